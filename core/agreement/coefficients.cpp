#include "core/agreement/coefficients.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace counterpoint::agreement {

namespace {

using stats::Interval;
using stats::Number;
using Vector = std::vector<double>;

/// Weights between 1 (the same category) and 0 (the two that are farthest apart).
stats::Matrix matrixOf(const Ratings& ratings, Weights weights)
{
    const auto q = ratings.categories.size();
    stats::Matrix matrix(q, Vector(q));
    const auto ends = std::minmax_element(ratings.values.begin(), ratings.values.end());
    const double width = q > 0 ? *ends.second - *ends.first : 0;
    for (std::size_t i = 0; i < q; ++i)
        for (std::size_t j = 0; j < q; ++j) {
            const double distance = i == j ? 0 : std::fabs(ratings.values[i] - ratings.values[j]) / width;
            matrix[i][j] = weights == Weights::None ? (i == j ? 1 : 0) : 1 - (weights == Weights::Linear ? distance : distance * distance);
        }
    return matrix;
}

Vector times(const stats::Matrix& matrix, const Vector& vector)
{
    Vector product(vector.size());
    for (std::size_t i = 0; i < vector.size(); ++i)
        product[i] = std::inner_product(matrix[i].begin(), matrix[i].end(), vector.begin(), 0.0);
    return product;
}

double dot(const Vector& a, const Vector& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

/// What the weighted coefficients and their variances stand on.
struct Weighted {
    stats::Matrix weights;
    double total = 0; ///< of all weights
    double units = 0; ///< rated at all
    double comparable = 0;
    double values = 0; ///< in comparable units
    double agreement = 0; ///< weighted, mean over comparable units
    Vector shares; ///< of the categories, mean over units
};

/// Weighted agreement of the pairs of values of one unit, that has `values` of them.
double pairsAgreeing(const Ratings::Unit& unit, const stats::Matrix& weights, double values)
{
    return (dot(unit.counts, times(weights, unit.counts)) - values) / (values * (values - 1));
}

Weighted gather(const Ratings& ratings, Weights weights)
{
    Weighted sums;
    sums.weights = matrixOf(ratings, weights);
    for (const auto& row : sums.weights)
        sums.total += std::accumulate(row.begin(), row.end(), 0.0);
    sums.shares.assign(ratings.categories.size(), 0);
    for (const auto& unit : ratings.units) {
        const double values = ratings.valuesIn(unit);
        if (!(values > 0))
            continue;
        sums.units += unit.times;
        for (std::size_t k = 0; k < unit.counts.size(); ++k)
            sums.shares[k] += unit.times * unit.counts[k] / values;
        if (values < 2)
            continue;
        sums.comparable += unit.times;
        sums.values += unit.times * values;
        sums.agreement += unit.times * pairsAgreeing(unit, sums.weights, values);
    }
    sums.agreement /= sums.comparable;
    for (double& share : sums.shares)
        share /= sums.units;
    return sums;
}

double chanceBy(Measure measure, const Weighted& sums)
{
    const double q = double(sums.shares.size());
    switch (measure) {
    case Measure::BrennanPrediger:
        return sums.total / (q * q);
    case Measure::Fleiss:
        return dot(sums.shares, times(sums.weights, sums.shares));
    case Measure::Ac1: {
        double unlike = 0;
        for (const double share : sums.shares)
            unlike += share * (1 - share);
        return q >= 2 ? sums.total * unlike / (q * (q - 1)) : 1;
    }
    default:
        return 0;
    }
}

/// What a unit adds to the chance agreement, by which its influence on the coefficient is corrected.
double chanceOfUnit(Measure measure, const Weighted& sums, const Ratings::Unit& unit, double values)
{
    const double q = double(sums.shares.size());
    if (measure == Measure::Fleiss)
        return dot(unit.counts, times(sums.weights, sums.shares)) / values;
    double unlike = 0;
    for (std::size_t k = 0; k < unit.counts.size(); ++k)
        unlike += unit.counts[k] * (1 - sums.shares[k]);
    return sums.total / (q * (q - 1)) * unlike / values;
}

/// Influences of the units on the coefficient: their squared deviations give its variance.
double varianceOf(Measure measure, const Weighted& sums, const Ratings& ratings, double value, double chance)
{
    const bool chanceVaries = measure == Measure::Fleiss || measure == Measure::Ac1;
    double squares = 0;
    for (const auto& unit : ratings.units) {
        const double values = ratings.valuesIn(unit);
        if (!(values > 0))
            continue;
        double influence =
            values < 2 ? 0 : sums.units / sums.comparable * (pairsAgreeing(unit, sums.weights, values) - chance) / (1 - chance);
        if (chanceVaries)
            influence -= 2 * (1 - value) * (chanceOfUnit(measure, sums, unit, values) - chance) / (1 - chance);
        squares += unit.times * (influence - value) * (influence - value);
    }
    return squares / (sums.units * (sums.units - 1));
}

/// The same for alpha, which counts values in place of units.
double varianceOfAlpha(const Weighted& sums, const Ratings& ratings)
{
    const double n = sums.comparable;
    const double mean = sums.values / n;
    Vector shares(ratings.categories.size());
    double agreement = 0;
    for (const auto& unit : ratings.units) {
        const double values = ratings.valuesIn(unit);
        if (values < 2)
            continue;
        for (std::size_t k = 0; k < shares.size(); ++k)
            shares[k] += unit.times * unit.counts[k] / mean / n;
        agreement += unit.times * pairsAgreeing(unit, sums.weights, values) * values / mean / n;
    }
    const auto weighted = times(sums.weights, shares);
    const double chance = dot(shares, weighted);
    const double alpha = (agreement - chance) / (1 - chance);
    // The correction for few values that makes alpha out of Scott's pi.
    const double corrected = agreement + (1 - agreement) / sums.values;
    double squares = 0;
    for (const auto& unit : ratings.units) {
        const double values = ratings.valuesIn(unit);
        if (values < 2)
            continue;
        const double more = (values - mean) / mean;
        const double observed = pairsAgreeing(unit, sums.weights, values) * values / mean - corrected * more;
        const double expected = dot(unit.counts, weighted) / mean - chance * more;
        const double influence = (observed - chance - 2 * (1 - alpha) * (expected - chance)) / (1 - chance);
        squares += unit.times * (influence - alpha) * (influence - alpha);
    }
    return squares / (n * (n - 1));
}

void setError(Coefficient& result, double variance, double units, double confidence)
{
    if (!result.value.isDefined() || !(units >= 2)) {
        const auto why =
            result.value.isDefined() ? translate("Agreement", "A standard error needs at least two units.") : result.value.reason;
        result.standardError = Number::undefined(why);
        result.interval = Interval::undefined(why);
        return;
    }
    const double error = std::sqrt(std::fmax(0.0, variance));
    result.standardError = error;
    const double half = stats::tQuantile(0.5 + confidence / 2, units - 1) * error;
    result.interval = {result.value.value - half, std::fmin(1.0, result.value.value + half)};
}

Coefficient undefinedFor(const QString& why)
{
    return {Number::undefined(why), Number::undefined(why), Number::undefined(why), Number::undefined(why), Interval::undefined(why)};
}

} // namespace

NominalSums sumsOf(const Ratings& ratings)
{
    NominalSums sums;
    const auto q = ratings.categories.size();
    sums.shares.assign(q, 0);
    sums.paired.assign(q, 0);
    sums.byCoder.assign(ratings.coders, Vector(q));
    for (const auto& unit : ratings.units) {
        const double values = ratings.valuesIn(unit);
        if (!(values > 0))
            continue;
        sums.units += unit.times;
        double unequal = 0;
        for (std::size_t k = 0; k < q; ++k) {
            sums.shares[k] += unit.times * unit.counts[k] / values;
            unequal += unit.counts[k] * (values - unit.counts[k]);
        }
        for (std::size_t coder = 0; coder < unit.byCoder.size(); ++coder)
            if (unit.byCoder[coder] != Ratings::missing)
                sums.byCoder[coder][std::size_t(unit.byCoder[coder])] += unit.times;
        if (values < 2)
            continue;
        sums.comparable += unit.times;
        sums.values += unit.times * values;
        sums.disagreement += unit.times * unequal / (values * (values - 1));
        sums.discord += unit.times * unequal / (values - 1);
        for (std::size_t k = 0; k < q; ++k)
            sums.paired[k] += unit.times * unit.counts[k];
    }
    return sums;
}

Coefficient coefficient(Measure measure, const Ratings& ratings, Weights weights, double confidence)
{
    if (weights != Weights::None && ratings.scale == Ratings::Scale::Nominal && ratings.categories.size() > 2)
        return undefinedFor(translate("Agreement", "Weights need the order of the categories. Name all of them, in their order."));
    auto result = coefficient(measure, sumsOf(ratings));
    if (!result.observed.isDefined())
        return result;
    const auto sums = gather(ratings, weights);
    if (measure == Measure::Cohen)
        return result;
    if (measure == Measure::Alpha) {
        setError(result, varianceOfAlpha(sums, ratings), sums.comparable, confidence);
        return result;
    }
    const double chance = chanceBy(measure, sums);
    if (weights != Weights::None) {
        result.observed = sums.agreement;
        result.chance = chance;
        result.value = chance < 1 ? Number((sums.agreement - chance) / (1 - chance)) : Number::undefined(reasons::oneCategory());
    }
    setError(result, result.value.isDefined() ? varianceOf(measure, sums, ratings, result.value.value, chance) : 0, sums.units, confidence);
    return result;
}

} // namespace counterpoint::agreement
