#include "core/analysis/analysis.h"
#include "core/analysis/kind.h"
#include "core/base/translate.h"
#include <QJsonArray>

namespace counterpoint {

namespace {

const QString filterKey = QStringLiteral("filter");

QJsonValue toJson(const Value& value)
{
    if (const auto* text = std::get_if<QString>(&value))
        return *text;
    return std::get<double>(value);
}

VariableId variableFrom(const QJsonValue& json) { return VariableId(json.toInteger()); }

tl::unexpected<Error> damaged(const QString& key)
{
    return fail(Error::Kind::Format, translate("Analyses", "The options of the analysis are damaged at “%1”.").arg(key));
}

/// One id, or a list of them; 0 is none.
Result<std::vector<VariableId>> variablesFrom(const QString& role, const QJsonValue& json)
{
    std::vector<VariableId> found;
    if (json.isDouble() && json.toInteger() != 0)
        found.push_back(variableFrom(json));
    for (const auto& item : json.toArray())
        found.push_back(variableFrom(item));
    for (const auto id : found)
        if (!id.isValid())
            return damaged(role);
    return found;
}

Result<std::vector<FilterCondition>> filterFrom(const QJsonValue& json)
{
    std::vector<FilterCondition> found;
    for (const auto& item : json.toArray()) {
        const auto value = item[QStringLiteral("value")];
        const auto variable = variableFrom(item[QStringLiteral("variable")]);
        if (!variable.isValid() || !(value.isDouble() || value.isString()))
            return damaged(filterKey);
        found.push_back({variable, value.isString() ? Value(value.toString()) : Value(value.toDouble())});
    }
    return found;
}

QJsonValue toJson(const std::vector<VariableId>& ids, std::size_t most)
{
    if (most == 1)
        return qint64(ids.front().value());
    QJsonArray list;
    for (const auto id : ids)
        list.append(qint64(id.value()));
    return list;
}

} // namespace

const std::vector<VariableId>& Analysis::in(const QString& role) const
{
    static const std::vector<VariableId> none;
    const auto found = roles.find(role);
    return found == roles.end() ? none : found->second;
}

VariableId Analysis::firstIn(const QString& role) const
{
    const auto& found = in(role);
    return found.empty() ? VariableId() : found.front();
}

void Analysis::put(const QString& role, std::vector<VariableId> variables)
{
    if (variables.empty())
        roles.erase(role);
    else
        roles[role] = std::move(variables);
}

QJsonObject optionsToJson(const Analysis& analysis)
{
    const auto* kind = findAnalysisKind(analysis.kind);
    QJsonObject json = analysis.options;
    for (const auto& [key, ids] : analysis.roles) {
        const auto* role = kind ? kind->role(key) : nullptr;
        json[key] = toJson(ids, role ? role->most : Role::anyNumber);
    }
    QJsonArray filter;
    for (const auto& condition : analysis.filter)
        filter.append(QJsonObject{{QStringLiteral("variable"), qint64(condition.variable.value())},
                                  {QStringLiteral("value"), toJson(condition.value)}});
    if (!filter.isEmpty())
        json[filterKey] = filter;
    if (analysis.savedFilter.isValid())
        json[QStringLiteral("saved_filter")] = qint64(analysis.savedFilter.value());
    if (!analysis.where.isEmpty())
        json[QStringLiteral("where")] = analysis.where;
    return json;
}

Result<> optionsFromJson(const QJsonObject& stored, Analysis& analysis)
{
    const auto kind = analysisKindFrom(analysis.kind);
    if (!kind)
        return fail(kind);
    const auto filter = filterFrom(stored[filterKey]);
    if (!filter)
        return fail(filter);
    std::map<QString, std::vector<VariableId>> roles;
    for (const auto& role : (*kind)->roles) {
        auto variables = variablesFrom(role.key, stored[role.key]);
        if (!variables)
            return fail(variables);
        if (!variables->empty())
            roles[role.key] = std::move(*variables);
    }
    analysis.options = {};
    for (const auto& option : (*kind)->options)
        if (const auto value = stored[option.key]; !value.isUndefined() && checkOption(option, value))
            setOption(analysis, option.key, value);
    analysis.filter = *filter;
    analysis.savedFilter = SavedFilterId(stored[QStringLiteral("saved_filter")].toInteger());
    analysis.where = stored[QStringLiteral("where")].toString();
    analysis.roles = std::move(roles);
    return {};
}

} // namespace counterpoint
