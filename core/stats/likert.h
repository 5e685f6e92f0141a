#pragma once
#include "core/stats/undefined.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

/// Summary of an item answered on a scale of whole numbers. Percentages are of the valid answers, 0 to 100.
struct Likert {
    double nValid = 0;
    double nMissing = 0;
    double nOffScale = 0; ///< answers that are no point of the scale; left out of everything
    std::vector<double> counts; ///< one a point, from the lowest
    std::vector<Number> validPercent;
    Number topBox;
    Number topTwo;
    Number bottomTwo;
    Number net; ///< top two minus bottom two
    Number aboveMidpoint;
    Number atMidpoint; ///< 0 where the scale has an even number of points
    Number belowMidpoint;
    Number mean;
    Number median;
    Number sd;
};

/// @param values   NaN stands for missing
/// @param scaleMinimum, scaleMaximum the declared ends, whole numbers at least 1 and at most 1,000 apart
Likert likert(std::span<const double> values, double scaleMinimum, double scaleMaximum, std::span<const double> weights = {});

} // namespace counterpoint::stats
