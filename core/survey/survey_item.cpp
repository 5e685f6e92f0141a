#include "core/survey/survey_item.h"

namespace counterpoint {

QString toText(Required required)
{
    switch (required) {
    case Required::No:
        return {};
    case Required::Soft:
        return QStringLiteral("soft");
    case Required::Yes:
        return QStringLiteral("yes");
    }
    return {};
}

std::optional<Required> requiredFrom(const QString& text)
{
    for (const auto required : {Required::No, Required::Soft, Required::Yes})
        if (toText(required) == text)
            return required;
    return {};
}

std::optional<double> SurveyItem::number(const QString& parameter) const
{
    const auto found = parameters.find(parameter);
    if (found == parameters.end())
        return {};
    bool isNumber = false;
    const double number = found->second.toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace counterpoint
