#pragma once
#include <span>
#include <vector>

namespace counterpoint::stats {

/// Mid-ranks from 1, with the sums over groups of t tied values that corrections for ties need (doubles: integers overflow early).
struct Ranks {
    std::vector<double> ranks;
    double tiedPairs = 0; ///< sum of t (t - 1) / 2
    double cubes = 0; ///< sum of t^3 - t
    double tripleTies = 0; ///< sum of t (t - 1) (t - 2)
    double kendallTies = 0; ///< sum of t (t - 1) (2t + 5)
};

/// @param values finite
Ranks midRanks(std::span<const double> values);

} // namespace counterpoint::stats
