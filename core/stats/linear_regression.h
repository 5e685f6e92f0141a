#pragma once
#include "core/stats/undefined.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

/// A coefficient of a regression with its test.
struct Coefficient {
    Number estimate;
    Number se;
    Number statistic; ///< t, or z under a logistic model
    Number p;
    Interval interval;
};

/// Least squares regression of one variable on others, over complete cases.
/// Sources: Seber & Lee (2003), Linear Regression Analysis; Durbin & Watson (1951), Biometrika 38:159-178; Akaike (1974), Schwarz (1978).
struct LinearRegression {
    double n = 0;
    double nTotal = 0;
    double confidence = 0.95;
    bool hasIntercept = true;
    std::vector<Coefficient> coefficients; ///< the intercept first where there is one; undefined for a predictor that others determine
    std::vector<Number> standardised; ///< coefficients of variables with sd 1; undefined for the intercept
    std::vector<Number> inflation; ///< variance inflation of each predictor
    std::vector<std::size_t> leftOut; ///< predictors that the ones before them determine
    Number rSquared; ///< about 0 in a model without intercept
    Number adjustedRSquared;
    Number residualSe;
    double dfResidual = 0;
    double dfModel = 0;
    Number explainedSquares;
    Number residualSquares;
    Number f;
    Number fP;
    Number durbinWatson; ///< in the order of the rows
    Number aic; ///< with the constant of the normal likelihood, as R has it; the variance counts as a parameter
    Number bic;
    std::vector<double> residuals; ///< NaN for a row that was not used
};

/// @param predictors columns as long as the outcome; NaN stands for missing
/// @param weights    frequency weights, or empty for one each
LinearRegression linearRegression(std::span<const double> outcome, const std::vector<std::vector<double>>& predictors,
                                  bool intercept = true, double confidence = 0.95, std::span<const double> weights = {});

} // namespace counterpoint::stats
