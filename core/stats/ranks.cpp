#include "core/stats/ranks.h"
#include <algorithm>
#include <numeric>

namespace counterpoint::stats {

Ranks midRanks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    Ranks result;
    result.ranks.resize(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && values[order[end]] == values[order[first]])
            ++end;
        const double t = static_cast<double>(end - first);
        const double rank = (static_cast<double>(first) + 1 + static_cast<double>(end)) / 2;
        for (std::size_t i = first; i < end; ++i)
            result.ranks[order[i]] = rank;
        result.tiedPairs += t * (t - 1) / 2;
        result.cubes += (t * t - 1) * t;
        result.tripleTies += t * (t - 1) * (t - 2);
        result.kendallTies += t * (t - 1) * (2 * t + 5);
        first = end;
    }
    return result;
}

} // namespace counterpoint::stats
