#pragma once
#include <span>

namespace counterpoint::stats {

/// Count, mean and sums of powers of the deviations from the mean.
///
/// The powers are in units of 2^exponent to the same power, so that neither 1e200 nor 1e-200 leaves the range of a double.
struct Moments {
    double count = 0; ///< sum of the weights
    double mean = 0;
    double minimum = 0;
    double maximum = 0;
    int exponent = 0;
    double squares = 0;
    double cubes = 0;
    double fourths = 0;

    /// Sum of squared deviations in the unit of the data; infinite where a double cannot hold it.
    double sumOfSquares() const;
    /// Square root of sumOfSquares() / divisor, safe where the squares themselves would overflow.
    double rootMeanSquare(double divisor) const;
};

/// Two passes over deviations from the first value, with compensated sums.
///
/// @param values  finite; may be empty (then count is 0)
/// @param weights frequency weights above zero, as many as values, or empty for one each
Moments moments(std::span<const double> values, std::span<const double> weights = {});

/// Compensated sum; infinite only where the true sum is out of range.
double sum(std::span<const double> values, std::span<const double> weights = {});

/// Compensated mean of deviations from the first value; NaN for no values.
double mean(std::span<const double> values, std::span<const double> weights = {});

} // namespace counterpoint::stats
