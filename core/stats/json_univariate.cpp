#include "core/stats/json.h"
#include "core/stats/result_object.h"

namespace counterpoint::stats {
namespace {

QJsonObject outliersToJson(const Outliers& outliers)
{
    return {{QStringLiteral("mild_or_extreme"), outliers.mildOrExtreme}, {QStringLiteral("extreme"), outliers.extreme}};
}

QJsonObject quantilesToJson(const Univariate& u)
{
    ResultObject object;
    for (std::size_t i = 0; i < u.quantiles.size(); ++i) {
        const QByteArray key = "type" + QByteArray::number(static_cast<int>(i) + 1);
        object.set(key.constData(), std::span<const Number>(u.quantiles[i]));
    }
    return object.toJson();
}

void setShape(ResultObject& object, const Univariate& u)
{
    object.set("skewness_g1", u.skewnessLowerG1);
    object.set("skewness_G1_spss", u.skewnessUpperG1);
    object.set("skewness_b1", u.skewnessB1);
    object.set("se_skewness", u.seSkewness);
    object.set("kurtosis_excess_g2", u.kurtosisLowerG2);
    object.set("kurtosis_excess_G2_spss", u.kurtosisUpperG2);
    object.set("kurtosis_excess_b2", u.kurtosisB2);
    object.set("se_kurtosis", u.seKurtosis);
    object.set("shapiro_W", u.shapiroW);
    object.set("shapiro_p", u.shapiroP);
}

void setOrder(ResultObject& object, const Univariate& u)
{
    object.set("min", u.minimum);
    object.set("max", u.maximum);
    object.set("range", u.range);
    object.set("median", u.median);
    object.set("modes", std::span<const double>(u.modes));
    object.set("n_modes", u.numberOfModes);
    object.set("mode_count", u.modeCount);
    object.set("mode_smallest", u.modeSmallest);
    object.set("quantiles", quantilesToJson(u));
    object.set("quantile_probs", std::span<const double>(u.probabilities));
    object.set("quantile_type", u.quantileType);
    object.set("tukey_hinges", std::span<const Number>(u.tukeyHinges));
    object.set("iqr_type7", u.iqrType7);
    object.set("iqr_type6_spss", u.iqrType6);
    object.set("boxplot_stats_tukey", std::span<const Number>(u.boxplot));
    object.set("boxplot_n_outliers", u.boxplotOutliers);
    object.set("outliers_1.5_and_3_iqr_type7", outliersToJson(u.outliersType7));
    object.set("outliers_1.5_and_3_iqr_type6", outliersToJson(u.outliersType6));
}

} // namespace

QJsonObject toJson(const Univariate& u)
{
    ResultObject object;
    object.set("n_total", u.nTotal);
    object.set("n_valid", u.nValid);
    object.set("n_missing", u.nMissing);
    object.set("n_without_weight", u.nWithoutWeight);
    object.set("sum", u.sum);
    object.set("mean", u.mean);
    object.set("se_mean", u.seMean);
    object.set("sd", u.sd);
    object.set("variance", u.variance);
    object.set("sd_population", u.sdPopulation);
    object.set("variance_population", u.variancePopulation);
    object.set("ci95_mean", u.ci95Mean);
    object.set("ci99_mean", u.ci99Mean);
    object.set("confidence", u.confidence);
    object.set("ci_mean", u.ciMean);
    setOrder(object, u);
    setShape(object, u);
    object.set("mad_raw", u.madRaw);
    object.set("mad_scaled", u.madScaled);
    object.set("mean_abs_dev", u.meanAbsoluteDeviation);
    object.set("trimmed_mean_5pct_each_end_spss", u.trimmedMean5Percent);
    object.set("trimmed_mean_10pct_each_end_floor", u.trimmedMean10Percent);
    object.set("n_abs_z_gt_3", u.absoluteZAbove3);
    object.set("cv", u.coefficientOfVariation);
    object.set("geometric_mean", u.geometricMean);
    object.set("harmonic_mean", u.harmonicMean);
    return object.toJson();
}

} // namespace counterpoint::stats
