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
FTest levene(const Groups& groups, Centre centre);

/// Source: Bartlett (1937), Proceedings of the Royal Society A 160:268-282. Groups of fewer than two values do not count.
FTest bartlett(const Groups& groups);

/// Variance of the first group over that of the second; p two-sided.
FTest varianceRatio(const Groups& twoGroups);

} // namespace counterpoint::stats
