#include "core/stats/json_groups.h"
#include "core/base/translate.h"
#include "core/stats/result_object.h"

namespace counterpoint::stats {
namespace {

QJsonObject summaryJson(const GroupSummary& summary)
{
    ResultObject object;
    object.set("n", summary.n);
    object.set("mean", summary.mean);
    object.set("sd", summary.sd);
    object.set("se", summary.se);
    object.set("ci95", summary.interval);
    object.set("median", summary.median);
    object.set("min", summary.minimum);
    object.set("max", summary.maximum);
    return object.toJson();
}

void setT(ResultObject& object, const QByteArray& name, const TTest& test)
{
    object.set(name + "_t", test.t);
    object.set(name + "_df", test.df);
    object.set(name + "_p", test.p);
    object.set(name + "_ci95", test.interval);
    object.set(name + "_se", test.se);
}

/// One list of values for each member of the comparisons.
template <class Pairs, class Member>
std::vector<Number> column(const Pairs& pairs, Member member)
{
    std::vector<Number> numbers;
    for (const auto& pair : pairs)
        numbers.push_back(member(pair));
    return numbers;
}

template <class Pairs>
void setNames(ResultObject& object, const Pairs& pairs, const QStringList& labels)
{
    QStringList first;
    QStringList second;
    for (const auto& pair : pairs) {
        first.append(labels.value(static_cast<qsizetype>(pair.first)));
        second.append(labels.value(static_cast<qsizetype>(pair.second)));
    }
    object.set("group1", first);
    object.set("group2", second);
}

std::vector<double> plain(const std::vector<Number>& numbers)
{
    std::vector<double> values;
    for (const Number& number : numbers)
        values.push_back(number.value);
    return values;
}

void setAdjusted(ResultObject& object, const std::vector<Number>& p, std::optional<Adjustment> adjustment)
{
    const std::vector<double> values = plain(p);
    object.set("p", std::span<const Number>(p));
    const auto corrected = [&](const std::vector<double>& found) {
        std::vector<Number> numbers;
        for (std::size_t i = 0; i < found.size(); ++i)
            numbers.push_back(Number::finiteOr(found[i], p[i].reason));
        return numbers;
    };
    object.set("p_bonferroni", std::span<const Number>(corrected(adjustedP(values, Adjustment::Bonferroni))));
    object.set("p_holm", std::span<const Number>(corrected(adjustedP(values, Adjustment::Holm))));
    object.set("p_adjusted", std::span<const Number>(corrected(adjustment ? adjustedP(values, *adjustment) : values)));
    object.set("adjustment", QJsonValue(adjustmentKey(adjustment)));
}

QJsonObject rankComparisonsJson(const std::vector<RankComparison>& pairs, const QStringList& labels, std::optional<Adjustment> adjustment)
{
    ResultObject object;
    setNames(object, pairs, labels);
    object.set("z", std::span<const Number>(column(pairs, [](const RankComparison& pair) { return pair.z; })));
    setAdjusted(object, column(pairs, [](const RankComparison& pair) { return pair.p; }), adjustment);
    return object.toJson();
}

QStringList labelsOr(const QStringList& labels, std::size_t count)
{
    QStringList result = labels;
    for (qsizetype i = labels.size(); i < static_cast<qsizetype>(count); ++i)
        result.append(QString::number(i + 1));
    return result;
}

} // namespace

QString adjustmentKey(std::optional<Adjustment> adjustment)
{
    if (!adjustment)
        return QStringLiteral("none");
    switch (*adjustment) {
    case Adjustment::Holm:
        return QStringLiteral("holm");
    case Adjustment::Hochberg:
        return QStringLiteral("hochberg");
    case Adjustment::Hommel:
        return QStringLiteral("hommel");
    case Adjustment::Bonferroni:
        return QStringLiteral("bonferroni");
    case Adjustment::BenjaminiHochberg:
        return QStringLiteral("bh");
    case Adjustment::BenjaminiYekutieli:
        return QStringLiteral("by");
    }
    return {};
}

QJsonObject toJson(const OneSampleT& test)
{
    ResultObject object;
    object.set("n", test.n);
    object.set("confidence", test.confidence);
    object.set("mean", test.mean);
    object.set("t", test.t);
    object.set("df", test.df);
    object.set("p", test.p);
    object.set("mean_diff", test.meanDifference);
    object.set("ci95_of_mean", test.intervalOfMean);
    object.set("cohens_d", test.cohensD);
    object.set("cohens_d_ci95_noncentral_t", test.cohensDInterval);
    return object.toJson();
}

QJsonObject toJson(const TwoSampleT& test)
{
    ResultObject object;
    object.set("groups",
               QJsonObject{{QStringLiteral("1"), summaryJson(test.groups[0])}, {QStringLiteral("2"), summaryJson(test.groups[1])}});
    object.set("confidence", test.confidence);
    object.set("diff", test.difference);
    setT(object, "student", test.student);
    setT(object, "welch", test.welch);
    object.set("p_one_sided_greater_student", test.pGreaterStudent);
    object.set("levene_mean_F", test.leveneMean.statistic);
    object.set("levene_mean_p", test.leveneMean.p);
    object.set("brown_forsythe_median_F", test.brownForsytheMedian.statistic);
    object.set("brown_forsythe_median_p", test.brownForsytheMedian.p);
    object.set("variance_ratio_F", test.varianceRatio.statistic);
    object.set("variance_ratio_p", test.varianceRatio.p);
    object.set("cohens_d_pooled", test.cohensD);
    object.set("cohens_d_pooled_ci95_noncentral_t", test.cohensDInterval);
    object.set("hedges_g", test.hedgesG);
    object.set("hedges_g_ci95_noncentral_t", test.hedgesGInterval);
    object.set("glass_delta_sd_of_group2", test.glassDelta);
    object.set("cohens_d_average_variance", test.cohensDAverageVariance);
    return object.toJson();
}

QJsonObject toJson(const PairedT& test)
{
    ResultObject object;
    object.set("n", test.n);
    object.set("confidence", test.confidence);
    object.set("mean_diff", test.meanDifference);
    object.set("sd_diff", test.sdDifference);
    object.set("se_diff", test.seDifference);
    object.set("correlation", test.correlation);
    object.set("t", test.t);
    object.set("df", test.df);
    object.set("p", test.p);
    object.set("ci95", test.interval);
    object.set("cohens_dz", test.cohensDz);
    object.set("cohens_dz_ci95_noncentral_t", test.cohensDzInterval);
    object.set("cohens_dav", test.cohensDav);
    return object.toJson();
}

QJsonObject toJson(const HodgesLehmann& shift)
{
    ResultObject object;
    object.set("estimate", shift.estimate);
    object.set("ci95", shift.interval);
    return object.toJson();
}

QJsonObject toJson(const SimulatedTest& test)
{
    ResultObject object;
    object.set("p", test.p);
    object.set("standard_error", test.p.isDefined() ? Number(test.standardError) : test.p);
    object.set("replicates", test.replicates);
    object.set("seed", static_cast<double>(test.seed));
    return object.toJson();
}

QJsonObject toJson(const MannWhitney& test)
{
    ResultObject object;
    object.set("n1", test.n1);
    object.set("n2", test.n2);
    object.set("mean_rank1", test.meanRank1);
    object.set("mean_rank2", test.meanRank2);
    object.set("rank_sum1", test.rankSum1);
    object.set("rank_sum2", test.rankSum2);
    object.set("U1", test.u1);
    object.set("U2", test.u2);
    object.set("U_min_spss", test.u1.isDefined() ? Number(std::fmin(test.u1.value, test.u2.value)) : test.u1);
    object.set("z_no_continuity", test.z);
    object.set("p_asymptotic_no_continuity", test.p);
    object.set("z_continuity", test.zContinuity);
    object.set("p_asymptotic_continuity", test.pContinuity);
    object.set("r_effect_abs_z_over_sqrt_N", test.r);
    object.set("rank_biserial", test.rankBiserial);
    object.set("rank_biserial_ci95", test.rankBiserialInterval);
    object.set("prob_superiority_A", test.superiority);
    object.set("ties", QJsonValue(test.ties));
    object.set("p_exact_two_sided", test.pExact);
    return object.toJson();
}

QJsonObject toJson(const WilcoxonSignedRank& test)
{
    const bool pratt = test.zeros == ZeroDifferences::Pratt;
    ResultObject object;
    object.set("n_pairs", test.nPairs);
    object.set("n_zero", test.nZero);
    object.set("n_positive", test.nPositive);
    object.set("n_negative", test.nNegative);
    object.set("zeros", QJsonValue(pratt ? QStringLiteral("pratt") : QStringLiteral("dropped")));
    object.set("W_plus", test.wPlus);
    object.set("W_minus", test.wMinus);
    object.set("z_no_continuity", test.z);
    object.set("p_asymptotic_no_continuity", test.p);
    object.set("z_continuity", test.zContinuity);
    object.set("p_asymptotic_continuity", test.pContinuity);
    object.set(pratt ? "p_exact_pratt" : "p_exact_zeros_dropped", test.pExact);
    object.set("matched_rank_biserial", test.rankBiserial);
    object.set("r_effect_abs_z_over_sqrt_pairs", test.r);
    object.set("sign_test_p", test.signTestP);
    return object.toJson();
}

QJsonObject toJson(const KruskalWallis& test, const QStringList& labels, std::optional<Adjustment> adjustment)
{
    ResultObject means;
    for (std::size_t g = 0; g < test.meanRanks.size(); ++g)
        means.set(labels.value(static_cast<qsizetype>(g)).toUtf8().constData(), test.meanRanks[g]);
    ResultObject object;
    object.set("n", test.n);
    object.set("mean_ranks", means.toJson());
    object.set("H", test.h);
    object.set("df", test.df);
    object.set("p", test.p);
    object.set("epsilon_squared_rank", test.epsilonSquared);
    object.set("eta_squared_H", test.etaSquared);
    object.set("dunn", rankComparisonsJson(test.dunn, labels, adjustment));
    return object.toJson();
}

QJsonObject toJson(const Friedman& test, const QStringList& variables, std::optional<Adjustment> adjustment)
{
    ResultObject object;
    object.set("n", test.n);
    object.set("k", test.k);
    object.set("mean_ranks", std::span<const Number>(test.meanRanks));
    object.set("chi2", test.chi2);
    object.set("df", test.df);
    object.set("p", test.p);
    object.set("kendalls_W", test.kendallsW);
    object.set("pairs", rankComparisonsJson(test.pairs, labelsOr(variables, test.meanRanks.size()), adjustment));
    return object.toJson();
}

QJsonObject toJson(const CochranQ& test, const QStringList& variables, std::optional<Adjustment> adjustment)
{
    ResultObject pairs;
    setNames(pairs, test.pairs, labelsOr(variables, test.shares.size()));
    pairs.set("b", std::span<const Number>(column(test.pairs, [](const CochranQ::Pair& pair) { return Number(pair.test.b); })));
    pairs.set("c", std::span<const Number>(column(test.pairs, [](const CochranQ::Pair& pair) { return Number(pair.test.c); })));
    setAdjusted(pairs, column(test.pairs, [](const CochranQ::Pair& pair) { return pair.test.pExact; }), adjustment);
    ResultObject object;
    object.set("n", test.n);
    object.set("Q", test.q);
    object.set("df", test.df);
    object.set("p", test.p);
    object.set("percent", std::span<const Number>(test.shares));
    object.set("mcnemar_exact", pairs.toJson());
    return object.toJson();
}

AnovaWithPairs anovaWithPairs(const Groups& groups, const Groups& weights, double confidence)
{
    return {anova(groups, weights, confidence), tukeyHsd(groups, weights, confidence), gamesHowell(groups, weights, confidence),
            pairwisePooledT(groups, weights)};
}

namespace {

std::vector<Number> ends(const std::vector<MeanComparison>& pairs, bool high)
{
    return column(pairs, [high](const MeanComparison& pair) {
        return pair.interval.isDefined() ? Number(high ? pair.interval.high : pair.interval.low) : Number::undefined(pair.interval.reason);
    });
}

void setMeans(ResultObject& object, const std::vector<MeanComparison>& pairs)
{
    object.set("diff", std::span<const Number>(column(pairs, [](const MeanComparison& pair) { return pair.difference; })));
    object.set("se", std::span<const Number>(column(pairs, [](const MeanComparison& pair) { return pair.se; })));
    object.set("q", std::span<const Number>(column(pairs, [](const MeanComparison& pair) { return pair.q; })));
    object.set("df", std::span<const Number>(column(pairs, [](const MeanComparison& pair) { return pair.df; })));
    object.set("ci_low", std::span<const Number>(ends(pairs, false)));
    object.set("ci_high", std::span<const Number>(ends(pairs, true)));
    object.set("p", std::span<const Number>(column(pairs, [](const MeanComparison& pair) { return pair.p; })));
}

QJsonArray triangleJson(const std::vector<std::vector<double>>& rows)
{
    QJsonArray array;
    for (const auto& row : rows) {
        QJsonArray cells;
        for (const double cell : row)
            cells.append(jsonNumber(cell));
        array.append(cells);
    }
    return array;
}

} // namespace

QJsonObject toJson(const AnovaWithPairs& analysis, const QStringList& labels)
{
    const Anova& a = analysis.anova;
    QJsonObject groups;
    for (std::size_t g = 0; g < a.groups.size(); ++g)
        groups[labels.value(static_cast<qsizetype>(g))] = summaryJson(a.groups[g]);
    ResultObject object;
    object.set("confidence", a.confidence);
    object.set("groups", groups);
    object.set("ss_between", a.ssBetween);
    object.set("ss_within", a.ssWithin);
    object.set("df_between", a.f.df1);
    object.set("df_within", a.f.df2);
    object.set("ms_between", a.msBetween);
    object.set("ms_within", a.msWithin);
    object.set("F", a.f.statistic);
    object.set("p", a.f.p);
    object.set("eta_squared", a.etaSquared);
    object.set("eta_squared_ci95_two_sided_ncp_over_ncp_plus_N", a.etaSquaredNcpN);
    object.set("eta_squared_ci95_two_sided_ncp_over_ncp_plus_dfw", a.etaSquaredNcpDf);
    object.set("omega_squared", a.omegaSquared);
    object.set("omega_squared_ci95_effectsize", a.omegaSquaredInterval);
    object.set("epsilon_squared", a.epsilonSquared);
    object.set("cohens_f", a.cohensF);
    object.set("welch_F", a.welch.statistic);
    object.set("welch_df1", a.welch.statistic.isDefined() ? Number(a.welch.df1) : a.welch.statistic);
    object.set("welch_df2", a.welch.statistic.isDefined() ? Number(a.welch.df2) : a.welch.statistic);
    object.set("welch_p", a.welch.p);
    object.set("brown_forsythe_F_star", a.brownForsythe.statistic);
    object.set("brown_forsythe_df2", a.brownForsythe.statistic.isDefined() ? Number(a.brownForsythe.df2) : a.brownForsythe.statistic);
    object.set("brown_forsythe_p", a.brownForsythe.p);
    object.set("levene_mean_F", a.leveneMean.statistic);
    object.set("levene_mean_p", a.leveneMean.p);
    object.set("levene_median_F", a.leveneMedian.statistic);
    object.set("levene_median_p", a.leveneMedian.p);
    object.set("bartlett_K2", a.bartlett.statistic);
    object.set("bartlett_p", a.bartlett.p);

    ResultObject tukey;
    QStringList names;
    for (const MeanComparison& pair : analysis.tukey.pairs)
        names.append(labels.value(static_cast<qsizetype>(pair.second)) + QLatin1Char('-')
                     + labels.value(static_cast<qsizetype>(pair.first)));
    tukey.set("pair", names);
    setMeans(tukey, analysis.tukey.pairs);
    tukey.set("q_critical_95", analysis.tukey.criticalQ);
    object.set("tukey_hsd", tukey.toJson());

    ResultObject gamesHowell;
    setNames(gamesHowell, analysis.gamesHowell, labels);
    setMeans(gamesHowell, analysis.gamesHowell);
    object.set("games_howell", gamesHowell.toJson());

    ResultObject pooled;
    const QString why =
        translate("Statistics", "Each pair stands once, or has no test since its groups do not vary or have too few values.");
    pooled.set("none", QJsonValue(triangleJson(analysis.pooledT)), why);
    pooled.set("bonferroni", QJsonValue(triangleJson(adjustedTriangle(analysis.pooledT, Adjustment::Bonferroni))), why);
    pooled.set("holm", QJsonValue(triangleJson(adjustedTriangle(analysis.pooledT, Adjustment::Holm))), why);
    object.set("pairwise_t_pooled_p", pooled.toJson());
    return object.toJson();
}

} // namespace counterpoint::stats
