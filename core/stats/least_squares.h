#pragma once
#include "core/stats/double_double.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

/// A linear model fitted by least squares.
///
/// By QR decomposition of the columns, centred on their means and scaled by powers of two, in double-double arithmetic: what is lost is what
/// the data lose when they become doubles. Rows are taken in blocks of fixed size, so that memory does not grow with them.
struct LeastSquares {
    double n = 0; ///< rows; sum of the weights where there are weights
    bool hasIntercept = true;
    std::vector<char> kept; ///< a column that the ones before it determine is left out, as R does
    std::size_t rank = 0; ///< coefficients that were estimated
    std::vector<double> coefficients; ///< the intercept first where there is one; NaN for a column left out
    std::vector<double> errors; ///< standard error of each coefficient over the residual standard deviation
    std::vector<double> inflation; ///< variance inflation factor of each column; NaN without an intercept
    std::vector<double> residuals; ///< one a row given, NaN where it was not used

    // Sums of squares in units of 2^exponent squared.
    int exponent = 0;
    double residualSquares = 0; ///< 0 where the model fits to the last digit
    double explainedSquares = 0; ///< about the mean with an intercept, about 0 without
};

/// @param outcome    one value a row
/// @param predictors columns as long; rows with anything that is not finite, or without a weight above zero, are not used
LeastSquares leastSquares(std::span<const double> outcome, std::span<const std::span<const double>> predictors, bool intercept = true,
                          std::span<const double> weights = {});

} // namespace counterpoint::stats
