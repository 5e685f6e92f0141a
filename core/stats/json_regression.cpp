#include "core/stats/json.h"
#include "core/stats/result_object.h"

namespace counterpoint::stats {
namespace {

void setCoefficients(ResultObject& object, const std::vector<Coefficient>& coefficients, const char* statistic)
{
    const auto set = [&](const char* key, Number Coefficient::*member) {
        std::vector<Number> numbers;
        for (const Coefficient& coefficient : coefficients)
            numbers.push_back(coefficient.*member);
        object.set(key, std::span<const Number>(numbers));
    };
    set("estimate", &Coefficient::estimate);
    set("se", &Coefficient::se);
    set(statistic, &Coefficient::statistic);
    set("p", &Coefficient::p);
    std::vector<Number> low;
    std::vector<Number> high;
    for (const Coefficient& coefficient : coefficients) {
        low.push_back(Number::finiteOr(coefficient.interval.low, coefficient.interval.reason));
        high.push_back(Number::finiteOr(coefficient.interval.high, coefficient.interval.reason));
    }
    object.set("ci95_low", std::span<const Number>(low));
    object.set("ci95_high", std::span<const Number>(high));
}

QStringList termsOf(const QStringList& predictors, bool intercept)
{
    QStringList terms = predictors;
    if (intercept)
        terms.prepend(QStringLiteral("(Intercept)"));
    return terms;
}

QStringList namesOf(const std::vector<std::size_t>& indices, const QStringList& names)
{
    QStringList chosen;
    for (const std::size_t index : indices)
        chosen.append(names.value(static_cast<qsizetype>(index)));
    return chosen;
}

} // namespace

QJsonObject toJson(const LinearRegression& r, const QStringList& predictors)
{
    ResultObject object;
    object.set("n", r.n);
    object.set("n_total", r.nTotal);
    object.set("confidence", r.confidence);
    object.set("terms", termsOf(predictors, r.hasIntercept));
    setCoefficients(object, r.coefficients, "t");
    object.set("beta_standardized", std::span<const Number>(r.standardised));
    object.set("r_squared", r.rSquared);
    object.set("adj_r_squared", r.adjustedRSquared);
    object.set("residual_se", r.residualSe);
    object.set("df_residual", r.dfResidual);
    object.set("ss_model", r.explainedSquares);
    object.set("ss_residual", r.residualSquares);
    object.set("F", r.f);
    object.set("F_df1", r.dfModel);
    object.set("F_df2", r.dfResidual);
    object.set("F_p", r.fP);
    object.set("vif", std::span<const Number>(r.inflation));
    object.set("durbin_watson", r.durbinWatson);
    object.set("aic", r.aic);
    object.set("bic", r.bic);
    object.set("left_out_terms", namesOf(r.leftOut, predictors));
    return object.toJson();
}

QJsonObject toJson(const LogisticRegression& r, const QStringList& predictors)
{
    ResultObject object;
    object.set("n", r.n);
    object.set("n_total", r.nTotal);
    object.set("n_yes", r.nYes);
    object.set("confidence", r.confidence);
    object.set("terms", termsOf(predictors, true));
    setCoefficients(object, r.coefficients, "z");
    object.set("odds_ratio", std::span<const Number>(r.oddsRatios));
    std::vector<Number> low;
    std::vector<Number> high;
    for (const Interval& interval : r.oddsRatioIntervals) {
        low.push_back(Number::finiteOr(interval.low, interval.reason));
        high.push_back(Number::finiteOr(interval.high, interval.reason));
    }
    object.set("or_ci95_wald_low", std::span<const Number>(low));
    object.set("or_ci95_wald_high", std::span<const Number>(high));
    object.set("deviance", r.deviance);
    object.set("null_deviance", r.nullDeviance);
    object.set("lr_chi2", r.lrChi2);
    object.set("lr_df", r.lrDf);
    object.set("lr_p", r.lrP);
    object.set("cox_snell_r2", r.coxSnell);
    object.set("nagelkerke_r2", r.nagelkerke);
    object.set("mcfadden_r2", r.mcFadden);
    object.set("aic", r.aic);
    object.set("bic", r.bic);
    object.set("percent_correct", r.percentCorrect);
    object.set("left_out_terms", namesOf(r.leftOut, predictors));
    object.set("separating_terms", namesOf(r.separating, predictors));
    return object.toJson();
}

} // namespace counterpoint::stats
