#pragma once
#include "core/stats/undefined.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

using Columns = std::vector<std::vector<double>>; ///< variables of equal length; NaN stands for missing

/// Means and sums of products of several variables over the cases where all of them are there (listwise).
///
/// The sums of products are in units of 2^exponents[i] times 2^exponents[j], so that neither 1e200 nor 1e-200 leaves the range of a double.
struct Covariance {
    double nTotal = 0; ///< all cases with a weight above zero; sums of weights where there are weights
    double n = 0; ///< complete ones
    std::vector<double> means;
    std::vector<int> exponents;
    std::vector<std::vector<double>> products; ///< exactly 0 on the diagonal for a constant variable

    std::size_t size() const { return means.size(); }
    /// Covariances with divisor n - 1 in units of 2^exponent squared; only where n > 1.
    std::vector<std::vector<double>> inUnit(int exponent) const;
    /// The exponent of the widest variable: a unit in which no covariance overflows.
    int widestExponent() const;
    double sd(std::size_t variable) const;
    /// Product-moment correlations; NaN where a variable is constant.
    std::vector<std::vector<double>> correlations() const;
};

/// Two passes over deviations from the first complete case, in blocks of fixed size: the result does not depend on anything but the data.
///
/// @param weights frequency weights, as many as cases, or empty for one each; cases without a weight above zero are dropped
Covariance covariance(const Columns& columns, std::span<const double> weights = {});

/// The cases where every variable is finite and, where there are weights, the weight is above zero.
std::vector<std::size_t> completeCases(std::span<const std::span<const double>> columns, std::span<const double> weights = {});

} // namespace counterpoint::stats
