#include "core/stats/json.h"
#include "core/stats/result_object.h"

namespace counterpoint::stats {

QJsonObject toJson(const Frequencies& f, const QStringList& labels, const QStringList& missingLabels)
{
    ResultObject object;
    object.set("n_total", f.nTotal);
    object.set("n_valid", f.nValid);
    object.set("n_missing", f.nMissing);
    object.set("values", labels);
    object.set("counts", std::span<const double>(f.counts));
    object.set("percent", std::span<const Number>(f.percent));
    object.set("valid_percent", std::span<const Number>(f.validPercent));
    object.set("cumulative_valid_percent", std::span<const Number>(f.cumulativeValidPercent));
    object.set("confidence", f.confidence);
    object.set("valid_percent_ci", std::span<const Interval>(f.validPercentInterval));
    object.set("missing_values", missingLabels);
    object.set("missing_counts", std::span<const double>(f.missingCounts));
    object.set("missing_percent", std::span<const Number>(f.missingPercent));
    return object.toJson();
}

QJsonObject toJson(const GoodnessOfFit& fit)
{
    ResultObject object;
    object.set("chi2", fit.chi2);
    object.set("df", fit.df);
    object.set("p", fit.p);
    object.set("expected", std::span<const double>(fit.expected));
    object.set("residuals", std::span<const double>(fit.residuals));
    object.set("cohens_w", fit.cohensW);
    object.set("cells_expected_lt_5", fit.cellsExpectedUnder5);
    return object.toJson();
}

QJsonObject toJson(const Proportion& p)
{
    ResultObject object;
    object.set("x", p.successes);
    object.set("n", p.trials);
    object.set("confidence", p.confidence);
    object.set("proportion", p.proportion);
    object.set("se_wald", p.seWald);
    object.set("wald", p.wald);
    object.set("wilson", p.wilson);
    object.set("wilson_continuity_corrected", p.wilsonContinuityCorrected);
    object.set("clopper_pearson", p.clopperPearson);
    object.set("agresti_coull", p.agrestiCoull);
    object.set("jeffreys", p.jeffreys);
    return object.toJson();
}

QJsonObject toJson(const FiniteProportion& p)
{
    ResultObject object;
    object.set("proportion", p.proportion);
    object.set("se_fpc_textbook", p.seTextbook);
    object.set("ci95_fpc_textbook", p.ciTextbook);
    object.set("margin_of_error_textbook", p.marginTextbook);
    object.set("se_fpc_survey_package", p.seUnbiased);
    object.set("ci95_fpc_survey_package", p.ciUnbiased);
    return object.toJson();
}

QJsonObject toJson(const SampleSize& size)
{
    ResultObject object;
    object.set("n_infinite", size.infinite);
    object.set("n_finite", size.finite);
    return object.toJson();
}

QJsonObject toJson(const ProportionDifference& d)
{
    ResultObject object;
    object.set("diff", d.difference);
    object.set("chi2", d.chi2);
    object.set("p", d.p);
    object.set("ci95_wald", d.ciWald);
    object.set("ci95_newcombe_wilson", d.ciNewcombe);
    object.set("cohens_h", d.cohensH);
    return object.toJson();
}

} // namespace counterpoint::stats
