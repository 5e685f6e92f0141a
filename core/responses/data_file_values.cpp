#include "core/responses/data_file_values.h"
#include "core/interchange/data_file/display_format.h"
#include "core/responses/column.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::data_file_values {

namespace {

constexpr double secondsTo1970 = 12'219'379'200; ///< from 1582-10-14

// What a study knows of a variable and no other program does, as custom attributes.
constexpr const char* wholeLabel = "CounterpointLabel";
constexpr const char* scaleName = "CounterpointScale";
constexpr const char* isReversed = "CounterpointReversed";
constexpr const char* isOpenAnswer = "CounterpointOpen";

bool isOwnAttribute(const QString& name)
{
    return name == QLatin1String(wholeLabel) || name == QLatin1String(scaleName) || name == QLatin1String(isReversed)
        || name == QLatin1String(isOpenAnswer);
}

bool isOpenEnd(double number) { return number <= data_file::lowest() || number >= data_file::highest(); }

double converted(VariableType type, double number) { return type == VariableType::Date && !isOpenEnd(number) ? fromFile(number) : number; }

void takeLabels(const data_file::Variable& given, Variable& variable)
{
    for (const auto& [value, label] : given.labels) {
        Value own;
        if (const auto* number = std::get_if<double>(&value))
            own = converted(variable.type, *number);
        else
            own = std::get<QString>(value);
        const bool isKnown =
            std::any_of(variable.labels.begin(), variable.labels.end(), [&](const ValueLabel& one) { return one.value == own; });
        const bool fits = std::holds_alternative<QString>(own) == (variable.type == VariableType::Text);
        if (!isKnown && fits && !valueText(variable.type, own).isEmpty())
            variable.labels.push_back({own, label});
    }
}

void takeMissing(const data_file::Variable& given, Variable& variable)
{
    for (const auto& code : given.missing) {
        const auto* range = std::get_if<data_file::Range>(&code);
        if ((range == nullptr) != (variable.type == VariableType::Text))
            continue;
        if (!range)
            variable.missing.emplace_back(std::get<QString>(code));
        else if (range->low <= range->high)
            variable.missing.emplace_back(NumberRange{converted(variable.type, range->low), converted(variable.type, range->high)});
    }
}

void takeAttributes(const data_file::Variable& given, Variable& variable)
{
    for (const auto& [name, value] : given.attributes) {
        if (name == QLatin1String(wholeLabel))
            variable.label = value;
        else if (name == QLatin1String(scaleName))
            variable.scale = value;
        else if (name == QLatin1String(isReversed))
            variable.reversed = true;
        else if (name == QLatin1String(isOpenAnswer))
            variable.isOpen = variable.type == VariableType::Text;
    }
}

Level levelOf(const data_file::Variable& given)
{
    switch (given.measure) {
    case data_file::Measure::Nominal:
        return Level::Nominal;
    case data_file::Measure::Ordinal:
        return Level::Ordinal;
    case data_file::Measure::Scale:
        return given.isText ? Level::Nominal : Level::Scale;
    case data_file::Measure::Unknown:
        break;
    }
    return given.isText || !given.labels.empty() ? Level::Nominal : Level::Scale;
}

QString formatFor(const Variable& variable)
{
    const auto known = data_file::displayFormatFrom(variable.format);
    switch (variable.type) {
    case VariableType::Text:
        return known && known->isText() ? variable.format : QString();
    case VariableType::Date:
        return known && known->isCalendar() ? variable.format : QStringLiteral("DATETIME20");
    case VariableType::Number:
        break;
    }
    if (known && !known->isText() && !known->isCalendar() && known->decimals >= variable.decimals)
        return variable.format;
    return variable.decimals > 0 ? QStringLiteral("F%1.%2").arg(std::max(8, variable.decimals + 6)).arg(variable.decimals)
                                 : QStringLiteral("F8");
}

} // namespace

QStringList otherAttributes(const data_file::Variable& given)
{
    QStringList names;
    for (const auto& [name, value] : given.attributes)
        if (!isOwnAttribute(name))
            names << name;
    return names;
}

double fromFile(double seconds)
{
    const double own = seconds - secondsTo1970;
    const double milliseconds = std::round(own * 1000);
    return std::fabs(own * 1000 - milliseconds) < 0.01 ? milliseconds / 1000 : own; // what is lost by counting from 1582
}

double toFile(double seconds) { return seconds + secondsTo1970; }

Variable variableFrom(const data_file::Variable& given)
{
    Variable variable;
    const auto format = data_file::displayFormatFrom(given.format);
    variable.name = given.name;
    variable.label = given.label;
    variable.type = given.isText ? VariableType::Text : format && format->isCalendar() ? VariableType::Date : VariableType::Number;
    variable.level = levelOf(given);
    variable.format = given.format;
    variable.decimals = variable.type == VariableType::Number && format ? std::min(format->decimals, 15) : 0;
    takeLabels(given, variable);
    takeMissing(given, variable);
    takeAttributes(given, variable);
    return variable;
}

data_file::Variable toFile(const Variable& variable)
{
    data_file::Variable out;
    const auto number = [&](double own) { return variable.type == VariableType::Date && !isOpenEnd(own) ? toFile(own) : own; };
    out.name = variable.name;
    out.label = variable.label;
    out.isText = variable.type == VariableType::Text;
    out.format = formatFor(variable);
    if (const auto format = data_file::displayFormatFrom(out.format); format && out.isText)
        out.width = format->width;
    out.measure = variable.level == Level::Nominal ? data_file::Measure::Nominal
        : variable.level == Level::Ordinal         ? data_file::Measure::Ordinal
                                                   : data_file::Measure::Scale;
    for (const auto& [value, label] : variable.labels) {
        if (const auto* text = std::get_if<QString>(&value))
            out.labels.push_back({*text, label});
        else
            out.labels.push_back({number(std::get<double>(value)), label});
    }
    for (const auto& code : variable.missing) {
        if (const auto* range = std::get_if<NumberRange>(&code))
            out.missing.emplace_back(data_file::Range{number(range->low), number(range->high)});
        else
            out.missing.emplace_back(std::get<QString>(code));
    }
    if (!variable.scale.isEmpty())
        out.attributes.emplace_back(QLatin1String(scaleName), variable.scale);
    if (variable.reversed)
        out.attributes.emplace_back(QLatin1String(isReversed), QStringLiteral("1"));
    if (variable.isOpen)
        out.attributes.emplace_back(QLatin1String(isOpenAnswer), QStringLiteral("1"));
    return out;
}

} // namespace counterpoint::data_file_values
