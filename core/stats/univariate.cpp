#include "core/stats/univariate.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/moments.h"
#include "core/stats/reasons.h"
#include "core/stats/shapiro_wilk.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace counterpoint::stats {
namespace {

constexpr double madToSd = 1.4826;

struct Valid {
    std::vector<double> values;
    std::vector<double> weights;
};

Valid validOf(std::span<const double> values, std::span<const double> weights, Univariate& result)
{
    Valid valid;
    valid.values.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double weight = weights.empty() ? 1.0 : (i < weights.size() ? weights[i] : 0.0);
        if (!(weight > 0) || !std::isfinite(weight)) {
            result.nWithoutWeight += 1;
            continue;
        }
        if (!std::isfinite(values[i])) {
            result.nMissing += weight;
            continue;
        }
        valid.values.push_back(values[i] + 0.0); // makes -0 into 0
        if (!weights.empty())
            valid.weights.push_back(weight);
    }
    return valid;
}

/// Each answer once, weighted by how often it was given, where so many values are whole numbers so near to zero that counting them is quicker
/// than sorting them: all sums are of whole numbers then, so that nothing is lost by it.
std::optional<Valid> counted(std::span<const double> values, Univariate& result)
{
    constexpr std::size_t leastValues = 1000;
    constexpr int widest = 200;
    if (values.size() < leastValues)
        return std::nullopt;
    std::array<std::size_t, 2 * widest + 1> counts{};
    std::size_t missing = 0;
    for (const double value : values) {
        if (std::fabs(value) <= widest) {
            const int whole = static_cast<int>(value);
            if (value != whole)
                return std::nullopt;
            ++counts[static_cast<std::size_t>(whole + widest)];
        } else if (std::isfinite(value)) {
            return std::nullopt;
        } else {
            ++missing;
        }
    }
    Valid valid;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) {
            valid.values.push_back(static_cast<double>(i) - widest);
            valid.weights.push_back(static_cast<double>(counts[i]));
        }
    result.nMissing = static_cast<double>(missing);
    return valid;
}

void fillSpread(Univariate& result, const Moments& m, const UnivariateOptions& options)
{
    const double n = m.count;
    result.mean = m.mean;
    result.variancePopulation = Number::finiteOr(m.sumOfSquares() / n, reasons::tooLarge());
    result.sdPopulation = m.rootMeanSquare(n);
    if (!(n > 1)) {
        const QString reason = reasons::tooFew(2, n);
        for (Number* number : {&result.variance, &result.sd, &result.seMean, &result.coefficientOfVariation})
            *number = Number::undefined(reason);
        for (Interval* interval : {&result.ciMean, &result.ci95Mean, &result.ci99Mean})
            *interval = Interval::undefined(reason);
        return;
    }
    const double sd = m.rootMeanSquare(n - 1);
    result.variance = Number::finiteOr(m.sumOfSquares() / (n - 1), reasons::tooLarge());
    result.sd = sd;
    result.seMean = sd / std::sqrt(n) * std::sqrt(std::fmax(0.0, 1 - n / options.populationSize));
    result.ciMean = meanInterval(m.mean, result.seMean.value, n - 1, options.confidence);
    result.ci95Mean = meanInterval(m.mean, result.seMean.value, n - 1, 0.95);
    result.ci99Mean = meanInterval(m.mean, result.seMean.value, n - 1, 0.99);
    result.coefficientOfVariation = Number::finiteOr(sd / m.mean, translate("Statistics", "The mean is zero."));
}

void fillSkewness(Univariate& result, const Moments& m)
{
    const double n = m.count;
    if (n > 2)
        result.seSkewness = std::sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)));
    else
        result.seSkewness = Number::undefined(reasons::tooFew(3, n));
    if (!(m.squares > 0)) {
        for (Number* number : {&result.skewnessLowerG1, &result.skewnessUpperG1, &result.skewnessB1})
            *number = Number::undefined(reasons::noVariation());
        return;
    }
    const double g1 = (m.cubes / n) / std::pow(m.squares / n, 1.5);
    result.skewnessLowerG1 = g1;
    result.skewnessB1 = g1 * std::pow(1 - 1 / n, 1.5);
    result.skewnessUpperG1 = n > 2 ? Number(g1 * std::sqrt(n * (n - 1)) / (n - 2)) : Number::undefined(reasons::tooFew(3, n));
}

void fillKurtosis(Univariate& result, const Moments& m)
{
    const double n = m.count;
    if (n > 3)
        result.seKurtosis = 2 * result.seSkewness.value * std::sqrt((n * n - 1) / ((n - 3) * (n + 5)));
    else
        result.seKurtosis = Number::undefined(reasons::tooFew(4, n));
    if (!(m.squares > 0)) {
        for (Number* number : {&result.kurtosisLowerG2, &result.kurtosisUpperG2, &result.kurtosisB2})
            *number = Number::undefined(reasons::noVariation());
        return;
    }
    const double ratio = (m.fourths / n) / ((m.squares / n) * (m.squares / n));
    const double g2 = ratio - 3;
    result.kurtosisLowerG2 = g2;
    result.kurtosisB2 = ratio * (1 - 1 / n) * (1 - 1 / n) - 3;
    result.kurtosisUpperG2 = n > 3 ? Number((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6)) : Number::undefined(reasons::tooFew(4, n));
}

