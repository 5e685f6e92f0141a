#include "core/stats/reliability.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/linear_algebra.h"
#include "core/stats/one_factor.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace counterpoint::stats {
namespace {

using Matrix = std::vector<std::vector<double>>;
using Indices = std::vector<std::size_t>;

QString constantItem() { return translate("Statistics", "An item has the same answer in all cases."); }
QString constantSum() { return translate("Statistics", "The sum of the items is the same in all cases."); }
QString needsItems(int needed) { return translate("Statistics", "This needs at least %1 items.").arg(needed); }

/// Sum of the covariances of the items of one list with those of another.
double block(const Matrix& s, const Indices& rows, const Indices& columns)
{
    Sum sum;
    for (const std::size_t i : rows)
        for (const std::size_t j : columns)
            sum.add(s[i][j]);
    return sum.value();
}

double trace(const Matrix& s, const Indices& items)
{
    Sum sum;
    for (const std::size_t i : items)
        sum.add(s[i][i]);
    return sum.value();
}

Indices range(std::size_t first, std::size_t end, std::size_t step = 1)
{
    Indices indices;
    for (std::size_t i = first; i < end; i += step)
        indices.push_back(i);
    return indices;
}

Indices without(std::size_t size, std::size_t left)
{
    Indices indices = range(0, size);
    indices.erase(indices.begin() + static_cast<std::ptrdiff_t>(left));
    return indices;
}

/// Rounding leaves a variance of some 1e-16 of its terms where items cancel each other.
bool isNothing(double sumVariance, double itemVariances) { return !(sumVariance > 1e-14 * itemVariances); }

Number alphaOf(const Matrix& s, const Indices& items)
{
    if (items.size() < 2)
        return Number::undefined(needsItems(2));
    const double k = static_cast<double>(items.size());
    const double total = block(s, items, items);
    const double own = trace(s, items);
    if (isNothing(total, own))
        return Number::undefined(constantSum());
    return k / (k - 1) * (1 - own / total);
}

Number correlationOf(double covariance, double variance1, double variance2, const QString& reason)
{
    if (!(variance1 > 0 && variance2 > 0))
        return Number::undefined(reason);
    return std::clamp(covariance / (std::sqrt(variance1) * std::sqrt(variance2)), -1.0, 1.0);
}

/// Step-up of a correlation between forms of k1 and k2 items.
Number horst(double r, double k1, double k2)
{
    if (r < 0)
        return Number::undefined(translate("Statistics", "The two halves correlate negatively."));
    if (r == 0 || r == 1)
        return r;
    const double share = k1 * k2 / ((k1 + k2) * (k1 + k2));
    const double rest = (1 - r) * (1 + r);
    return (std::sqrt(r * r * r * r + 4 * r * r * rest * share) - r * r) / (2 * rest * share);
}

SplitHalf split(const Matrix& s, const Indices& form1, const Indices& form2)
{
    SplitHalf result;
    result.items1 = static_cast<double>(form1.size());
    result.items2 = static_cast<double>(form2.size());
    result.alpha1 = alphaOf(s, form1);
    result.alpha2 = alphaOf(s, form2);
    const double variance1 = block(s, form1, form1);
    const double variance2 = block(s, form2, form2);
    const double between = block(s, form1, form2);
    result.correlation =
        correlationOf(between, variance1, variance2, translate("Statistics", "The sum of one half is the same in all cases."));
    if (!result.correlation.isDefined()) {
        result.spearmanBrownEqual = result.spearmanBrownUnequal = Number::undefined(result.correlation.reason);
    } else {
        const double r = result.correlation.value;
        result.spearmanBrownEqual = Number::finiteOr(2 * r / (1 + r), translate("Statistics", "The two halves are opposites."));
        result.spearmanBrownUnequal = horst(r, result.items1, result.items2);
    }
    const double whole = variance1 + variance2 + 2 * between;
    result.guttman = isNothing(whole, variance1 + variance2) ? Number::undefined(constantSum()) : Number(4 * between / whole);
    return result;
}

void fillCorrelations(Reliability& result, const Matrix& r)
{
    std::vector<double> between;
    for (std::size_t i = 0; i < r.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            between.push_back(r[i][j]);
    std::sort(between.begin(), between.end());
    const std::size_t size = between.size();
    Sum sum;
    for (const double value : between)
        sum.add(value);
    const double mean = sum.value() / static_cast<double>(size);
    const double k = result.items;
    result.meanCorrelation = mean;
    result.leastCorrelation = between.front();
    result.greatestCorrelation = between.back();
    result.medianCorrelation = size % 2 == 1 ? between[size / 2] : (between[size / 2 - 1] + between[size / 2]) / 2;
    result.alphaStandardised = Number::finiteOr(k * mean / (1 + (k - 1) * mean), constantSum());
}

void fillMultipleCorrelations(Reliability& result, const Matrix& r)
{
    const auto inverse = symmetricInverse(r);
    if (!inverse) {
        const QString reason = translate("Statistics", "An item is determined by the others.");
        result.lambda6 = Number::undefined(reason);
        for (ScaleItem& item : result.item)
            item.squaredMultiple = Number::undefined(reason);
        return;
    }
    Sum unexplained;
    Sum all;
    for (std::size_t i = 0; i < r.size(); ++i) {
        const double rest = 1 / (*inverse)[i][i];
        result.item[i].squaredMultiple = 1 - rest;
        unexplained.add(rest);
        for (const double value : r[i])
            all.add(value);
    }
    result.lambda6 = Number::finiteOr(1 - unexplained.value() / all.value(), constantSum());
}

/// Standard error of alpha without the assumption that the items are parallel.
double alphaError(const Matrix& s, double total, double own, double k, double n)
{
    Sum squares;
    Sum form;
    for (std::size_t i = 0; i < s.size(); ++i) {
        Sum row;
        for (const double value : s[i]) {
            squares.add(value * value);
            row.add(value);
        }
        form.add(row.value() * row.value());
    }
    const double q = total * (squares.value() + own * own) - 2 * own * form.value();
    return k / (k - 1) * std::sqrt(2 * std::max(q, 0.0) / (total * total * total) / n);
}

void fillAlpha(Reliability& result, const Matrix& s)
{
    const Indices all = range(0, s.size());
    result.alpha = alphaOf(s, all);
    const double total = block(s, all, all);
    const double own = trace(s, all);
    if (!result.alpha.isDefined()) {
        for (Number* number : {&result.alphaError, &result.lambda2})
            *number = Number::undefined(result.alpha.reason);
        for (Interval* interval : {&result.alphaFeldt, &result.alphaDuhachek})
            *interval = Interval::undefined(result.alpha.reason);
        return;
    }
    const double k = result.items;
    const double alpha = result.alpha.value;
    const double tail = (1 - result.confidence) / 2;
    const double df1 = result.n - 1;
    const double df2 = df1 * (k - 1);
    result.alphaFeldt = {1 - (1 - alpha) * fQuantile(1 - tail, df1, df2), 1 - (1 - alpha) * fQuantile(tail, df1, df2)};
    const double error = alphaError(s, total, own, k, result.n);
    const double half = normalQuantile(1 - tail) * error;
    result.alphaError = error;
    result.alphaDuhachek = {alpha - half, alpha + half};
    Sum squares;
    for (std::size_t i = 0; i < s.size(); ++i)
        for (std::size_t j = 0; j < s.size(); ++j)
            if (i != j)
                squares.add(s[i][j] * s[i][j]);
    result.lambda2 = (total - own + std::sqrt(k / (k - 1) * squares.value())) / total;
}

void fillItems(Reliability& result, const Covariance& c, const Matrix& s, int unit)
{
    const std::size_t size = s.size();
    const Indices all = range(0, size);
    const double total = block(s, all, all);
    Sum means;
    for (const double mean : c.means)
        means.add(mean);
    for (std::size_t i = 0; i < size; ++i) {
        ScaleItem& item = result.item[i];
        const Indices others = without(size, i);
        const double withOthers = block(s, {i}, others);
        const double rest = block(s, others, others);
        const double restVariance = isNothing(rest, trace(s, others)) ? 0.0 : rest;
        const double totalVariance = isNothing(total, trace(s, all)) ? 0.0 : total;
        item.sd = Number::finiteOr(c.sd(i), reasons::tooLarge());
        const QString reason = s[i][i] > 0 ? constantSum() : constantItem();
        item.itemTotal = correlationOf(withOthers + s[i][i], s[i][i], totalVariance, reason);
        item.itemRest = correlationOf(withOthers, s[i][i], restVariance, reason);
        item.alphaIfDeleted = alphaOf(s, others);
        item.scaleMeanIfDeleted = Number::finiteOr(means.value() - c.means[i], reasons::tooLarge());
        item.scaleVarianceIfDeleted = Number::finiteOr(std::ldexp(rest, 2 * unit), reasons::tooLarge());
        if (!(s[i][i] > 0))
            result.constant.push_back(i);
        else if (item.itemRest.isDefined() && item.itemRest.value < 0)
            result.negative.push_back(i);
    }
    const double k = result.items;
    result.sumMean = Number::finiteOr(means.value(), reasons::tooLarge());
    result.sumVariance = Number::finiteOr(std::ldexp(total, 2 * unit), reasons::tooLarge());
    result.sumSd = Number::finiteOr(std::ldexp(std::sqrt(std::max(total, 0.0)), unit), reasons::tooLarge());
    result.meanMean = Number::finiteOr(means.value() / k, reasons::tooLarge());
    result.meanSd = Number::finiteOr(std::ldexp(std::sqrt(std::max(total, 0.0)) / k, unit), reasons::tooLarge());
}

void undefine(Omega& omega, std::size_t items, const QString& reason)
{
    omega.value = omega.overObservedVariance = omega.minimumResiduals = Number::undefined(reason);
    omega.loadings.assign(items, Number::undefined(reason));
}

/// @param s covariances, r correlations
Omega omegaOf(const Matrix& s, const Matrix& r)
{
    Omega result;
    const OneFactor likely = oneFactorByMaximumLikelihood(r);
    if (!likely.converged) {
        undefine(result, r.size(), translate("Statistics", "The model with one factor could not be fitted to these items."));
        return result;
    }
    Sum loadings;
    Sum uniquenesses;
    Sum observed;
    for (std::size_t i = 0; i < s.size(); ++i) {
        loadings.add(likely.loadings[i] * std::sqrt(s[i][i]));
        uniquenesses.add(likely.uniquenesses[i] * s[i][i]);
        for (const double value : s[i])
            observed.add(value);
        result.loadings.emplace_back(likely.loadings[i]);
    }
    const double common = loadings.value() * loadings.value();
    result.value = common / (common + uniquenesses.value());
    result.overObservedVariance = Number::finiteOr(common / observed.value(), constantSum());
    result.heywood = likely.heywood;

    const OneFactor least = oneFactorByMinimumResiduals(r);
    const double sum = std::accumulate(least.loadings.begin(), least.loadings.end(), 0.0);
    const double rest = std::accumulate(least.uniquenesses.begin(), least.uniquenesses.end(), 0.0);
    result.minimumResiduals = sum * sum / (sum * sum + rest);
    return result;
}

void undefineAll(Reliability& result, const QString& reason)
{
    for (Number* number : {&result.alpha, &result.alphaStandardised, &result.alphaError, &result.meanCorrelation, &result.leastCorrelation,
                           &result.greatestCorrelation, &result.medianCorrelation, &result.lambda2, &result.lambda6, &result.sumMean,
                           &result.sumSd, &result.sumVariance, &result.meanMean, &result.meanSd})
        *number = Number::undefined(reason);
    for (Interval* interval : {&result.alphaFeldt, &result.alphaDuhachek})
        *interval = Interval::undefined(reason);
    for (ScaleItem& item : result.item)
        for (Number* number : {&item.sd, &item.itemTotal, &item.itemRest, &item.squaredMultiple, &item.alphaIfDeleted,
                               &item.scaleMeanIfDeleted, &item.scaleVarianceIfDeleted})
            *number = Number::undefined(reason);
    for (SplitHalf* half : {&result.firstSecond, &result.oddEven})
        for (Number* number :
             {&half->alpha1, &half->alpha2, &half->correlation, &half->spearmanBrownEqual, &half->spearmanBrownUnequal, &half->guttman})
            *number = Number::undefined(reason);
    undefine(result.omega, result.item.size(), reason);
}

void undefineCorrelations(Reliability& result, const QString& reason)
{
    for (Number* number : {&result.alphaStandardised, &result.meanCorrelation, &result.leastCorrelation, &result.greatestCorrelation,
                           &result.medianCorrelation, &result.lambda6})
        *number = Number::undefined(reason);
    for (ScaleItem& item : result.item)
        item.squaredMultiple = Number::undefined(reason);
    undefine(result.omega, result.item.size(), reason);
}

} // namespace

Reliability reliability(const Columns& items, double confidence, std::span<const double> weights)
{
    const Covariance c = covariance(items, weights);
    const std::size_t size = items.size();
    Reliability result;
    result.nTotal = c.nTotal;
    result.n = c.n;
    result.items = static_cast<double>(size);
    result.confidence = confidence;
    for (const double mean : c.means)
        result.item.push_back({mean, {}, {}, {}, {}, {}, {}, {}});
    if (size < 2 || !(c.n > 1)) {
        undefineAll(result, size < 2 ? needsItems(2) : reasons::tooFew(2, c.n));
        return result;
    }
    const int unit = c.widestExponent();
    const Matrix s = c.inUnit(unit);
    fillAlpha(result, s);
    fillItems(result, c, s, unit);
    const std::size_t half = (size + 1) / 2;
    result.firstSecond = split(s, range(0, half), range(half, size));
    result.oddEven = split(s, range(0, size, 2), range(1, size, 2));
    if (!result.constant.empty()) {
        undefineCorrelations(result, constantItem());
        return result;
    }
    const Matrix r = c.correlations();
    fillCorrelations(result, r);
    fillMultipleCorrelations(result, r);
    if (size < 3)
        undefine(result.omega, size, needsItems(3));
    else
        result.omega = omegaOf(s, r);
    return result;
}

} // namespace counterpoint::stats
