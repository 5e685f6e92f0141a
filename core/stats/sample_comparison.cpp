#include "core/stats/sample_comparison.h"
#include "core/stats/distributions.h"
#include "core/stats/reasons.h"
#include "core/stats/univariate.h"
#include <cmath>
#include <limits>

namespace counterpoint::stats {
namespace {

SampledDifference undefinedPair(std::size_t first, std::size_t second, const Number& difference, double df, const QString& reason)
{
    SampledDifference pair;
    pair.first = first;
    pair.second = second;
    pair.difference = difference;
    pair.df = df;
    pair.se = pair.t = pair.p = Number::undefined(reason);
    pair.interval = Interval::undefined(reason);
    return pair;
}

} // namespace

SampledComparison compareSampledMeans(std::span<const double> values, std::span<const int> groups, std::size_t size,
                                      const SampleDesign& design, double confidence)
{
    SampledComparison result;
    std::vector<std::vector<double>> influences;
    for (std::size_t group = 0; group < size; ++group) {
        std::vector<double> own(values.size(), std::numeric_limits<double>::quiet_NaN());
        for (std::size_t row = 0; row < own.size(); ++row)
            if (groups[row] == static_cast<int>(group))
                own[row] = values[row];
        result.groups.push_back(sampledMean(own, design, confidence));
        const SampledMean& mean = result.groups.back();
        std::vector<double> influence(values.size());
        for (std::size_t row = 0; row < own.size(); ++row)
            if (design.weight(row) > 0 && std::isfinite(own[row]))
                influence[row] = design.weight(row) * (own[row] - mean.mean.value) / mean.sumOfWeights;
        influences.push_back(std::move(influence));
    }
    const double df = design.degreesOfFreedom() - static_cast<double>(size) + 1;
    for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = a + 1; b < size; ++b) {
            const bool hasBoth = result.groups[a].mean.isDefined() && result.groups[b].mean.isDefined();
            const Number difference = hasBoth
                ? Number::finiteOr(result.groups[a].mean.value - result.groups[b].mean.value, reasons::tooLarge())
                : Number::undefined(reasons::tooFewGroups());
            std::vector<double> influence(values.size());
            for (std::size_t row = 0; row < influence.size(); ++row)
                influence[row] = influences[a][row] - influences[b][row];
            const Number se = hasBoth ? design.standardError(influence) : difference;
            const QString reason = !difference.isDefined() ? difference.reason
                : !se.isDefined()                          ? se.reason
                : !(df > 0)                                ? reasons::tooFew(double(size) + 1, design.n())
                : !(se.value > 0)                          ? reasons::noVariationWithin()
                                                           : QString();
            auto pair = undefinedPair(a, b, difference, df, reason);
            if (se.isDefined())
                pair.se = se;
            if (reason.isEmpty()) {
                pair.t = Number::finiteOr(difference.value / se.value, reasons::tooLarge());
                pair.p = pair.t.isDefined() ? Number(tTwoSided(pair.t.value, df)) : pair.t;
                pair.interval = meanInterval(difference.value, se.value, df, confidence);
            }
            result.pairs.push_back(std::move(pair));
        }
    return result;
}

} // namespace counterpoint::stats
