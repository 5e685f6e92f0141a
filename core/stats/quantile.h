#pragma once
#include "core/stats/sorted_sample.h"

namespace counterpoint::stats {

constexpr int defaultQuantileType = 6; ///< what SPSS prints

/// Sample quantile by one of the nine definitions of Hyndman & Fan (1996), The American Statistician 50:361-365.
///
/// @param probability in [0, 1]
/// @param type        1 to 9; 6 is (n + 1)p, 7 is R's and Excel's default
/// @return a value within the sample's range; NaN for an empty sample or arguments out of range
double quantile(const SortedSample& sample, double probability, int type = defaultQuantileType);

/// Tukey's lower and upper hinge: medians of the halves, the middle value belonging to both.
struct Hinges {
    double lower = 0;
    double upper = 0;
};
Hinges tukeyHinges(const SortedSample& sample);

} // namespace counterpoint::stats
