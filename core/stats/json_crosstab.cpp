#include "core/stats/json.h"
#include "core/stats/result_object.h"

namespace counterpoint::stats {
namespace {

QStringList labelsOr(const QStringList& labels, std::size_t size)
{
    if (!labels.isEmpty())
        return labels;
    QStringList numbered;
    for (std::size_t i = 1; i <= size; ++i)
        numbered.append(QString::number(i));
    return numbered;
}

void setCells(ResultObject& object, const Crosstab& t)
{
    object.set("counts", t.counts);
    object.set("n", t.n);
    object.set("row_totals", std::span<const double>(t.rowTotals));
    object.set("col_totals", std::span<const double>(t.columnTotals));
    object.set("row_percent", t.rowPercent);
    object.set("col_percent", t.columnPercent);
    object.set("total_percent", t.totalPercent);
    object.set("expected", t.expected);
    object.set("residuals_raw", t.residuals);
    object.set("residuals_pearson_standardized", t.pearsonResiduals);
    object.set("residuals_adjusted_standardized", t.adjustedResiduals);
}

void setTests(ResultObject& object, const Crosstab& t)
{
    object.set("chi2", t.chi2);
    object.set("df", t.df);
    object.set("p", t.p);
    object.set("chi2_likelihood_ratio", t.likelihoodRatio);
    object.set("p_likelihood_ratio", t.likelihoodRatioP);
    object.set("min_expected", t.minimumExpected);
    object.set("cells_expected_lt_5", t.cellsExpectedUnder5);
    object.set("phi", t.phi);
    object.set("contingency_coefficient", t.contingencyCoefficient);
    object.set("cramers_v", t.cramersV);
    object.set("cramers_v_ci95_noncentral_chi2", t.cramersVInterval);
    object.set("cramers_v_bias_corrected", t.cramersVBiasCorrected);
    object.set("cohens_w", t.phi);
    object.set("fisher_freeman_halton_p", t.exact.p);
    object.set("fisher_freeman_halton_method", t.exact.simulated ? QStringLiteral("monte_carlo") : QStringLiteral("exact"));
    if (t.exact.simulated) {
        object.set("fisher_freeman_halton_standard_error", t.exact.standardError);
        object.set("fisher_freeman_halton_replicates", t.exact.replicates);
        object.set("fisher_freeman_halton_seed", static_cast<double>(t.exact.seed));
    }
}

void setNominal(ResultObject& object, const NominalAssociation& a)
{
    object.set("lambda_col_dependent", a.lambdaColumns);
    object.set("lambda_row_dependent", a.lambdaRows);
    object.set("lambda_symmetric", a.lambdaSymmetric);
    object.set("goodman_kruskal_tau_col_dependent", a.tauColumns);
    object.set("goodman_kruskal_tau_row_dependent", a.tauRows);
    object.set("uncertainty_col_dependent", a.uncertaintyColumns);
    object.set("uncertainty_row_dependent", a.uncertaintyRows);
    object.set("uncertainty_symmetric", a.uncertaintySymmetric);
}

void setOrdinal(ResultObject& object, const OrdinalAssociation& a)
{
    ResultObject linear;
    linear.set("r", a.linearR);
    linear.set("M2", a.linearM2);
    linear.set("df", 1.0);
    linear.set("p", a.linearP);
    object.set("linear_by_linear", linear.toJson());
    object.set("gamma", a.gamma);
    object.set("tau_b", a.tauB);
    object.set("tau_c", a.tauC);
    object.set("somers_d_row_dependent", a.somersRows);
    object.set("somers_d_col_dependent", a.somersColumns);
    object.set("somers_d_symmetric", a.somersSymmetric);
    object.set("concordant", a.concordant);
    object.set("discordant", a.discordant);
}

void setTwoByTwo(ResultObject& object, const TwoByTwo& t)
{
    object.set("chi2_yates", t.chi2Yates);
    object.set("p_yates", t.pYates);
    object.set("fisher_p_two_sided", t.fisherTwoSided);
    object.set("fisher_p_less", t.fisherLess);
    object.set("fisher_p_greater", t.fisherGreater);
    object.set("odds_ratio_conditional_mle", t.oddsRatioConditional);
    object.set("odds_ratio_conditional_ci95", t.oddsRatioConditionalInterval);
    object.set("odds_ratio", t.oddsRatio);
    object.set("odds_ratio_ci95_wald", t.oddsRatioInterval);
    object.set("relative_risk_col1", t.relativeRisk);
    object.set("relative_risk_col1_ci95", t.relativeRiskInterval);
    object.set("yules_q", t.yulesQ);
}

} // namespace

QJsonObject toJson(const Crosstab& t, const QStringList& rowLabels, const QStringList& columnLabels)
{
    ResultObject object;
    object.set("row_levels", labelsOr(rowLabels, t.rowTotals.size()));
    object.set("col_levels", labelsOr(columnLabels, t.columnTotals.size()));
    object.set("confidence", t.confidence);
    setCells(object, t);
    setTests(object, t);
    setNominal(object, t.nominal);
    setOrdinal(object, t.ordinal);
    if (t.twoByTwo)
        setTwoByTwo(object, *t.twoByTwo);
    object.set("notes", t.notes);
    return object.toJson();
}

QJsonObject toJson(const McNemar& test)
{
    ResultObject object;
    object.set("b", test.b);
    object.set("c", test.c);
    object.set("mcnemar_chi2", test.chi2);
    object.set("p", test.p);
    object.set("chi2_continuity", test.chi2Continuity);
    object.set("p_continuity", test.pContinuity);
    object.set("p_exact_binomial", test.pExact);
    return object.toJson();
}

QJsonObject toJson(const Bowker& test)
{
    ResultObject object;
    object.set("chi2", test.chi2);
    object.set("df", test.df);
    object.set("p", test.p);
    return object.toJson();
}

QJsonObject toJson(const KappaTable& kappa)
{
    ResultObject object;
    object.set("n", kappa.n);
    object.set("percent_agreement", kappa.percentAgreement);
    object.set("kappa", kappa.kappa);
    object.set("kappa_ci95", kappa.kappaInterval);
    object.set("kappa_weighted_linear", kappa.weightedLinear);
    object.set("kappa_weighted_quadratic", kappa.weightedQuadratic);
    return object.toJson();
}

} // namespace counterpoint::stats
