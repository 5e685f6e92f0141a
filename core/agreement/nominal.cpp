#include "core/agreement/nominal.h"
#include "core/base/translate.h"
#include <limits>
#include <numeric>

namespace counterpoint::agreement {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

struct Pair {
    double observed = nothing; ///< disagreement
    double expected = nothing; ///< disagreement
};

double sumOf(const std::vector<double>& numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0.0); }

/// Probability that two values differ which are drawn by these frequencies; exactly 0 where all are in one category.
double differing(const std::vector<double>& frequencies)
{
    const double all = sumOf(frequencies);
    double sum = 0;
    for (const double of : frequencies)
        sum += of / all * ((all - of) / all);
    return sum;
}

/// Cohen (1960); for more than two coders Conger (1980): the mean over pairs of coders.
double differingBetweenCoders(const std::vector<std::vector<double>>& byCoder)
{
    double sum = 0;
    double pairs = 0;
    for (std::size_t i = 0; i < byCoder.size(); ++i)
        for (std::size_t j = i + 1; j < byCoder.size(); ++j) {
            const double first = sumOf(byCoder[i]);
            const double second = sumOf(byCoder[j]);
            if (!(first > 0) || !(second > 0))
                continue;
            for (std::size_t k = 0; k < byCoder[i].size(); ++k)
                sum += byCoder[i][k] / first * ((second - byCoder[j][k]) / second);
            pairs += 1;
        }
    return sum / pairs;
}

double expectedBy(Measure measure, const NominalSums& sums)
{
    const double q = double(sums.shares.size());
    switch (measure) {
    case Measure::Percent:
        return 1;
    case Measure::Cohen:
        return differingBetweenCoders(sums.byCoder);
    case Measure::Fleiss:
        return differing(sums.shares);
    case Measure::BrennanPrediger:
        return 1 - 1 / q;
    case Measure::Ac1:
        return q >= 2 ? 1 - differing(sums.shares) / (q - 1) : 0;
    case Measure::Alpha: {
        double unequal = 0;
        for (const double of : sums.paired)
            unequal += of * (sums.values - of);
        return unequal / (sums.values * (sums.values - 1));
    }
    }
    return nothing;
}

Pair disagreementOf(Measure measure, const NominalSums& sums)
{
    if (!(sums.comparable > 0))
        return {};
    return {measure == Measure::Alpha ? sums.discord / sums.values : sums.disagreement / sums.comparable, expectedBy(measure, sums)};
}

} // namespace

double valueOf(Measure measure, const NominalSums& sums)
{
    const auto pair = disagreementOf(measure, sums);
    return pair.expected > 0 ? 1 - pair.observed / pair.expected : nothing;
}

Coefficient coefficient(Measure measure, const NominalSums& sums)
{
    Coefficient result;
    QString why;
    if (!(sums.comparable > 0))
        why = reasons::nothingComparable();
    else if (measure == Measure::Cohen && sums.byCoder.empty())
        why = reasons::codersUnknown();
    result.standardError = stats::Number::undefined(why);
    if (!why.isEmpty()) {
        result.value = result.observed = result.chance = stats::Number::undefined(why);
        result.interval = stats::Interval::undefined(why);
        return result;
    }
    const auto pair = disagreementOf(measure, sums);
    const bool asDisagreement = measure == Measure::Alpha;
    result.observed = asDisagreement ? pair.observed : 1 - pair.observed;
    result.chance = asDisagreement ? pair.expected : 1 - pair.expected;
    result.value = pair.expected > 0 ? stats::Number(1 - pair.observed / pair.expected) : stats::Number::undefined(reasons::oneCategory());
    result.interval = stats::Interval::undefined(result.value.reason);
    return result;
}

namespace reasons {

QString nothingComparable() { return translate("Agreement", "No unit has values of two coders."); }

QString oneCategory()
{
    return translate("Agreement",
                     "All values are the same, so that no disagreement is expected (De = 0): the coefficient would divide by zero.");
}

QString codersUnknown() { return translate("Agreement", "This needs to know which coder gave what, not only how many."); }

} // namespace reasons

} // namespace counterpoint::agreement
