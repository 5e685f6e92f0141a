#include "core/stats/json.h"
#include "core/stats/result_object.h"

namespace counterpoint::stats {
namespace {

QJsonObject toJson(const SplitHalf& half)
{
    ResultObject object;
    object.set("n_items_part1", half.items1);
    object.set("n_items_part2", half.items2);
    object.set("alpha_part1", half.alpha1);
    object.set("alpha_part2", half.alpha2);
    object.set("correlation_between_forms", half.correlation);
    object.set("spearman_brown_equal", half.spearmanBrownEqual);
    object.set("spearman_brown_unequal", half.spearmanBrownUnequal);
    object.set("guttman_split_half", half.guttman);
    return object.toJson();
}

QJsonObject itemsToJson(const std::vector<ScaleItem>& items, const QStringList& names)
{
    ResultObject object;
    object.set("item", names);
    const auto set = [&](const char* key, Number ScaleItem::*member) {
        std::vector<Number> numbers;
        for (const ScaleItem& item : items)
            numbers.push_back(item.*member);
        object.set(key, std::span<const Number>(numbers));
    };
    std::vector<double> means;
    for (const ScaleItem& item : items)
        means.push_back(item.mean);
    object.set("mean", std::span<const double>(means));
    set("sd", &ScaleItem::sd);
    set("item_total_r", &ScaleItem::itemTotal);
    set("item_rest_r", &ScaleItem::itemRest);
    set("smc", &ScaleItem::squaredMultiple);
    set("alpha_if_deleted", &ScaleItem::alphaIfDeleted);
    set("scale_mean_if_deleted", &ScaleItem::scaleMeanIfDeleted);
    set("scale_variance_if_deleted", &ScaleItem::scaleVarianceIfDeleted);
    return object.toJson();
}

QStringList namesOf(const std::vector<std::size_t>& items, const QStringList& names)
{
    QStringList chosen;
    for (const std::size_t item : items)
        chosen.append(names.value(static_cast<qsizetype>(item)));
    return chosen;
}

} // namespace

QJsonObject toJson(const Reliability& r, const QStringList& names)
{
    ResultObject object;
    object.set("n_total", r.nTotal);
    object.set("n_listwise", r.n);
    object.set("n_items", r.items);
    object.set("confidence", r.confidence);
    object.set("alpha", r.alpha);
    object.set("alpha_standardized", r.alphaStandardised);
    object.set("alpha_ci95_feldt", r.alphaFeldt);
    object.set("alpha_ase_duhachek", r.alphaError);
    object.set("alpha_ci95_duhachek", r.alphaDuhachek);
    object.set("mean_inter_item_r", r.meanCorrelation);
    object.set("min_inter_item_r", r.leastCorrelation);
    object.set("max_inter_item_r", r.greatestCorrelation);
    object.set("median_inter_item_r", r.medianCorrelation);
    object.set("guttman_lambda2", r.lambda2);
    object.set("guttman_lambda6_correlations", r.lambda6);
    object.set("scale_sum_mean", r.sumMean);
    object.set("scale_sum_sd", r.sumSd);
    object.set("scale_sum_variance", r.sumVariance);
    object.set("scale_mean_mean", r.meanMean);
    object.set("scale_mean_sd", r.meanSd);
    object.set("items", itemsToJson(r.item, names));
    object.set("split_half_first_second", toJson(r.firstSecond));
    object.set("split_half_odd_even", toJson(r.oddEven));
    object.set("omega_total_ml_one_factor", r.omega.value);
    object.set("omega_total_ml_lavaan", r.omega.value); // the same estimate; that program's name for it
    object.set("omega_ml_standardized_loadings", std::span<const Number>(r.omega.loadings));
    object.set("omega_ml_over_observed_variance", r.omega.overObservedVariance);
    object.set("omega_total_minres_standardized", r.omega.minimumResiduals);
    object.set("omega_heywood_items", namesOf(r.omega.heywood, names));
    object.set("negative_item_rest", namesOf(r.negative, names));
    object.set("constant_items", namesOf(r.constant, names));
    return object.toJson();
}

QJsonObject toJson(const ScaleScores& s)
{
    ResultObject object;
    object.set("n_total", s.nTotal);
    object.set("n_valid", s.nValid);
    object.set("n_missing", s.nMissing);
    object.set("n_without_weight", s.nWithoutWeight);
    object.set("min_valid_items", s.leastValid);
    object.set("mean", s.mean);
    object.set("sd", s.sd);
    object.set("min", s.minimum);
    object.set("max", s.maximum);
    QJsonArray first;
    for (std::size_t i = 0; i < s.scores.size() && i < 10; ++i)
        first.append(jsonNumber(s.scores[i]));
    auto json = object.toJson();
    json[QStringLiteral("first10")] = first; // a response without a score is no statistic that wants a reason
    return json;
}

} // namespace counterpoint::stats
