#pragma once
#include "core/stats/group_moments.h"
#include "core/stats/undefined.h"
#include <cstdint>

namespace counterpoint::stats {

// Rank tests by random permutations, for samples too large to go through all of them. What is observed counts as one of the permutations,
// so that p is never 0. The same seed gives the same result. Source: Phipson & Smyth (2010), Statistical Applications in Genetics and
// Molecular Biology 9:39.

struct SimulatedTest {
    Number p; ///< two-sided
    double standardError = 0;
    double replicates = 0; ///< 10,000, fewer for very large samples
    std::uint64_t seed = 0;
};

/// Mann-Whitney: which of all cases are in the first group is drawn anew.
SimulatedTest simulatedRankSum(std::span<const double> first, std::span<const double> second, std::uint64_t seed = 1);
/// Kruskal-Wallis: the cases are shared out among the groups anew.
SimulatedTest simulatedKruskalWallis(const Groups& groups, std::uint64_t seed = 1);
/// Wilcoxon: the signs of the ranks are drawn anew.
///
/// @param ranks of the pairs with a difference
SimulatedTest simulatedSignedRank(std::span<const double> ranks, double positiveSum, std::uint64_t seed = 1);
/// Friedman: each case's ranks are shared out among the measures anew.
///
/// @param measures one list a measure, a value a case; NaN stands for missing
SimulatedTest simulatedFriedman(const std::vector<std::vector<double>>& measures, std::uint64_t seed = 1);

} // namespace counterpoint::stats
