#include "core/stats/pairwise.h"
#include "core/stats/distributions.h"
#include "core/stats/reasons.h"
#include "core/stats/studentised_range.h"
#include <algorithm>
#include <limits>

namespace counterpoint::stats {
namespace {

std::vector<std::size_t> groupsWithValues(const Groups& groups)
{
    std::vector<std::size_t> present;
    for (std::size_t g = 0; g < groups.size(); ++g)
        if (!groups[g].empty())
            present.push_back(g);
    return present;
}

MeanComparison undefinedPair(const GroupMoments& m, std::size_t first, std::size_t second, const QString& reason)
{
    MeanComparison pair;
    pair.first = first;
    pair.second = second;
    pair.difference = Number::finiteOr(m.inUnitOfData(m.difference(second, first)), reasons::tooLarge());
    pair.se = pair.q = pair.df = pair.p = Number::undefined(reason);
    pair.interval = Interval::undefined(reason);
    return pair;
}

/// @param se in units of the moments
MeanComparison comparison(const GroupMoments& m, std::size_t first, std::size_t second, double se, double df, double critical,
                          StudentisedRange& range)
{
    const double difference = m.difference(second, first);
    MeanComparison pair = undefinedPair(m, first, second, reasons::tooLarge());
    pair.se = Number::finiteOr(m.inUnitOfData(se), reasons::tooLarge());
    pair.q = Number::finiteOr(std::fabs(difference) / se, reasons::tooLarge());
    pair.df = df;
    pair.p = Number::finiteOr(range.upper(pair.q.value, df), reasons::notFinite());
    const Interval interval(m.inUnitOfData(difference - critical * se), m.inUnitOfData(difference + critical * se));
    if (interval.isDefined())
        pair.interval = interval;
    return pair;
}

} // namespace

TukeyHsd tukeyHsd(const Groups& groups, const Groups& weights, double confidence)
{
    const auto [valid, counting] = validOnly(groups, weights);
    const GroupMoments m(valid, counting);
    const std::vector<std::size_t> present = groupsWithValues(valid);
    TukeyHsd result;
    const double k = static_cast<double>(present.size());
    const double df = m.count() - k;
    const double within = m.squaresWithin();
    const QString reason = present.size() < 2 ? reasons::tooFewGroups()
        : !(df > 0)                           ? reasons::tooFew(k + 1, m.count())
        : !(within > 0)                       ? reasons::noVariationWithin()
                                              : QString();
    StudentisedRange range(k);
    result.criticalQ =
        reason.isEmpty() ? Number::finiteOr(range.quantile(1 - confidence, df), reasons::notFinite()) : Number::undefined(reason);
    if (present.size() > mostGroupsForPairs)
        return result;
    for (std::size_t i = 0; i < present.size(); ++i)
        for (std::size_t j = i + 1; j < present.size(); ++j) {
            const std::size_t a = present[i];
            const std::size_t b = present[j];
            if (!reason.isEmpty()) {
                result.pairs.push_back(undefinedPair(m, a, b, reason));
                continue;
            }
            const double se = std::sqrt(within / df / 2 * (1 / m.count(a) + 1 / m.count(b)));
            result.pairs.push_back(comparison(m, a, b, se, df, result.criticalQ.value, range));
        }
    return result;
}

std::vector<MeanComparison> gamesHowell(const Groups& groups, const Groups& weights, double confidence)
{
    const auto [valid, counting] = validOnly(groups, weights);
    const GroupMoments m(valid, counting);
    const std::vector<std::size_t> present = groupsWithValues(valid);
    std::vector<MeanComparison> result;
    if (present.size() < 2 || present.size() > mostGroupsForPairs)
        return result;
    StudentisedRange range(static_cast<double>(present.size()));
    for (std::size_t i = 0; i < present.size(); ++i)
        for (std::size_t j = i + 1; j < present.size(); ++j) {
            const std::size_t a = present[i];
            const std::size_t b = present[j];
            if (m.count(a) < 2 || m.count(b) < 2 || !(m.squares(a) + m.squares(b) > 0)) {
                const bool tooFew = m.count(a) < 2 || m.count(b) < 2;
                result.push_back(undefinedPair(m, a, b, tooFew ? reasons::twoValuesInEach() : reasons::noVariationWithin()));
                continue;
            }
            const double va = m.variance(a) / m.count(a);
            const double vb = m.variance(b) / m.count(b);
            const double df = (va + vb) * (va + vb) / (va * va / (m.count(a) - 1) + vb * vb / (m.count(b) - 1));
            result.push_back(comparison(m, a, b, std::sqrt((va + vb) / 2), df, range.quantile(1 - confidence, df), range));
        }
    return result;
}

std::vector<std::vector<double>> pairwisePooledT(const Groups& groups, const Groups& weights)
{
    const auto [valid, counting] = validOnly(groups, weights);
    const GroupMoments m(valid, counting);
    const std::size_t k = valid.size();
    if (k < 2 || k > mostGroupsForPairs)
        return {};
    std::vector<std::vector<double>> p(k - 1, std::vector<double>(k - 1, std::numeric_limits<double>::quiet_NaN()));
    const double df = m.count() - static_cast<double>(groupsWithValues(valid).size());
    const double variance = m.squaresWithin() / df;
    for (std::size_t j = 1; j < k; ++j)
        for (std::size_t i = 0; i < j; ++i)
            if (df > 0 && variance > 0 && m.count(i) > 0 && m.count(j) > 0)
                p[j - 1][i] = tTwoSided(m.difference(j, i) / std::sqrt(variance * (1 / m.count(i) + 1 / m.count(j))), df);
    return p;
}

std::vector<std::vector<double>> adjustedTriangle(const std::vector<std::vector<double>>& p, Adjustment adjustment)
{
    std::vector<double> family;
    for (const auto& row : p)
        family.insert(family.end(), row.begin(), row.end());
    const std::vector<double> adjusted = adjustedP(family, adjustment);
    std::vector<std::vector<double>> result = p;
    std::size_t next = 0;
    for (auto& row : result)
        for (double& cell : row)
            cell = adjusted[next++];
    return result;
}

} // namespace counterpoint::stats
