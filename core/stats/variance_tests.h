#pragma once
#include "core/stats/group_moments.h"

namespace counterpoint::stats {

/// An F or chi-square test with its degrees of freedom.
struct FTest {
    Number statistic;
    double df1 = 0;
    double df2 = 0; ///< 0 for a chi-square
    Number p;
};

enum class Centre { Mean, Median };

/// Equality of variances: the F of a one-way analysis of the absolute deviations from each group's centre.
/// Sources: Levene (1960), in Olkin (ed.), Contributions to Probability and Statistics (mean); Brown & Forsythe (1974), JASA 69:364-367
/// (median).
/// @param weights here and below frequency weights, as many as values, or empty for one each
FTest levene(const Groups& groups, Centre centre, const Groups& weights = {});

/// Source: Bartlett (1937), Proceedings of the Royal Society A 160:268-282. Groups that count less than two do not enter.
FTest bartlett(const Groups& groups, const Groups& weights = {});

/// Variance of the first group over that of the second; p two-sided.
FTest varianceRatio(const Groups& twoGroups, const Groups& weights = {});

} // namespace counterpoint::stats
