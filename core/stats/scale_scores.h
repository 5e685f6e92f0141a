#pragma once
#include "core/stats/covariance.h"
#include "core/stats/undefined.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

enum class ScoreMethod {
    Mean, ///< of the valid items
    Sum ///< of the valid items; a missing one counts as nothing, so that sums need all items unless a case may have fewer
};

/// One score a case, with a summary of those that are there.
struct ScaleScores {
    std::vector<double> scores; ///< NaN where too few items are valid
    double leastValid = 0; ///< items that a case needed
    double nTotal = 0; ///< sums of weights where there are weights, as the next two
    double nValid = 0;
    double nMissing = 0;
    double nWithoutWeight = 0; ///< rows that have a score and do not enter the summary
    Number mean;
    Number sd;
    Number minimum;
    Number maximum;
};

/// @param items      of equal length, reversed already where they must be; NaN stands for missing
/// @param leastValid valid items that a score needs; at least one is always needed
ScaleScores scaleScores(const Columns& items, ScoreMethod method, std::size_t leastValid, std::span<const double> weights = {});

/// An item turned round within the ends that its scale is declared to have: minimum + maximum - value.
std::vector<double> reversed(std::span<const double> values, double scaleMinimum, double scaleMaximum);

} // namespace counterpoint::stats