void fillModes(Univariate& result, const SortedSample& sample)
{
    const std::span<const double> values = sample.values();
    double most = 0;
    for (std::size_t i = 0; i < values.size();) {
        const double value = values[i];
        Sum count;
        for (; i < values.size() && values[i] == value; ++i)
            count.add(sample.weight(i));
        if (count.value() > most) {
            most = count.value();
            result.modes.clear();
            result.numberOfModes = 0;
        }
        if (count.value() == most) {
            result.numberOfModes += 1;
            if (result.modes.size() < largestModeList)
                result.modes.push_back(value);
        }
    }
    result.modeCount = most;
    result.modeSmallest = result.modes.front();
}

Outliers outliersBeyond(const SortedSample& sample, double lowerQuartile, double upperQuartile)
{
    const double range = upperQuartile - lowerQuartile;
    Outliers outliers;
    for (std::size_t i = 0; i < sample.values().size(); ++i) {
        const double value = sample.values()[i];
        if (value < lowerQuartile - 1.5 * range || value > upperQuartile + 1.5 * range)
            outliers.mildOrExtreme += sample.weight(i);
        if (value < lowerQuartile - 3 * range || value > upperQuartile + 3 * range)
            outliers.extreme += sample.weight(i);
    }
    return outliers;
}

void fillBoxplot(Univariate& result, const SortedSample& sample)
{
    const auto [lower, upper] = tukeyHinges(sample);
    const double reach = 1.5 * (upper - lower);
    double lowWhisker = upper;
    double highWhisker = lower;
    for (std::size_t i = 0; i < sample.values().size(); ++i) {
        const double value = sample.values()[i];
        if (value < lower - reach || value > upper + reach) {
            result.boxplotOutliers += sample.weight(i);
            continue;
        }
        lowWhisker = std::min(lowWhisker, value);
        highWhisker = std::max(highWhisker, value);
    }
    result.tukeyHinges = {lower, upper};
    result.boxplot = {lowWhisker, lower, sample.median(), upper, highWhisker};
}

/// Mean of what is left when `cut` of the weight is taken off each end, splitting cases at the border.
double trimmedMean(const SortedSample& sample, double cut)
{
    const double kept = sample.count() - 2 * cut;
    const double origin = sample.values().front();
    Sum total;
    double before = 0;
    for (std::size_t i = 0; i < sample.values().size(); ++i) {
        const double after = before + sample.weight(i);
        const double inside = std::min(after, sample.count() - cut) - std::max(before, cut);
        if (inside > 0)
            total.add(inside / kept * (sample.values()[i] - origin));
        before = after;
    }
    return origin + total.value();
}

void fillOrder(Univariate& result, const SortedSample& sample, const UnivariateOptions& options)
{
    result.minimum = sample.values().front();
    result.maximum = sample.values().back();
    result.range = Number::finiteOr(sample.values().back() - sample.values().front(), reasons::tooLarge());
    result.median = sample.median();
    for (int type = 1; type <= 9; ++type)
        for (const double probability : options.probabilities)
            result.quantiles[static_cast<std::size_t>(type - 1)].push_back(
                Number::finiteOr(quantile(sample, probability, type), translate("Statistics", "A quantile needs a share from 0 to 1.")));
    const std::array<double, 2> type6{quantile(sample, 0.25, 6), quantile(sample, 0.75, 6)};
    const std::array<double, 2> type7{quantile(sample, 0.25, 7), quantile(sample, 0.75, 7)};
    result.iqrType6 = Number::finiteOr(type6[1] - type6[0], reasons::tooLarge());
    result.iqrType7 = Number::finiteOr(type7[1] - type7[0], reasons::tooLarge());
    result.outliersType6 = outliersBeyond(sample, type6[0], type6[1]);
    result.outliersType7 = outliersBeyond(sample, type7[0], type7[1]);
    const double distance = sample.distancesTo(result.median.value).median();
    result.madRaw = Number::finiteOr(distance, reasons::tooLarge());
    result.madScaled = Number::finiteOr(madToSd * distance, reasons::tooLarge());
    const double n = sample.count();
    result.trimmedMean5Percent = Number::finiteOr(trimmedMean(sample, 0.05 * n), reasons::tooLarge());
    result.trimmedMean10Percent = Number::finiteOr(trimmedMean(sample, std::floor(0.1 * n * (1 + 1e-15))), reasons::tooLarge());
}

void fillDistances(Univariate& result, const SortedSample& sample, const Moments& m)
{
    Sum distances;
    double beyond = 0;
    const double reach = result.sd.isDefined() ? 3 * result.sd.value : 0;
    for (std::size_t i = 0; i < sample.values().size(); ++i) {
        const double distance = std::fabs(sample.values()[i] - m.mean);
        distances.add(distance / m.count * sample.weight(i));
        if (distance > reach)
            beyond += sample.weight(i);
    }
    result.meanAbsoluteDeviation = Number::finiteOr(distances.value(), reasons::tooLarge());
    if (reach > 0)
        result.absoluteZAbove3 = beyond;
    else
        result.absoluteZAbove3 = Number::undefined(reasons::noVariation());
}

