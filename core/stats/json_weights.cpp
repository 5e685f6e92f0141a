#include "core/stats/json.h"
#include "core/stats/result_object.h"
#include <algorithm>

namespace counterpoint::stats {
namespace {

void setShares(ResultObject& object, const char* shareKey, const char* seKey, const char* intervalKey,
               const std::vector<SampledShare>& shares, std::size_t columns)
{
    const auto rowsOf = [&](auto value) {
        QJsonArray rows;
        QJsonArray row;
        for (const SampledShare& share : shares) {
            row.append(value(share));
            if (static_cast<std::size_t>(row.size()) == columns) {
                rows.append(row);
                row = {};
            }
        }
        return rows;
    };
    const auto whyNot = [&](auto part) {
        const auto undefined = std::find_if(shares.begin(), shares.end(), [&](const SampledShare& s) { return !part(s).isDefined(); });
        return undefined == shares.end() ? QString() : part(*undefined).reason;
    };
    object.set(shareKey, QJsonValue(rowsOf([](const SampledShare& s) { return jsonNumber(100 * s.share.value); })),
               whyNot([](const SampledShare& s) { return s.share; }));
    object.set(seKey, QJsonValue(rowsOf([](const SampledShare& s) { return jsonNumber(100 * s.se.value); })),
               whyNot([](const SampledShare& s) { return s.se; }));
    object.set(intervalKey, QJsonValue(rowsOf([](const SampledShare& s) {
                   return QJsonArray{jsonNumber(100 * s.interval.low), jsonNumber(100 * s.interval.high)};
               })),
               whyNot([](const SampledShare& s) { return s.interval; }));
}

QJsonArray rowsOf(const std::vector<double>& cells, std::size_t columns)
{
    QJsonArray rows;
    QJsonArray row;
    for (const double cell : cells) {
        row.append(jsonNumber(cell));
        if (static_cast<std::size_t>(row.size()) == columns) {
            rows.append(row);
            row = {};
        }
    }
    return rows;
}

} // namespace

QJsonObject frequencyWeightedToJson(const Univariate& u)
{
    ResultObject object;
    object.set("sum_of_weights", u.nValid);
    object.set("n_total", u.nTotal);
    object.set("n_missing", u.nMissing);
    object.set("n_without_weight", u.nWithoutWeight);
    object.set("mean", u.mean);
    object.set("variance_frequency", u.variance);
    object.set("sd_frequency", u.sd);
    object.set("se_frequency", u.seMean);
    object.set("ci95_frequency", u.ci95Mean);
    object.set("median", u.median);
    object.set("min", u.minimum);
    object.set("max", u.maximum);
    object.set("skewness_G1_spss", u.skewnessUpperG1);
    object.set("kurtosis_excess_G2_spss", u.kurtosisUpperG2);
    std::vector<Number> quartiles;
    for (std::size_t i = 0; i < u.probabilities.size(); ++i)
        if (u.probabilities[i] == 0.25 || u.probabilities[i] == 0.5 || u.probabilities[i] == 0.75)
            quartiles.push_back(u.quantiles[5][i]);
    object.set("quartiles_type6", std::span<const Number>(quartiles));
    return object.toJson();
}

QJsonObject toJson(const SampledMean& m)
{
    ResultObject object;
    object.set("n", m.n);
    object.set("n_missing", m.nMissing);
    object.set("n_without_weight", m.nDropped);
    object.set("sum_of_weights", m.sumOfWeights);
    object.set("df", m.df);
    object.set("confidence", m.confidence);
    object.set("mean", m.mean);
    object.set("se", m.se);
    object.set("ci95", m.interval);
    object.set("ci95_normal", m.intervalNormal);
    object.set("variance", m.variance);
    object.set("sd", m.sd);
    object.set("median", m.median);
    object.set("total", m.total);
    object.set("total_se", m.totalSe);
    object.set("deff", m.designEffect);
    object.set("deff_replace", m.designEffectReplace);
    object.set("deff_kish_weights", m.weightingEffect);
    object.set("se_if_weights_were_frequencies", m.seAsFrequencies);
    return object.toJson();
}

QJsonObject toJson(const SampledComparison& comparison, const QStringList& labels, std::span<const double> adjustedP)
{
    QJsonObject groups;
    for (std::size_t g = 0; g < comparison.groups.size(); ++g)
        groups[labels.value(static_cast<qsizetype>(g))] = toJson(comparison.groups[g]);
    QStringList first;
    QStringList second;
    std::vector<double> df;
    std::vector<Interval> intervals;
    for (const SampledDifference& pair : comparison.pairs) {
        first.append(labels.value(static_cast<qsizetype>(pair.first)));
        second.append(labels.value(static_cast<qsizetype>(pair.second)));
        df.push_back(pair.df);
        intervals.push_back(pair.interval);
    }
    const auto column = [&](Number SampledDifference::*member) {
        std::vector<Number> numbers;
        for (const SampledDifference& pair : comparison.pairs)
            numbers.push_back(pair.*member);
        return numbers;
    };
    const auto p = column(&SampledDifference::p);
    std::vector<Number> adjusted;
    for (std::size_t i = 0; i < p.size(); ++i)
        adjusted.push_back(p[i].isDefined() ? Number(adjustedP[i]) : p[i]);
    ResultObject pairs;
    pairs.set("group1", first);
    pairs.set("group2", second);
    pairs.set("diff", std::span<const Number>(column(&SampledDifference::difference)));
    pairs.set("se", std::span<const Number>(column(&SampledDifference::se)));
    pairs.set("df", std::span<const double>(df));
    pairs.set("t", std::span<const Number>(column(&SampledDifference::t)));
    pairs.set("p", std::span<const Number>(p));
    pairs.set("p_adjusted", std::span<const Number>(adjusted));
    pairs.set("ci95", std::span<const Interval>(intervals));
    return {{QStringLiteral("groups"), groups}, {QStringLiteral("pairs"), pairs.toJson()}};
}

QJsonObject toJson(const SampledShares& s, const QStringList& labels)
{
    ResultObject object;
    object.set("n", s.n);
    object.set("n_missing", s.nMissing);
    object.set("n_without_weight", s.nDropped);
    object.set("sum_of_weights", s.sumOfWeights);
    object.set("df", s.df);
    object.set("confidence", s.confidence);
    object.set("values", labels);
    object.set("counts_unweighted", std::span<const double>(s.counts));
    object.set("counts", std::span<const double>(s.totals));
    object.set("counts_se", std::span<const Number>(s.totalSe));
    std::vector<Number> proportions;
    std::vector<Number> errors;
    std::vector<Interval> intervals;
    for (const SampledShare& share : s.shares) {
        proportions.push_back(share.share);
        errors.push_back(share.se);
        intervals.push_back(share.interval);
    }
    object.set("proportions", std::span<const Number>(proportions));
    object.set("se", std::span<const Number>(errors));
    object.set("ci95_logit", std::span<const Interval>(intervals));
    object.set("deff", std::span<const Number>(s.designEffects));
    return object.toJson();
}

QJsonObject toJson(const SampledTable& t, const QStringList& rowLabels, const QStringList& columnLabels)
{
    ResultObject object;
    object.set("row_labels", rowLabels);
    object.set("column_labels", columnLabels);
    object.set("n", t.cells.n);
    object.set("n_missing", t.cells.nMissing);
    object.set("n_without_weight", t.cells.nDropped);
    object.set("sum_of_weights", t.cells.sumOfWeights);
    object.set("df", t.cells.df);
    object.set("counts_unweighted", QJsonValue(rowsOf(t.cells.counts, t.columns)));
    object.set("counts", QJsonValue(rowsOf(t.cells.totals, t.columns)));
    setShares(object, "total_percent", "total_percent_se", "total_percent_ci95", t.cells.shares, t.columns);
    setShares(object, "row_percent", "row_percent_se", "row_percent_ci95", t.ofRow, t.columns);
    setShares(object, "column_percent", "column_percent_se", "column_percent_ci95", t.ofColumn, t.columns);
    object.set("chi2_pearson_uncorrected", t.chi2);
    object.set("rao_scott_F", t.f);
    object.set("rao_scott_df1", t.df1);
    object.set("rao_scott_df2", t.df2);
    object.set("p", t.p);
    return object.toJson();
}

QJsonObject toJson(const MultipleResponse& m, const QStringList& labels)
{
    ResultObject object;
    object.set("labels", labels);
    object.set("counts", std::span<const double>(m.counts));
    object.set("percent_of_responses", std::span<const Number>(m.percentOfResponses));
    object.set("percent_of_cases_with_any", std::span<const Number>(m.percentOfCasesWithAny));
    object.set("percent_of_all_cases", std::span<const Number>(m.percentOfAllCases));
    object.set("missing", std::span<const double>(m.missing));
    object.set("n_responses", m.nResponses);
    object.set("n_cases_with_any", m.nCasesWithAny);
    object.set("n_all", m.nAll);
    object.set("n_all_missing", m.nAllMissing);
    object.set("n_without_weight", m.nWithoutWeight);
    object.set("mean_responses_per_case_with_any", m.meanResponses);
    return object.toJson();
}

} // namespace counterpoint::stats
