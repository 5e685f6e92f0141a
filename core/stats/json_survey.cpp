#include "core/stats/adjusted_p.h"
#include "core/stats/json.h"
#include "core/stats/result_object.h"

namespace counterpoint::stats {
namespace {

void setNumbered(ResultObject& object, const char* prefix, std::span<const Number> rates)
{
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const QByteArray key = prefix + QByteArray::number(static_cast<int>(i) + 1);
        object.set(key.constData(), rates[i]);
    }
}

} // namespace

QJsonObject toJson(const Likert& l)
{
    ResultObject object;
    object.set("n_valid", l.nValid);
    object.set("n_missing", l.nMissing);
    object.set("n_off_scale", l.nOffScale);
    object.set("counts", std::span<const double>(l.counts));
    object.set("valid_percent", std::span<const Number>(l.validPercent));
    object.set("top_box_percent", l.topBox);
    object.set("top2_box_percent", l.topTwo);
    object.set("bottom2_box_percent", l.bottomTwo);
    object.set("net_top2_minus_bottom2", l.net);
    object.set("percent_above_midpoint", l.aboveMidpoint);
    object.set("percent_at_midpoint", l.atMidpoint);
    object.set("percent_below_midpoint", l.belowMidpoint);
    object.set("mean", l.mean);
    object.set("median", l.median);
    object.set("sd", l.sd);
    return object.toJson();
}

QJsonObject toJson(const SurveyRates& rates)
{
    ResultObject object;
    setNumbered(object, "RR", rates.response);
    setNumbered(object, "COOP", rates.cooperation);
    setNumbered(object, "REF", rates.refusal);
    setNumbered(object, "CON", rates.contact);
    return object.toJson();
}

QJsonObject adjustedPToJson(std::span<const double> p)
{
    ResultObject object;
    const auto set = [&](const char* key, Adjustment adjustment) { object.set(key, std::span<const double>(adjustedP(p, adjustment))); };
    set("holm", Adjustment::Holm);
    set("hochberg", Adjustment::Hochberg);
    set("hommel", Adjustment::Hommel);
    set("bonferroni", Adjustment::Bonferroni);
    set("BH", Adjustment::BenjaminiHochberg);
    set("BY", Adjustment::BenjaminiYekutieli);
    return object.toJson();
}

} // namespace counterpoint::stats
