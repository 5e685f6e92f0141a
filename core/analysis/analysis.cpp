#include "core/analysis/analysis.h"
#include "core/base/translate.h"
#include <QJsonArray>

namespace counterpoint {

namespace {

struct Switch {
    const char* key;
    bool Analysis::*member;
};
constexpr Switch switches[]{
    {"row_percent", &Analysis::rowPercent}, {"column_percent", &Analysis::columnPercent},
    {"expected", &Analysis::expected},      {"adjusted_residuals", &Analysis::adjustedResiduals},
    {"intervals", &Analysis::intervals},    {"shape", &Analysis::shape},
};

QJsonValue toJson(const Value& value)
{
    if (const auto* text = std::get_if<QString>(&value))
        return *text;
    return std::get<double>(value);
}

VariableId variableFrom(const QJsonValue& json) { return VariableId(json.toInteger()); }

tl::unexpected<Error> damaged(const char* key)
{
    return fail(Error::Kind::Format, translate("Analyses", "The options of the analysis are damaged at “%1”.").arg(QLatin1String(key)));
}

Result<std::vector<VariableId>> variablesFrom(const QJsonValue& json)
{
    std::vector<VariableId> found;
    for (const auto& item : json.toArray()) {
        found.push_back(variableFrom(item));
        if (!found.back().isValid())
            return damaged("variables");
    }
    return found;
}

Result<std::vector<FilterCondition>> filterFrom(const QJsonValue& json)
{
    std::vector<FilterCondition> found;
    for (const auto& item : json.toArray()) {
        const auto value = item[QStringLiteral("value")];
        const auto variable = variableFrom(item[QStringLiteral("variable")]);
        if (!variable.isValid() || !(value.isDouble() || value.isString()))
            return damaged("filter");
        found.push_back({variable, value.isString() ? Value(value.toString()) : Value(value.toDouble())});
    }
    return found;
}

} // namespace

QString toText(AnalysisKind kind)
{
    switch (kind) {
    case AnalysisKind::Frequencies:
        return QStringLiteral("frequencies");
    case AnalysisKind::Describe:
        return QStringLiteral("describe");
    case AnalysisKind::Crosstab:
        return QStringLiteral("crosstab");
    }
    return {};
}

Result<AnalysisKind> analysisKindFrom(const QString& text)
{
    for (const auto kind : {AnalysisKind::Frequencies, AnalysisKind::Describe, AnalysisKind::Crosstab})
        if (text == toText(kind))
            return kind;
    return fail(Error::Kind::Invalid,
                translate("Analyses", "“%1” is no kind of analysis. It can be frequencies, describe or crosstab.").arg(text));
}

QJsonObject optionsToJson(const Analysis& analysis)
{
    QJsonObject json;
    if (analysis.kind == AnalysisKind::Crosstab) {
        json[QStringLiteral("rows")] = qint64(analysis.rows.value());
        json[QStringLiteral("columns")] = qint64(analysis.columns.value());
    } else {
        QJsonArray ids;
        for (const auto id : analysis.variables)
            ids.append(qint64(id.value()));
        json[QStringLiteral("variables")] = ids;
    }
    QJsonArray filter;
    for (const auto& condition : analysis.filter)
        filter.append(QJsonObject{{QStringLiteral("variable"), qint64(condition.variable.value())},
                                  {QStringLiteral("value"), toJson(condition.value)}});
    if (!filter.isEmpty())
        json[QStringLiteral("filter")] = filter;
    const Analysis untouched;
    for (const auto& [key, member] : switches)
        if (analysis.*member != untouched.*member)
            json[QLatin1String(key)] = analysis.*member;
    return json;
}

Result<> optionsFromJson(const QJsonObject& options, Analysis& analysis)
{
    const auto variables = variablesFrom(options[QStringLiteral("variables")]);
    if (!variables)
        return fail(variables);
    const auto filter = filterFrom(options[QStringLiteral("filter")]);
    if (!filter)
        return fail(filter);
    analysis.variables = *variables;
    analysis.filter = *filter;
    analysis.rows = variableFrom(options[QStringLiteral("rows")]);
    analysis.columns = variableFrom(options[QStringLiteral("columns")]);
    for (const auto& [key, member] : switches)
        analysis.*member = options[QLatin1String(key)].toBool(analysis.*member);
    return {};
}

} // namespace counterpoint
