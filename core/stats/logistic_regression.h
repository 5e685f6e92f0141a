#pragma once
#include "core/stats/linear_regression.h"
#include "core/stats/undefined.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

/// Logistic regression of a yes/no variable on others by maximum likelihood, over complete cases.
/// Sources: Hosmer, Lemeshow & Sturdivant (2013), Applied Logistic Regression; separation Albert & Anderson (1984), Biometrika 71:1-10;
/// R squared of Cox & Snell (1989), Nagelkerke (1991), McFadden (1974).
struct LogisticRegression {
    double n = 0;
    double nTotal = 0;
    double nYes = 0;
    double confidence = 0.95;
    std::vector<Coefficient> coefficients; ///< the intercept first; z tests and intervals by Wald
    std::vector<Number> oddsRatios;
    std::vector<Interval> oddsRatioIntervals;
    std::vector<std::size_t> leftOut; ///< predictors that the ones before them determine
    std::vector<std::size_t> separating; ///< predictors that tell yes from no without error: no finite estimate exists
    Number deviance;
    Number nullDeviance;
    Number lrChi2;
    double lrDf = 0;
    Number lrP;
    Number coxSnell;
    Number nagelkerke;
    Number mcFadden;
    Number aic;
    Number bic;
    Number percentCorrect; ///< cases on the right side of a probability of one half
};

/// @param outcome    1 for yes, 0 for no, NaN for missing
/// @param predictors columns as long; NaN stands for missing
/// @param weights    frequency weights, or empty for one each
LogisticRegression logisticRegression(std::span<const double> outcome, const std::vector<std::vector<double>>& predictors,
                                      double confidence = 0.95, std::span<const double> weights = {});

} // namespace counterpoint::stats
