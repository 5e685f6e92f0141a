#include "core/base/translate.h"
#include "core/responses/definition.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>
#include <limits>

namespace counterpoint::definitions {

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

QJsonValue endToJson(double end) { return std::isinf(end) ? QJsonValue() : QJsonValue(end); }

QJsonValue toJson(const Value& value)
{
    const auto* text = std::get_if<QString>(&value);
    return text ? QJsonValue(*text) : QJsonValue(std::get<double>(value));
}

QJsonValue toJson(const MissingCode& code)
{
    if (const auto* text = std::get_if<QString>(&code))
        return *text;
    const auto& range = std::get<NumberRange>(code);
    return range.low == range.high ? QJsonValue(range.low) : QJsonValue(QJsonArray{endToJson(range.low), endToJson(range.high)});
}

QJsonObject toJson(const RecodeRule& rule)
{
    QJsonObject json;
    if (rule.from == RecodeRule::From::Values) {
        QJsonArray values;
        for (const auto& code : rule.values)
            values.append(toJson(code));
        json["values"] = values;
    } else {
        json["from"] = rule.from == RecodeRule::From::Missing ? "missing" : "rest";
    }
    if (rule.copies)
        json["copies"] = true;
    else
        json["to"] = rule.to ? toJson(*rule.to) : QJsonValue();
    if (!rule.label.isEmpty())
        json["label"] = rule.label;
    return json;
}

constexpr const char* binMethods[]{"equal width", "equal count", "cut points"};

struct ToJson {
    QJsonObject operator()(const Compute& compute) const { return {{"kind", "compute"}, {"expression", compute.expression}}; }
    QJsonObject operator()(const Recode& recode) const
    {
        QJsonArray rules;
        for (const auto& rule : recode.rules)
            rules.append(toJson(rule));
        return {{"kind", "recode"}, {"of", recode.of}, {"rules", rules}};
    }
    QJsonObject operator()(const Reverse& reverse) const
    {
        QJsonObject json{{"kind", "reverse"}, {"of", reverse.of}};
        if (reverse.range)
            json["range"] = QJsonArray{reverse.range->low, reverse.range->high};
        return json;
    }
    QJsonObject operator()(const Bin& bin) const
    {
        QJsonObject json{{"kind", "bin"}, {"of", bin.of}, {"method", binMethods[int(bin.method)]}};
        if (bin.method != Bin::Method::CutPoints) {
            json["bins"] = bin.bins;
            return json;
        }
        QJsonArray cuts;
        for (const double cut : bin.cuts)
            cuts.append(cut);
        json["cuts"] = cuts;
        return json;
    }
    QJsonObject operator()(const Dummy& dummy) const { return {{"kind", "dummy"}, {"of", dummy.of}, {"value", toJson(dummy.value)}}; }
    QJsonObject operator()(const Score& score) const
    {
        return {{"kind", "score"},
                {"of", QJsonArray::fromStringList(score.of)},
                {"reversed", QJsonArray::fromStringList(score.reversed)},
                {"method", score.isSum ? "sum" : "mean"},
                {"least_valid", score.leastValid}};
    }
    QJsonObject operator()(const DateDifference& difference) const
    {
        return {{"kind", "date difference"}, {"from", difference.from}, {"to", difference.to}, {"unit", toText(difference.unit)}};
    }
};

std::optional<Value> valueFrom(const QJsonValue& json)
{
    if (json.isString())
        return Value(json.toString());
    return json.isDouble() ? std::optional(Value(json.toDouble())) : std::nullopt;
}

std::optional<MissingCode> codeFrom(const QJsonValue& json)
{
    if (json.isString())
        return MissingCode(json.toString());
    if (json.isDouble())
        return MissingCode(NumberRange{json.toDouble(), json.toDouble()});
    const auto ends = json.toArray();
    if (ends.size() != 2)
        return std::nullopt;
    return MissingCode(NumberRange{ends[0].toDouble(-endless), ends[1].toDouble(endless)});
}

std::optional<Definition> recodeFrom(const QJsonObject& json)
{
    Recode recode{json["of"].toString(), {}};
    for (const auto& each : json["rules"].toArray()) {
        const auto item = each.toObject();
        RecodeRule rule;
        const auto from = item["from"].toString();
        rule.from = from == u"missing" ? RecodeRule::From::Missing : from == u"rest" ? RecodeRule::From::Rest : RecodeRule::From::Values;
        for (const auto& value : item["values"].toArray()) {
            const auto code = codeFrom(value);
            if (!code)
                return std::nullopt;
            rule.values.push_back(*code);
        }
        rule.to = valueFrom(item["to"]);
        rule.label = item["label"].toString();
        rule.copies = item["copies"].toBool();
        recode.rules.push_back(std::move(rule));
    }
    return recode;
}

std::optional<Definition> binFrom(const QJsonObject& json)
{
    Bin bin{json["of"].toString(), {}, json["bins"].toInt(), {}};
    for (const auto& cut : json["cuts"].toArray())
        bin.cuts.push_back(cut.toDouble());
    for (const auto method : {Bin::Method::EqualWidth, Bin::Method::EqualCount, Bin::Method::CutPoints})
        if (json["method"].toString() == QLatin1String(binMethods[int(method)])) {
            bin.method = method;
            return bin;
        }
    return std::nullopt;
}

QStringList namesFrom(const QJsonValue& json)
{
    QStringList names;
    for (const auto& name : json.toArray())
        names << name.toString();
    return names;
}

std::optional<Definition> definitionFrom(const QJsonObject& json)
{
    const auto kind = json["kind"].toString();
    const auto of = json["of"].toString();
    if (kind == u"compute")
        return Compute{json["expression"].toString()};
    if (kind == u"recode")
        return recodeFrom(json);
    if (kind == u"reverse") {
        const auto ends = json["range"].toArray();
        return Reverse{of, ends.size() == 2 ? std::optional(NumberRange{ends[0].toDouble(), ends[1].toDouble()}) : std::nullopt};
    }
    if (kind == u"bin")
        return binFrom(json);
    if (kind == u"dummy") {
        const auto value = valueFrom(json["value"]);
        return value ? std::optional<Definition>(Dummy{of, *value}) : std::nullopt;
    }
    if (kind == u"score")
        return Score{namesFrom(json["of"]), namesFrom(json["reversed"]), json["method"].toString() == u"sum", json["least_valid"].toInt()};
    if (kind == u"date difference") {
        const auto unit = unitFrom(json["unit"].toString());
        return unit ? std::optional<Definition>(DateDifference{json["from"].toString(), json["to"].toString(), *unit}) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

QString toJson(const Definition& definition)
{
    return QString::fromUtf8(QJsonDocument(std::visit(ToJson(), definition)).toJson(QJsonDocument::Compact));
}

Result<Definition> fromJson(const QString& json)
{
    const auto definition = definitionFrom(QJsonDocument::fromJson(json.toUtf8()).object());
    if (!definition)
        return fail(Error::Kind::Format, translate("Definitions", "How the variable came about is damaged in the file. Define it again."),
                    json);
    return *definition;
}

} // namespace counterpoint::definitions
