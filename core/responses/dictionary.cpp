#include "core/responses/dictionary.h"
#include "core/base/translate.h"
#include "core/responses/column.h"
#include "core/responses/variables.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "Dictionary";

/// A number or a text as the file has it; apply() makes it fit the variable's type.
Result<Value> valueFromJson(const Variable& variable, const QJsonValue& json)
{
    if (json.isDouble())
        return Value(json.toDouble());
    if (json.isString())
        return Value(json.toString());
    return fail(Error::Kind::Format, translate(context, "A value of “%1” is neither a number nor a text.").arg(variable.name));
}

Result<MissingCode> missingFromJson(const Variable& variable, const QJsonValue& json)
{
    const auto range = json.toArray();
    if (json.isArray() && range.size() != 2)
        return fail(Error::Kind::Format, translate(context, "A range of missing codes of “%1” needs two numbers.").arg(variable.name));
    const auto low = valueFromJson(variable, json.isArray() ? range[0] : json);
    const auto high = valueFromJson(variable, json.isArray() ? range[1] : json);
    if (!low || !high)
        return fail(low ? high : low);
    if (!json.isArray() && json.isString())
        return MissingCode(json.toString());
    if (std::holds_alternative<QString>(*low) || std::holds_alternative<QString>(*high))
        return fail(Error::Kind::Format, translate(context, "A range of missing codes of “%1” needs two numbers.").arg(variable.name));
    return MissingCode(NumberRange{std::get<double>(*low), std::get<double>(*high)});
}

Result<> readLabels(const QJsonValue& json, Variable& variable)
{
    for (const auto& item : json.toArray()) {
        const auto value = valueFromJson(variable, item[QStringLiteral("value")]);
        if (!value)
            return fail(value);
        variable.labels.push_back({*value, item[QStringLiteral("label")].toString()});
    }
    return {};
}

Result<> readMissing(const QJsonValue& json, Variable& variable)
{
    for (const auto& item : json.toArray()) {
        const auto code = missingFromJson(variable, item);
        if (!code)
            return fail(code);
        variable.missing.push_back(*code);
    }
    return {};
}

Result<Dictionary::Entry> entryFrom(const QJsonObject& json)
{
    Dictionary::Entry entry;
    auto& variable = entry.variable;
    const auto text = [&](const char* key) { return json[QLatin1String(key)].toString(); };
    variable.name = text("name");
    if (variable.name.isEmpty())
        return fail(Error::Kind::Format, translate(context, "A variable has no name."));
    variable.label = text("label");
    variable.scale = text("scale");
    variable.reversed = json[QStringLiteral("reversed")].toBool();
    entry.hasOpen = json.contains(QStringLiteral("open"));
    variable.isOpen = json[QStringLiteral("open")].toBool();
    if ((entry.hasType = json.contains(QStringLiteral("type")))) {
        const auto type = variableTypeFrom(text("type"));
        if (!type)
            return fail(type);
        variable.type = *type;
    }
    if ((entry.hasLevel = json.contains(QStringLiteral("level")))) {
        const auto level = levelFrom(text("level"));
        if (!level)
            return fail(level);
        variable.level = *level;
    }
    entry.hasLabels = json.contains(QStringLiteral("values"));
    entry.hasMissing = json.contains(QStringLiteral("missing"));
    if (const auto labels = readLabels(json[QStringLiteral("values")], variable); !labels)
        return fail(labels);
    if (const auto missing = readMissing(json[QStringLiteral("missing")], variable); !missing)
        return fail(missing);
    return entry;
}

/// '5' for 5 and the other way round, by what the variable holds; as it is where that cannot be.
Value fitted(const Variable& variable, const Value& value)
{
    const auto* text = std::get_if<QString>(&value);
    if (!text)
        return variable.type == VariableType::Text ? Value(numberText(std::get<double>(value))) : value;
    return variables::valueFrom(variable, *text).value_or(value);
}

std::vector<ValueLabel> fitted(const Variable& variable, std::vector<ValueLabel> labels)
{
    for (auto& label : labels)
        label.value = fitted(variable, label.value);
    return labels;
}

std::vector<MissingCode> fitted(const Variable& variable, std::vector<MissingCode> missing)
{
    for (auto& code : missing) {
        const auto* text = std::get_if<QString>(&code);
        const auto* range = std::get_if<NumberRange>(&code);
        if (text)
            code = variables::missingCodeFrom(variable, *text).value_or(code);
        else if (variable.type == VariableType::Text && range->low == range->high)
            code = numberText(range->low);
    }
    return missing;
}

void apply(const Dictionary::Entry& entry, Variable& variable)
{
    const auto& known = entry.variable;
    if (entry.hasType && variable.type != known.type) {
        variable.type = known.type; // what was guessed for the other type does not fit
        variable.labels.clear();
        variable.missing.clear();
    }
    if (!known.label.isEmpty())
        variable.label = known.label;
    if (entry.hasLevel)
        variable.level = known.level;
    if (entry.hasLabels)
        variable.labels = fitted(variable, known.labels);
    if (entry.hasMissing)
        variable.missing = fitted(variable, known.missing);
    if (entry.hasOpen)
        variable.isOpen = known.isOpen;
    variable.scale = known.scale;
    variable.reversed = known.reversed;
}

} // namespace

Result<Dictionary> dictionaryFromJson(const QByteArray& json, const QString& fileName)
{
    const auto document = QJsonDocument::fromJson(json).object();
    if (!document[QStringLiteral("variables")].isArray())
        return fail(Error::Kind::Format,
                    translate(context, "“%1” is no dictionary of variables: it has no list called “variables”.").arg(fileName));
    Dictionary dictionary;
    dictionary.dataset = document[QStringLiteral("dataset")].toString();
    for (const auto& item : document[QStringLiteral("variables")].toArray()) {
        const auto entry = entryFrom(item.toObject());
        if (!entry)
            return fail(Error::Kind::Format, translate(context, "“%1”: %2").arg(fileName, entry.error().message));
        dictionary.entries.push_back(*entry);
    }
    return dictionary;
}

void apply(const Dictionary& dictionary, std::vector<Variable>& variables, QStringList& notes)
{
    QStringList unused;
    for (const auto& entry : dictionary.entries) {
        const auto variable =
            std::find_if(variables.begin(), variables.end(), [&](const Variable& v) { return v.name == entry.variable.name; });
        if (variable == variables.end())
            unused << entry.variable.name;
        else
            apply(entry, *variable);
    }
    if (!unused.isEmpty())
        notes
            << translate(context, "The dictionary names variables that the file does not have: %1.").arg(unused.join(QStringLiteral(", ")));
}

} // namespace counterpoint
