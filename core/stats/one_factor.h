#pragma once
#include <vector>

namespace counterpoint::stats {

/// A model in which one factor explains the correlations of all items: r_ij = loading_i loading_j, with uniqueness_i = 1 - loading_i^2.
struct OneFactor {
    bool converged = false;
    std::vector<double> loadings; ///< of standardised items; their sum is not negative
    std::vector<double> uniquenesses;
    std::vector<std::size_t> heywood; ///< items whose uniqueness ran to its bound: the model is improper for them
};

/// The least uniqueness that is allowed, as a share of the item's variance; without a bound an item may be explained to more than 100 %.
constexpr double leastUniqueness = 0.005;

/// Maximum likelihood, by Fisher scoring with step halving. Source: Lawley & Maxwell (1971), Factor Analysis as a Statistical Method, 4.
///
/// @param correlations of three or more items, finite
OneFactor oneFactorByMaximumLikelihood(const std::vector<std::vector<double>>& correlations);

/// Least squares on the correlations off the diagonal. Source: Harman & Jones (1966), Psychometrika 31:351-368.
OneFactor oneFactorByMinimumResiduals(const std::vector<std::vector<double>>& correlations);

} // namespace counterpoint::stats