void fillOtherMeans(Univariate& result, const SortedSample& sample)
{
    if (!(sample.values().front() > 0)) {
        result.geometricMean = result.harmonicMean = Number::undefined(reasons::notPositive());
        return;
    }
    Sum logs;
    Sum inverses;
    for (std::size_t i = 0; i < sample.values().size(); ++i) {
        logs.add(sample.weight(i) * std::log(sample.values()[i]));
        inverses.add(sample.weight(i) / sample.values()[i]);
    }
    result.geometricMean = Number::finiteOr(std::exp(logs.value() / sample.count()), reasons::tooLarge());
    result.harmonicMean = Number::finiteOr(sample.count() / inverses.value(), reasons::tooLarge());
}

/// The sorted values with each row repeated as often as its weight says; empty where weights are not whole or make too many.
std::vector<double> expanded(const SortedSample& sample)
{
    constexpr double most = 5001; // one more than the Shapiro-Wilk test takes
    std::vector<double> values;
    for (std::size_t i = 0; i < sample.values().size() && static_cast<double>(values.size()) < most; ++i) {
        const double weight = sample.weight(i);
        if (weight != std::floor(weight))
            return {};
        values.insert(values.end(), static_cast<std::size_t>(std::min(weight, most)), sample.values()[i]);
    }
    return values;
}

void fillNormality(Univariate& result, const SortedSample& sample)
{
    const std::vector<double> values = expanded(sample);
    if (values.empty()) {
        result.shapiroW = result.shapiroP =
            Number::undefined(translate("Statistics", "The Shapiro-Wilk test needs whole frequency weights."));
        return;
    }
    const ShapiroWilk test = shapiroWilk(values);
    result.shapiroW = test.w;
    result.shapiroP = test.p;
}

void fillWithoutValues(Univariate& result, const UnivariateOptions& options)
{
    const Number undefined = Number::undefined(reasons::noValue());
    for (Number* number : {&result.sum,
                           &result.mean,
                           &result.seMean,
                           &result.sd,
                           &result.variance,
                           &result.sdPopulation,
                           &result.variancePopulation,
                           &result.skewnessLowerG1,
                           &result.skewnessUpperG1,
                           &result.skewnessB1,
                           &result.seSkewness,
                           &result.kurtosisLowerG2,
                           &result.kurtosisUpperG2,
                           &result.kurtosisB2,
                           &result.seKurtosis,
                           &result.minimum,
                           &result.maximum,
                           &result.range,
                           &result.median,
                           &result.modeCount,
                           &result.modeSmallest,
                           &result.iqrType6,
                           &result.iqrType7,
                           &result.madRaw,
                           &result.madScaled,
                           &result.meanAbsoluteDeviation,
                           &result.trimmedMean5Percent,
                           &result.trimmedMean10Percent,
                           &result.absoluteZAbove3,
                           &result.coefficientOfVariation,
                           &result.geometricMean,
                           &result.harmonicMean,
                           &result.shapiroW,
                           &result.shapiroP})
        *number = undefined;
    for (Interval* interval : {&result.ciMean, &result.ci95Mean, &result.ci99Mean})
        *interval = Interval::undefined(undefined.reason);
    result.tukeyHinges.fill(undefined);
    result.boxplot.fill(undefined);
    for (std::vector<Number>& ofType : result.quantiles)
        ofType.assign(options.probabilities.size(), undefined);
}

} // namespace

Interval meanInterval(double mean, double standardError, double degreesOfFreedom, double confidence)
{
    const double half = tQuantile(0.5 + confidence / 2, degreesOfFreedom) * standardError;
    if (!std::isfinite(half))
        return Interval::undefined(reasons::notFinite());
    return {mean - half, mean + half};
}

Univariate describe(std::span<const double> values, const UnivariateOptions& options, std::span<const double> weights)
{
    Univariate result;
    result.quantileType = std::clamp(options.quantileType, 1, 9);
    result.probabilities = options.probabilities;
    result.confidence = options.confidence;
    auto fewAnswers = weights.empty() ? counted(values, result) : std::nullopt;
    Valid valid = fewAnswers ? std::move(*fewAnswers) : validOf(values, weights, result);
    const Moments m = moments(valid.values, valid.weights);
    result.nValid = m.count;
    result.nTotal = result.nValid + result.nMissing;
    if (valid.values.empty()) {
        fillWithoutValues(result, options);
        return result;
    }
    result.sum = Number::finiteOr(sum(valid.values, valid.weights), reasons::tooLarge());
    fillSpread(result, m, options);
    fillSkewness(result, m);
    fillKurtosis(result, m);
    const SortedSample sample(std::move(valid.values), std::move(valid.weights));
    fillModes(result, sample);
    fillOrder(result, sample, options);
    fillBoxplot(result, sample);
    fillDistances(result, sample, m);
    fillOtherMeans(result, sample);
    fillNormality(result, sample);
    return result;
}

} // namespace counterpoint::stats
