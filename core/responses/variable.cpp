#include "core/responses/variable.h"
#include "core/base/translate.h"
#include <algorithm>

namespace counterpoint {

QString toText(VariableType type)
{
    switch (type) {
    case VariableType::Number:
        return QStringLiteral("number");
    case VariableType::Text:
        return QStringLiteral("text");
    case VariableType::Date:
        return QStringLiteral("date");
    }
    return {};
}

QString toText(Level level)
{
    switch (level) {
    case Level::Nominal:
        return QStringLiteral("nominal");
    case Level::Ordinal:
        return QStringLiteral("ordinal");
    case Level::Scale:
        return QStringLiteral("scale");
    }
    return {};
}

Result<VariableType> variableTypeFrom(const QString& text)
{
    for (const auto type : {VariableType::Number, VariableType::Text, VariableType::Date})
        if (text.compare(toText(type), Qt::CaseInsensitive) == 0)
            return type;
    return fail(Error::Kind::Invalid, translate("Variables", "“%1” is no type of variable. It can be number, text or date.").arg(text));
}

Result<Level> levelFrom(const QString& text)
{
    for (const auto level : {Level::Nominal, Level::Ordinal, Level::Scale})
        if (text.compare(toText(level), Qt::CaseInsensitive) == 0)
            return level;
    return fail(Error::Kind::Invalid,
                translate("Variables", "“%1” is no level of measurement. It can be nominal, ordinal or scale.").arg(text));
}

bool Variable::isMissing(double number) const
{
    return std::any_of(missing.begin(), missing.end(), [number](const MissingCode& code) {
        const auto* within = std::get_if<NumberRange>(&code);
        return within && number >= within->low && number <= within->high;
    });
}

bool Variable::isMissing(const QString& text) const
{
    return std::any_of(missing.begin(), missing.end(), [&text](const MissingCode& code) {
        const auto* missingText = std::get_if<QString>(&code);
        return missingText && *missingText == text;
    });
}

} // namespace counterpoint
