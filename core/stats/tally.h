#pragma once
#include <span>
#include <vector>

namespace counterpoint::stats {

/// The distinct values of a variable, ascending, with how often each occurs.
struct Tally {
    std::vector<double> values;
    std::vector<double> counts;
    double missing = 0; ///< NaN and infinite values
};

/// Counts in time linear in the number of values (plus sorting the distinct ones).
///
/// @param weights frequency weights, as many as values, or empty for one each; rows without a weight above zero are dropped
Tally tally(std::span<const double> values, std::span<const double> weights = {});

} // namespace counterpoint::stats
