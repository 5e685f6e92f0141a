#pragma once
#include "core/stats/undefined.h"
#include <span>

namespace counterpoint::stats {

// Exact permutation distributions of rank statistics, ties included, by the shift algorithm on doubled mid-ranks. Undefined past
// exactRankSteps steps. Source: Streitberg & Röhmel (1986), Statistical Software Newsletter 12:10-17.

constexpr double exactRankSteps = 1e9;

/// Two-sided p of a sum of ranks: the share of samples of that size whose sum lies as far from its expectation.
///
/// @param ranks mid-ranks of all cases
/// @param size  of the sample, whose ranks add up to `sum`
Number exactRankSumP(std::span<const double> ranks, std::size_t size, double sum);

/// Two-sided p of a sum of signed ranks: twice the share of signs whose positive ranks add up to no more than the smaller sum.
Number exactSignedRankP(std::span<const double> ranks, double smallerSum);

} // namespace counterpoint::stats
