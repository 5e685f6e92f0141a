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
    Interval ci95; ///< simultaneous
};

/// Every pair of groups with values, by the studentised range with pooled variance. Sources: Tukey (1953); Kramer (1956), Biometrics
/// 12:307-310, for unequal sizes.
struct TukeyHsd {
    std::vector<MeanComparison> pairs;
    Number qCritical95;
};
TukeyHsd tukeyHsd(const Groups& groups);

/// The same without pooling. Source: Games & Howell (1976), Journal of Educational Statistics 1:113-125.
std::vector<MeanComparison> gamesHowell(const Groups& groups);

/// t tests of every pair with pooled variance: p by the index of the second group - 1 and of the first; NaN where there is none.
std::vector<std::vector<double>> pairwisePooledT(const Groups& groups);
/// The lower triangle of such a table with its p adjusted as one family.
std::vector<std::vector<double>> adjustedTriangle(const std::vector<std::vector<double>>& p, Adjustment adjustment);

} // namespace counterpoint::stats
