#pragma once
#include "core/responses/variable.h"
#include "core/stats/univariate.h"
#include <vector>

namespace counterpoint {
class Input;
struct Part;

/// A variable with what was computed of it.
struct Described {
    Variable variable;
    stats::Univariate statistics;
};

/// Every statistic of descriptives, one row each and one column for each variable: both divisors of the variance, all forms of skewness and
/// kurtosis, percentiles, modes, robust measures, outliers. At most six variables stand beside each other in one table.
///
/// Where counts below a number are withheld, so is what a single person's answer stands in, and everything of fewer responses.
std::vector<Part> allStatistics(const std::vector<Described>& described, const Input& input);

} // namespace counterpoint
