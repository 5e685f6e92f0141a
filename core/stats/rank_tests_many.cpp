#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/pairwise.h"
#include "core/stats/rank_tests.h"
#include "core/stats/ranks.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <algorithm>

namespace counterpoint::stats {

KruskalWallis kruskalWallis(const Groups& groups)
{
    KruskalWallis result;
    const Groups valid = validOnly(groups);
    std::vector<double> all;
    std::vector<std::size_t> present;
    for (std::size_t g = 0; g < valid.size(); ++g) {
        all.insert(all.end(), valid[g].begin(), valid[g].end());
        if (!valid[g].empty())
            present.push_back(g);
    }
    const Ranks ranks = midRanks(all);
    const double n = static_cast<double>(all.size());
    const double k = static_cast<double>(present.size());
    result.n = n;
    result.df = std::max(0.0, k - 1);
    std::size_t next = 0;
    Sum squares;
    std::vector<double> means(valid.size());
    for (std::size_t g = 0; g < valid.size(); ++g) {
        const double size = static_cast<double>(valid[g].size());
        double sum = 0;
        for (std::size_t i = 0; i < valid[g].size(); ++i)
            sum += ranks.ranks[next++];
        means[g] = sum / size;
        result.meanRanks.push_back(size > 0 ? Number(means[g]) : Number::undefined(reasons::noValue()));
        if (size > 0) {
            const double d = means[g] - (n + 1) / 2;
            squares.add(size * d * d);
        }
    }
    const bool tied = n > 0 && !(ranks.cubes < (n * n - 1) * n);
    const QString reason = k < 2 ? reasons::tooFewGroups() : tied ? reasons::allTied() : QString();
    if (!reason.isEmpty()) {
        result.h = result.p = result.epsilonSquared = result.etaSquared = Number::undefined(reason);
        return result;
    }
    const double correction = 1 - ranks.cubes / ((n * n - 1) * n);
    result.h = 12 * squares.value() / (n * (n + 1)) / correction;
    result.p = chiSquareUpper(result.h.value, result.df);
    result.epsilonSquared = result.h.value / (n - 1);
    result.etaSquared = n > k ? Number((result.h.value - k + 1) / (n - k)) : Number::undefined(reasons::tooFew(k + 1, n));
    if (present.size() > mostGroupsForPairs)
        return result;
    const double variance = (n * (n + 1) - ranks.cubes / (n - 1)) / 12;
    for (std::size_t i = 0; i < present.size(); ++i)
        for (std::size_t j = i + 1; j < present.size(); ++j) {
            const auto size = [&](std::size_t p) { return static_cast<double>(valid[present[p]].size()); };
            const double z = (means[present[i]] - means[present[j]]) / std::sqrt(variance * (1 / size(i) + 1 / size(j)));
            result.dunn.push_back({present[i], present[j], z, normalTwoSided(z)});
        }
    return result;
}

Friedman friedman(const std::vector<std::vector<double>>& measures)
{
    Friedman result;
    const std::size_t k = measures.size();
    result.k = static_cast<double>(k);
    result.df = std::max(0.0, result.k - 1);
    std::size_t rows = k > 0 ? measures.front().size() : 0;
    for (const auto& measure : measures)
        rows = std::min(rows, measure.size());
    std::vector<double> sums(k);
    double cubes = 0;
    std::vector<double> row(k);
    for (std::size_t i = 0; i < rows; ++i) {
        bool complete = true;
        for (std::size_t j = 0; j < k; ++j) {
            row[j] = measures[j][i];
            complete = complete && std::isfinite(row[j]);
        }
        if (!complete)
            continue;
        const Ranks ranks = midRanks(row);
        result.n += 1;
        cubes += ranks.cubes;
        for (std::size_t j = 0; j < k; ++j)
            sums[j] += ranks.ranks[j];
    }
    for (const double sum : sums)
        result.meanRanks.push_back(result.n > 0 ? Number(sum / result.n) : Number::undefined(reasons::noValue()));
    const double untied = result.n * result.k * (result.k * result.k - 1) - cubes;
    const QString reason = k < 2 ? translate("Statistics", "This needs at least two measures.")
        : !(result.n > 0)        ? reasons::noValue()
        : !(untied > 0)          ? reasons::allTied()
                                 : QString();
    if (!reason.isEmpty()) {
        result.chi2 = result.p = result.kendallsW = Number::undefined(reason);
        return result;
    }
    Sum squares;
    for (const double sum : sums) {
        const double d = sum - result.n * (result.k + 1) / 2;
        squares.add(d * d);
    }
    result.chi2 = 12 * (result.k - 1) * squares.value() / untied;
    result.p = chiSquareUpper(result.chi2.value, result.df);
    result.kendallsW = result.chi2.value / (result.n * (result.k - 1));
    const double sd = std::sqrt(result.k * (result.k + 1) / (6 * result.n));
    for (std::size_t i = 0; i < k && k <= mostGroupsForPairs; ++i)
        for (std::size_t j = i + 1; j < k; ++j) {
            const double z = (sums[i] - sums[j]) / result.n / sd;
            result.pairs.push_back({i, j, z, normalTwoSided(z)});
        }
    return result;
}

} // namespace counterpoint::stats
