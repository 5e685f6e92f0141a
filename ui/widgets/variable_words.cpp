#include "ui/widgets/variable_words.h"
#include "core/base/translate.h"
#include "core/responses/definition.h"

namespace counterpoint::ui {

namespace {
constexpr const char* context = "VariableWords";
}

QStringList levelNames() { return {translate(context, "Nominal"), translate(context, "Ordinal"), translate(context, "Scale")}; }

QStringList typeNames() { return {translate(context, "Number"), translate(context, "Text"), translate(context, "Date")}; }

QString levelName(Level level) { return levelNames().at(qsizetype(level)); }

QString typeName(VariableType type) { return typeNames().at(qsizetype(type)); }

const char* iconName(const Variable& variable)
{
    if (variable.isOpen)
        return "edit-comment";
    if (variable.type == VariableType::Date)
        return "view-calendar";
    switch (variable.level) {
    case Level::Scale:
        return "labplot-spreadsheet";
    case Level::Ordinal:
        return "view-statistics";
    case Level::Nominal:
        break;
    }
    return variable.type == VariableType::Text ? "text-field" : "tag";
}

QString derivedWords(const Variable& variable)
{
    if (!variable.isDerived())
        return {};
    const auto definition = definitions::fromJson(variable.definition);
    return definition ? definitions::inWords(*definition) : definition.error().message;
}

} // namespace counterpoint::ui
