#include "core/stats/linear_regression.h"
#include "core/base/translate.h"
#include "core/stats/covariance.h"
#include "core/stats/distributions.h"
#include "core/stats/least_squares.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <cmath>

namespace counterpoint::stats {
namespace {

QString determined() { return translate("Statistics", "The other predictors determine this one, so that it was left out."); }
QString perfectFit() { return translate("Statistics", "The model fits the data without any residual."); }

Number durbinWatson(std::span<const double> residuals)
{
    Sum steps;
    Sum squares;
    double before = std::nan("");
    double largest = 0;
    for (const double residual : residuals)
        if (std::isfinite(residual))
            largest = std::fmax(largest, std::fabs(residual));
    for (const double residual : residuals) {
        if (!std::isfinite(residual))
            continue;
        const double scaled = residual / largest;
        if (std::isfinite(before))
            steps.add((scaled - before) * (scaled - before));
        squares.add(scaled * scaled);
        before = scaled;
    }
    return Number::finiteOr(steps.value() / squares.value(), perfectFit());
}

Coefficient coefficientOf(double estimate, double error, double residualSd, double df, double confidence)
{
    Coefficient c;
    c.estimate = Number::finiteOr(estimate, reasons::tooLarge());
    if (!(df > 0)) {
        const QString reason = translate("Statistics", "There are not more cases than coefficients.");
        c.se = c.statistic = c.p = Number::undefined(reason);
        c.interval = Interval::undefined(reason);
        return c;
    }
    const double se = error * residualSd;
    c.se = Number::finiteOr(se, reasons::tooLarge());
    c.statistic = Number::finiteOr(estimate / se, perfectFit());
    c.p = se > 0 ? Number(tTwoSided(estimate / se, df)) : Number::undefined(perfectFit());
    const double half = tQuantile(0.5 + confidence / 2, df) * se;
    c.interval = {estimate - half, estimate + half};
    return c;
}

Coefficient undefinedCoefficient(const QString& reason)
{
    Coefficient c;
    c.estimate = c.se = c.statistic = c.p = Number::undefined(reason);
    c.interval = Interval::undefined(reason);
    return c;
}

void fillFit(LinearRegression& result, const LeastSquares& fit)
{
    const double explained = fit.explainedSquares;
    const double residual = fit.residualSquares;
    const double total = explained + residual;
    const double first = fit.hasIntercept ? 1 : 0;
    result.explainedSquares = Number::finiteOr(std::ldexp(explained, 2 * fit.exponent), reasons::tooLarge());
    result.residualSquares = Number::finiteOr(std::ldexp(residual, 2 * fit.exponent), reasons::tooLarge());
    result.dfModel = static_cast<double>(fit.rank) - first;
    result.dfResidual = result.n - static_cast<double>(fit.rank);
    if (!(result.dfResidual > 0)) {
        const QString reason = translate("Statistics", "There are not more cases than coefficients.");
        result.residualSe = result.adjustedRSquared = result.f = result.fP = result.aic = result.bic = result.durbinWatson =
            Number::undefined(reason);
        result.rSquared = total > 0 ? Number(explained / total) : Number::undefined(reasons::noVariation());
        return;
    }
    result.residualSe = std::ldexp(std::sqrt(residual / result.dfResidual), fit.exponent);
    if (!(total > 0)) {
        result.rSquared = result.adjustedRSquared = result.f = result.fP = Number::undefined(reasons::noVariation());
    } else {
        result.rSquared = explained / total;
        result.adjustedRSquared = 1 - residual / total * (result.n - first) / result.dfResidual;
        const double f = explained / result.dfModel / (residual / result.dfResidual);
        const QString reason = result.dfModel > 0 ? perfectFit() : translate("Statistics", "The model has no predictor.");
        result.f = Number::finiteOr(f, reason);
        result.fP = result.f.isDefined() ? Number(fUpper(f, result.dfModel, result.dfResidual)) : Number::undefined(reason);
    }
    if (!(residual > 0)) {
        result.aic = result.bic = result.durbinWatson = Number::undefined(perfectFit());
        return;
    }
    const double n = result.n;
    const double logVariance = std::log(residual / n) + 2 * fit.exponent * std::log(2.0);
    const double deviance = n * (std::log(2 * std::acos(-1.0)) + logVariance + 1);
    const double parameters = static_cast<double>(fit.rank) + 1;
    result.aic = deviance + 2 * parameters;
    result.bic = deviance + std::log(n) * parameters;
}

void fillStandardised(LinearRegression& result, const std::vector<std::vector<double>>& predictors, std::span<const double> outcome,
                      std::span<const double> weights)
{
    std::vector<std::span<const double>> all(predictors.begin(), predictors.end());
    all.push_back(outcome);
    Columns complete(all.size());
    std::vector<double> used;
    for (const std::size_t row : completeCases(all, weights)) {
        for (std::size_t j = 0; j < all.size(); ++j)
            complete[j].push_back(all[j][row]);
        if (!weights.empty())
            used.push_back(weights[row]);
    }
    const std::size_t first = result.hasIntercept ? 1 : 0;
    const double outcomeSd = covariance({complete.back()}, used).sd(0);
    if (first == 1)
        result.standardised.push_back(Number::undefined(translate("Statistics", "An intercept is not standardised.")));
    for (std::size_t j = 0; j < predictors.size(); ++j) {
        const Number& estimate = result.coefficients[first + j].estimate;
        result.standardised.push_back(estimate.isDefined() ? Number::finiteOr(
                                          estimate.value * (covariance({complete[j]}, used).sd(0) / outcomeSd), reasons::noVariation())
                                                           : Number::undefined(estimate.reason));
    }
}

} // namespace

LinearRegression linearRegression(std::span<const double> outcome, const std::vector<std::vector<double>>& predictors, bool intercept,
                                  double confidence, std::span<const double> weights)
{
    const std::vector<std::span<const double>> columns(predictors.begin(), predictors.end());
    LeastSquares fit = leastSquares(outcome, columns, intercept, weights);
    const std::size_t first = intercept ? 1 : 0;
    LinearRegression result;
    result.n = fit.n;
    result.hasIntercept = intercept;
    result.confidence = confidence;
    for (std::size_t row = 0; row < outcome.size(); ++row)
        result.nTotal += weights.empty() ? 1 : weights[row] > 0 ? weights[row] : 0;
    if (!(result.n > 0)) {
        const QString reason = translate("Statistics", "No case has a valid value in all of the variables.");
        result.coefficients.assign(predictors.size() + first, undefinedCoefficient(reason));
        result.standardised.assign(predictors.size() + first, Number::undefined(reason));
        result.inflation.assign(predictors.size(), Number::undefined(reason));
        for (Number* number : {&result.rSquared, &result.adjustedRSquared, &result.residualSe, &result.explainedSquares,
                               &result.residualSquares, &result.f, &result.fP, &result.durbinWatson, &result.aic, &result.bic})
            *number = Number::undefined(reason);
        return result;
    }
    result.residuals = std::move(fit.residuals);
    result.durbinWatson =
        weights.empty() ? durbinWatson(result.residuals) : Number::undefined(translate("Statistics", "Weighted cases have no order."));
    fillFit(result, fit);
    const double residualSd = result.residualSe.value;
    for (std::size_t j = 0; j < fit.coefficients.size(); ++j) {
        if (j >= first && fit.kept[j - first] == 0) {
            result.leftOut.push_back(j - first);
            result.coefficients.push_back(undefinedCoefficient(determined()));
        } else {
            result.coefficients.push_back(coefficientOf(fit.coefficients[j], fit.errors[j], residualSd, result.dfResidual, confidence));
        }
    }
    for (std::size_t j = 0; j < predictors.size(); ++j)
        result.inflation.push_back(fit.kept[j] == 0 ? Number::undefined(determined())
                                       : intercept  ? Number(fit.inflation[j])
                                                    : Number::undefined(translate("Statistics", "This needs a model with an intercept.")));
    fillStandardised(result, predictors, outcome, weights);
    return result;
}

} // namespace counterpoint::stats
