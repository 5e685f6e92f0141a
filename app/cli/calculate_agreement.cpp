#include "app/cli/agreement_data.h"
#include "app/cli/calculation.h"
#include "core/agreement/coefficients.h"
#include "core/base/translate.h"
#include "core/stats/paired_table.h"
#include "core/stats/result_object.h"
#include <QJsonArray>
#include <QStringList>
#include <algorithm>
#include <vector>

namespace counterpoint::cli {

namespace {

using agreement::Coefficient;
using agreement::Measure;
using agreement::Metric;
using agreement::Ratings;
using agreement::Weights;
using stats::Number;
using stats::ResultObject;

QString tr(const char* text) { return translate("Cli", text); }

void set(ResultObject& object, const char* observed, const char* chance, const char* value, const Coefficient& coefficient)
{
    object.set(observed, coefficient.observed);
    object.set(chance, coefficient.chance);
    object.set(value, coefficient.value);
}

void setError(ResultObject& object, const Coefficient& coefficient)
{
    object.set("se", coefficient.standardError);
    object.set("ci95", coefficient.interval);
}

void setSize(ResultObject& object, const Ratings& ratings)
{
    const auto sums = agreement::sumsOf(ratings);
    object.set("n_units", sums.comparable);
    object.set("n_values", sums.values);
    if (ratings.coders > 0)
        object.set("n_coders", double(ratings.coders));
    object.set("n_categories", double(ratings.categories.size()));
}

/// Of the first two coders; undefined with a reason where there are not two.
stats::KappaTable kappaOf(const Ratings& ratings, double confidence)
{
    if (ratings.coders == 2)
        return stats::kappaOfTable(ratings.table(0, 1), confidence, ratings.values);
    stats::KappaTable kappa;
    const auto why = ratings.coders == 0
        ? agreement::reasons::codersUnknown()
        : tr("Cohen's kappa is for two coders. For more there are conger_kappa, fleiss_kappa and krippendorff_alpha.");
    kappa.observed = kappa.chance = kappa.kappa = kappa.weightedLinear = kappa.weightedQuadratic = Number::undefined(why);
    kappa.kappaInterval = stats::Interval::undefined(why);
    return kappa;
}

Number ordered(const Ratings& ratings, const Number& weighted)
{
    return ratings.scale == Ratings::Scale::Nominal && ratings.categories.size() > 2 && ratings.coders == 2
        ? Number::undefined(tr("Weights need the order of the categories. Name all of them, in their order, as “categories”."))
        : weighted;
}

QJsonObject percent(const Ratings& ratings, double confidence)
{
    ResultObject object;
    setSize(object, ratings);
    const auto found = agreement::coefficient(Measure::Percent, ratings, Weights::None, confidence);
    object.set("pa", found.value);
    setError(object, found);
    return object.toJson();
}

QJsonObject cohen(const Ratings& ratings, double confidence)
{
    ResultObject object;
    setSize(object, ratings);
    const auto kappa = kappaOf(ratings, confidence);
    object.set("po", kappa.observed);
    object.set("pe", kappa.chance);
    object.set("kappa", kappa.kappa);
    object.set("ci95", kappa.kappaInterval);
    return object.toJson();
}

QJsonObject cohenLinear(const Ratings& ratings, double confidence)
{
    ResultObject object;
    setSize(object, ratings);
    object.set("kappa", ordered(ratings, kappaOf(ratings, confidence).weightedLinear));
    return object.toJson();
}

QJsonObject cohenQuadratic(const Ratings& ratings, double confidence)
{
    ResultObject object;
    setSize(object, ratings);
    object.set("kappa", ordered(ratings, kappaOf(ratings, confidence).weightedQuadratic));
    return object.toJson();
}

QJsonObject fleiss(const Ratings& ratings, double confidence)
{
    ResultObject object;
    setSize(object, ratings);
    const auto found = agreement::coefficient(Measure::Fleiss, ratings, Weights::None, confidence);
    set(object, "P", "Pe", "kappa", found);
    setError(object, found);
    return object.toJson();
}

QJsonObject conger(const Ratings& ratings, double)
{
    ResultObject object;
    setSize(object, ratings);
    set(object, "pa", "pe", "kappa", agreement::coefficient(Measure::Cohen, ratings));
    return object.toJson();
}

QJsonObject brennanPrediger(const Ratings& ratings, double confidence)
{
    ResultObject object;
    setSize(object, ratings);
    const auto found = agreement::coefficient(Measure::BrennanPrediger, ratings, Weights::None, confidence);
    set(object, "pa", "pe", "kappa", found);
    setError(object, found);
    return object.toJson();
}

QJsonObject alpha(const Ratings& ratings, double)
{
    ResultObject object;
    setSize(object, ratings);
    const auto setMetric = [&](const char* key, Metric metric) {
        ResultObject of;
        set(of, "Do", "De", "alpha", agreement::krippendorffAlpha(ratings, metric));
        object.set(key, QJsonValue(of.toJson()));
    };
    setMetric("nominal", Metric::Nominal);
    setMetric("ordinal", Metric::Ordinal);
    setMetric("interval", Metric::Interval);
    setMetric("ratio", Metric::Ratio);
    return object.toJson();
}

/// With the coefficients beside it that are usually compared with it.
QJsonObject gwet(const Ratings& ratings, double confidence)
{
    ResultObject object;
    setSize(object, ratings);
    const auto of = [&](Measure measure, Weights weights = Weights::None) {
        return agreement::coefficient(measure, ratings, weights, confidence);
    };
    const auto ac1 = of(Measure::Ac1);
    set(object, "pa", "pe", "ac1", ac1);
    setError(object, ac1);
    object.set("ac2_linear", of(Measure::Ac1, Weights::Linear).value);
    object.set("ac2_quadratic", of(Measure::Ac1, Weights::Quadratic).value);
    object.set("fleiss", of(Measure::Fleiss).value);
    object.set("fleiss_se", of(Measure::Fleiss).standardError);
    object.set("conger", of(Measure::Cohen).value);
    object.set("brennan_prediger", of(Measure::BrennanPrediger).value);
    object.set("alpha", of(Measure::Alpha).value);
    object.set("alpha_se", of(Measure::Alpha).standardError);
    return object.toJson();
}

QJsonObject gwetWeighted(const Ratings& ratings, Weights weights, double confidence)
{
    ResultObject object;
    setSize(object, ratings);
    const auto ac2 = agreement::coefficient(Measure::Ac1, ratings, weights, confidence);
    set(object, "pa", "pe", "ac2", ac2);
    setError(object, ac2);
    return object.toJson();
}

QJsonObject gwetLinear(const Ratings& ratings, double confidence) { return gwetWeighted(ratings, Weights::Linear, confidence); }
QJsonObject gwetQuadratic(const Ratings& ratings, double confidence) { return gwetWeighted(ratings, Weights::Quadratic, confidence); }

/// Two codings of the same characters.
QJsonObject perCharacter(const Ratings& ratings, double confidence)
{
    ResultObject object;
    setSize(object, ratings);
    object.set("cohen_kappa", kappaOf(ratings, confidence).kappa);
    object.set("alpha_nominal", agreement::krippendorffAlpha(ratings, Metric::Nominal).value);
    object.set("ac1", agreement::coefficient(Measure::Ac1, ratings).value);
    if (ratings.coders == 2)
        object.set("table", ratings.table(0, 1));
    return object.toJson();
}

struct RatedMeasure {
    const char* key;
    const char* method;
    QJsonObject (*compute)(const Ratings&, double confidence);
};

const std::vector<RatedMeasure>& ratedMeasures()
{
    static const std::vector<RatedMeasure> all{
        {"percent_agreement", "Share of pairs of values of a unit that agree.", percent},
        {"cohen_kappa", "Cohen's kappa, chance from each coder's own margin.", cohen},
        {"cohen_kappa_linear", "Cohen's weighted kappa, linear weights.", cohenLinear},
        {"cohen_kappa_quadratic", "Cohen's weighted kappa, quadratic weights.", cohenQuadratic},
        {"fleiss_kappa", "Fleiss' kappa, chance from the coders' common margin; standard error by Gwet's variance.", fleiss},
        {"conger_kappa", "Conger's kappa: Cohen's for more than two coders.", conger},
        {"brennan_prediger", "Brennan and Prediger's coefficient: all categories as likely.", brennanPrediger},
        {"krippendorff_alpha", "Krippendorff's alpha; missing values allowed.", alpha},
        {"gwet_ac1", "Gwet's AC1, with standard error and t interval by Gwet's variance.", gwet},
        {"gwet_ac2_linear", "Gwet's AC2, linear weights.", gwetLinear},
        {"gwet_ac2_quadratic", "Gwet's AC2, quadratic weights.", gwetQuadratic},
        {"per_character_binary", "Kappa and alpha of two codings of the same characters.", perCharacter},
    };
    return all;
}

constexpr const char* of1995 = "unitizing_alpha_1995_2004";
constexpr const char* of2016 = "unitizing_alpha_2016";

QJsonObject jsonOf(const agreement::Unitizing& found)
{
    ResultObject object;
    object.set("Do", found.observed);
    object.set("De", found.expected);
    object.set("alpha", found.alpha);
    return object.toJson();
}

Result<QJsonObject> unitizing1995(const QJsonObject& data)
{
    const auto continua = continuaIn(data);
    if (!continua)
        return fail(continua);
    ResultObject object;
    std::vector<agreement::Unitizing> categories;
    for (const auto& [name, text] : *continua) {
        categories.push_back(agreement::unitizingAlpha({text}));
        object.set(name.toUtf8().constData(), QJsonValue(jsonOf(categories.back())));
    }
    object.set("all", agreement::unitizingAlpha(categories));
    return calculationDocument(
        "agreement", {calculationEntry(of1995, tr("Krippendorff's unitizing alpha in its form of 1995 and 2004."), object.toJson())});
}

Result<QJsonObject> unitizing2016(const QJsonObject& data)
{
    const auto text = valuedTextIn(data);
    if (!text)
        return fail(text);
    const auto found = agreement::unitizingAlpha2016(text->length, text->byCoder);
    ResultObject object;
    object.set("u_alpha", found.valued.alpha);
    object.set("u_observed", found.valued.observed);
    object.set("u_expected", found.valued.expected);
    object.set("bar_u_alpha", found.unitsAlone.alpha);
    return calculationDocument(
        "agreement",
        {calculationEntry(of2016, tr("Unitizing alpha of Krippendorff and others (2016). No worked example of it was published."),
                          object.toJson())});
}

Result<QJsonObject> unknownMeasure(const QString& name)
{
    QStringList known;
    for (const auto& measure : ratedMeasures())
        known << QLatin1String(measure.key);
    known << QLatin1String(of1995) << QLatin1String(of2016);
    return fail(Error::Kind::Invalid,
                (name.isEmpty() ? tr("“measure” says which coefficient is wanted: %1.")
                                : tr("There is no measure called “%2”. There are %1.").arg(QStringLiteral("%1"), name))
                    .arg(known.join(QStringLiteral(", "))));
}

} // namespace

Result<QJsonObject> calculateAgreement(const QJsonObject& line)
{
    auto wanted = line.value(QStringLiteral("measure")).toString().trimmed().toLower();
    wanted.replace(u'-', u'_').replace(u' ', u'_');
    const auto data = line.contains(QStringLiteral("data")) ? line.value(QStringLiteral("data")).toObject() : line;
    const auto confidence = numberIn(line, "confidence", 0.95);
    if (!confidence)
        return fail(confidence);
    if (!(*confidence > 0 && *confidence < 1))
        return fail(Error::Kind::Invalid, tr("“confidence” must be between 0 and 1, such as 0.95."));
    if (wanted == QLatin1String(of1995))
        return unitizing1995(data);
    if (wanted == QLatin1String(of2016))
        return unitizing2016(data);
    const auto& all = ratedMeasures();
    const auto measure = std::find_if(all.begin(), all.end(), [&](const RatedMeasure& one) { return wanted == QLatin1String(one.key); });
    if (measure == all.end())
        return unknownMeasure(line.value(QStringLiteral("measure")).toString());
    const auto ratings = ratingsIn(data);
    if (!ratings)
        return fail(ratings);
    return calculationDocument("agreement", {calculationEntry(measure->key, tr(measure->method), measure->compute(*ratings, *confidence))});
}

} // namespace counterpoint::cli
