#include "core/stats/variance_tests.h"
#include "core/stats/anova.h"
#include "core/stats/distributions.h"
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

FTest levene(const Groups& groups, Centre centre)
{
    Groups deviations = validOnly(groups);
    const GroupMoments m(deviations);
    double farthest = 0;
    for (std::size_t g = 0; g < deviations.size(); ++g) {
        if (deviations[g].empty())
            continue;
        for (double& value : deviations[g])
            value = m.deviation(g, value);
        // Of the deviations, since the midpoint of two values far from zero would be rounded.
        const double middle = centre == Centre::Median ? SortedSample(deviations[g]).median() : 0;
        for (double& value : deviations[g]) {
            value = std::fabs(value - middle);
            farthest = std::max(farthest, value);
        }
    }
    // Deviations that differ by rounding alone (as the two of a pair do) are equal.
    const GroupMoments spread(deviations);
    const double noise = spread.inUnitOfData(spread.squaresWithin(), 2);
    if (noise <= spread.count() * 1e-30 * farthest * farthest)
        return undefinedTest(reasons::noVariationWithin());
    return oneWayF(spread);
}

FTest bartlett(const Groups& groups)
{
    Groups usable;
    for (auto& group : validOnly(groups))
        if (group.size() >= 2)
            usable.push_back(std::move(group));
    if (usable.size() < 2)
        return undefinedTest(reasons::tooFewGroups());
    const GroupMoments m(usable);
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

FTest varianceRatio(const Groups& twoGroups)
{
    const Groups groups = validOnly(twoGroups);
    if (groups.size() != 2 || groups[0].size() < 2 || groups[1].size() < 2)
        return undefinedTest(reasons::twoValuesInEach());
    const GroupMoments m(groups);
    if (!(leastSquares(m) > 0))
        return undefinedTest(reasons::noVariationWithin());
    const double ratio = m.variance(0) / m.variance(1);
    const double df1 = m.count(0) - 1;
    const double df2 = m.count(1) - 1;
    const double p = 2 * std::min(fCdf(ratio, df1, df2), fUpper(ratio, df1, df2));
    return {Number::finiteOr(ratio, reasons::tooLarge()), df1, df2, std::min(1.0, p)};
}

} // namespace counterpoint::stats
