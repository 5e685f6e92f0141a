#pragma once
#include "core/stats/adjusted_p.h"
#include "core/stats/group_moments.h"

namespace counterpoint::stats {

/// Past this many groups a table of all pairs is not made: nobody reads 1,300 comparisons.
constexpr std::size_t mostGroupsForPairs = 50;

/// Two means compared after an analysis of variance.
struct MeanComparison {
    std::size_t first = 0;
    std::size_t second = 0;
    Number difference; ///< mean of the second minus mean of the first
    Number se; ///< of the studentised range: sqrt((v1 / n1 + v2 / n2) / 2)
    Number q;
    Number df;
    Number p; ///< of the family of all pairs
    Interval interval; ///< simultaneous
};

/// Every pair of groups with values, by the studentised range with pooled variance. Sources: Tukey (1953); Kramer (1956), Biometrics
/// 12:307-310, for unequal sizes.
struct TukeyHsd {
    std::vector<MeanComparison> pairs;
    Number criticalQ; ///< at the confidence level
};
/// @param weights here and below frequency weights, as many as values, or empty for one each
TukeyHsd tukeyHsd(const Groups& groups, const Groups& weights = {}, double confidence = 0.95);

/// The same without pooling. Source: Games & Howell (1976), Journal of Educational Statistics 1:113-125.
std::vector<MeanComparison> gamesHowell(const Groups& groups, const Groups& weights = {}, double confidence = 0.95);

/// t tests of every pair with pooled variance: p by the index of the second group - 1 and of the first; NaN where there is none.
std::vector<std::vector<double>> pairwisePooledT(const Groups& groups, const Groups& weights = {});
/// The lower triangle of such a table with its p adjusted as one family.
std::vector<std::vector<double>> adjustedTriangle(const std::vector<std::vector<double>>& p, Adjustment adjustment);

} // namespace counterpoint::stats
