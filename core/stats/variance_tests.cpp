#include "core/stats/variance_tests.h"
#include "core/stats/anova.h"
#include "core/stats/distributions.h"
#include "core/stats/moments.h"
#include "core/stats/reasons.h"
#include "core/stats/sorted_sample.h"
#include "core/stats/summation.h"
#include <algorithm>

namespace counterpoint::stats {
namespace {

FTest undefinedTest(const QString& reason) { return {Number::undefined(reason), 0, 0, Number::undefined(reason)}; }

double leastSquares(const GroupMoments& m)
{
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t g = 0; g < m.size(); ++g)
        least = std::min(least, m.squares(g));
    return least;
}

} // namespace

FTest levene(const Groups& groups, Centre centre, const Groups& weights)
{
    auto [deviations, counting] = validOnly(groups, weights);
    const GroupMoments m(deviations, counting);
    double farthest = 0;
    for (std::size_t g = 0; g < deviations.size(); ++g) {
        if (deviations[g].empty())
            continue;
        for (double& value : deviations[g])
            value = m.deviation(g, value);
        // Of the deviations, since the midpoint of two values far from zero would be rounded.
        const double middle =
            centre == Centre::Median ? SortedSample(deviations[g], counting.empty() ? std::vector<double>() : counting[g]).median() : 0;
        for (double& value : deviations[g]) {
            value = std::fabs(value - middle);
            farthest = std::max(farthest, value);
        }
    }
    // Deviations that differ by rounding alone (as the two of a pair do) are equal.
    const GroupMoments spread(deviations, counting);
    const double noise = spread.inUnitOfData(spread.squaresWithin(), 2);
    if (noise <= spread.count() * 1e-30 * farthest * farthest)
        return undefinedTest(reasons::noVariationWithin());
    return oneWayF(spread);
}

FTest bartlett(const Groups& groups, const Groups& weights)
{
    const auto valid = validOnly(groups, weights);
    WeightedGroups usable;
    for (std::size_t g = 0; g < valid.values.size(); ++g) {
        if (!((weights.empty() ? static_cast<double>(valid.values[g].size()) : sum(valid.weights[g])) >= 2))
            continue;
        usable.values.push_back(valid.values[g]);
        if (!weights.empty())
            usable.weights.push_back(valid.weights[g]);
    }
    if (usable.values.size() < 2)
        return undefinedTest(reasons::tooFewGroups());
    const GroupMoments m(usable.values, usable.weights);
    if (!(leastSquares(m) > 0))
        return undefinedTest(reasons::noVariationWithin());
    const double k = static_cast<double>(m.size());
    const double df = m.count() - k;
    const double pooled = m.squaresWithin() / df;
    Sum logs;
    Sum inverses;
    for (std::size_t g = 0; g < m.size(); ++g) {
        logs.add((m.count(g) - 1) * std::log(pooled / m.variance(g)));
        inverses.add(1 / (m.count(g) - 1));
    }
    const double statistic = logs.value() / (1 + (inverses.value() - 1 / df) / (3 * (k - 1)));
    return {statistic, k - 1, 0, chiSquareUpper(std::max(0.0, statistic), k - 1)};
}

FTest varianceRatio(const Groups& twoGroups, const Groups& weights)
{
    const auto groups = validOnly(twoGroups, weights);
    const GroupMoments m(groups.values, groups.weights);
    if (m.size() != 2 || !(m.count(0) >= 2) || !(m.count(1) >= 2))
        return undefinedTest(reasons::twoValuesInEach());
    if (!(leastSquares(m) > 0))
        return undefinedTest(reasons::noVariationWithin());
    const double ratio = m.variance(0) / m.variance(1);
    const double df1 = m.count(0) - 1;
    const double df2 = m.count(1) - 1;
    const double p = 2 * std::min(fCdf(ratio, df1, df2), fUpper(ratio, df1, df2));
    return {Number::finiteOr(ratio, reasons::tooLarge()), df1, df2, std::min(1.0, p)};
}

} // namespace counterpoint::stats
