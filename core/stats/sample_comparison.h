#pragma once
#include "core/stats/sample_estimates.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

/// The means of two groups of a population compared.
struct SampledDifference {
    std::size_t first = 0;
    std::size_t second = 0;
    Number difference; ///< mean of the first minus mean of the second
    Number se; ///< Taylor-linearised: both means are of one design, so that they may go together
    double df = 0; ///< cases in the design minus strata, minus groups but one
    Number t;
    Number p; ///< two-sided
    Interval interval;
};

/// The means of groups of a population, and the differences of every pair of them. Source: Lumley (2010), Complex Surveys, 2 and 5; for two
/// groups it is the test of svyttest in R's survey.
struct SampledComparison {
    std::vector<SampledMean> groups;
    std::vector<SampledDifference> pairs;
};

/// @param values NaN stands for missing
/// @param groups index of each row's group below `size`, or a negative number where it has none
SampledComparison compareSampledMeans(std::span<const double> values, std::span<const int> groups, std::size_t size,
                                      const SampleDesign& design, double confidence = 0.95);

} // namespace counterpoint::stats
