#include "core/agreement/coefficients.h"
#include "core/base/translate.h"

namespace counterpoint::agreement {

namespace {

using stats::Number;

/// Squared differences between categories.
stats::Matrix differences(const Ratings& ratings, Metric metric, const std::vector<double>& frequencies)
{
    const auto q = ratings.categories.size();
    stats::Matrix squares(q, std::vector<double>(q));
    for (std::size_t c = 0; c < q; ++c)
        for (std::size_t k = c + 1; k < q; ++k) {
            double difference = 1;
            if (metric == Metric::Ordinal) {
                difference = (frequencies[c] + frequencies[k]) / 2;
                for (std::size_t g = c + 1; g < k; ++g)
                    difference += frequencies[g];
            } else if (metric == Metric::Interval) {
                difference = ratings.values[c] - ratings.values[k];
            } else if (metric == Metric::Ratio) {
                difference = (ratings.values[c] - ratings.values[k]) / (ratings.values[c] + ratings.values[k]);
            }
            squares[c][k] = squares[k][c] = difference * difference;
        }
    return squares;
}

/// Why the metric cannot be used with these values; empty where it can.
QString refusal(const Ratings& ratings, Metric metric)
{
    if (metric == Metric::Nominal || ratings.categories.empty())
        return {};
    if (ratings.scale == Ratings::Scale::Nominal)
        return translate("Agreement", "The order of the categories is not known. Name all of them, in their order.");
    if (metric == Metric::Ordinal)
        return {};
    if (ratings.scale != Ratings::Scale::Numbers)
        return translate("Agreement", "This metric needs values that are numbers.");
    if (metric == Metric::Ratio)
        for (const double value : ratings.values)
            if (value < 0)
                return translate("Agreement", "The ratio metric needs numbers that are not below 0.");
    return {};
}

} // namespace

Coefficient krippendorffAlpha(const Ratings& ratings, Metric metric)
{
    const auto sums = sumsOf(ratings);
    auto result = coefficient(Measure::Alpha, sums);
    if (metric == Metric::Nominal || !result.observed.isDefined())
        return result;
    if (const auto why = refusal(ratings, metric); !why.isEmpty()) {
        result.value = result.observed = result.chance = Number::undefined(why);
        return result;
    }
    const auto squares = differences(ratings, metric, sums.paired);
    const auto q = ratings.categories.size();
    double observed = 0;
    for (const auto& unit : ratings.units) {
        const double values = ratings.valuesIn(unit);
        if (values < 2)
            continue;
        double within = 0;
        for (std::size_t c = 0; c < q; ++c)
            for (std::size_t k = 0; k < q; ++k)
                within += unit.counts[c] * unit.counts[k] * squares[c][k];
        observed += unit.times * within / (values - 1);
    }
    double expected = 0;
    for (std::size_t c = 0; c < q; ++c)
        for (std::size_t k = 0; k < q; ++k)
            expected += sums.paired[c] * sums.paired[k] * squares[c][k];
    result.observed = observed / sums.values;
    result.chance = expected / (sums.values * (sums.values - 1));
    result.value = expected > 0 ? Number(1 - result.observed.value / result.chance.value) : Number::undefined(reasons::oneCategory());
    return result;
}

} // namespace counterpoint::agreement
