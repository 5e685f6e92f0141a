#pragma once
#include "core/stats/covariance.h"
#include "core/stats/undefined.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

/// Answers to a question of which several could be given, one yes/no variable for each. Percentages are 0 to 100, of cases they may add up
/// to more than 100.
struct MultipleResponse {
    std::vector<double> counts; ///< cases that gave each answer; sums of weights where there are weights
    std::vector<double> missing; ///< cases without a valid value in each variable
    std::vector<Number> percentOfResponses;
    std::vector<Number> percentOfCasesWithAny; ///< of the cases that gave at least one answer
    std::vector<Number> percentOfAllCases;
    double nResponses = 0;
    double nCasesWithAny = 0;
    double nAll = 0;
    double nAllMissing = 0; ///< cases without a valid value in any variable
    double nWithoutWeight = 0; ///< rows dropped since their weight is missing, zero or negative
    Number meanResponses; ///< per case that gave at least one
};

/// @param chosen  a variable for each answer: above 0 where it was given, 0 where not, NaN where missing
/// @param weights frequency or sampling weights, or empty for one each
MultipleResponse multipleResponse(const Columns& chosen, std::span<const double> weights = {});

} // namespace counterpoint::stats
