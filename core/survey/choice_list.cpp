#include "core/survey/choice_list.h"
#include <algorithm>
#include <array>
#include <utility>

namespace counterpoint {

namespace {

constexpr std::array<std::pair<ChoiceRole, const char*>, 4> roles{{
    {ChoiceRole::Ordinary, ""},
    {ChoiceRole::Exclusive, "exclusive"},
    {ChoiceRole::Other, "other"},
    {ChoiceRole::Missing, "missing"},
}};

bool isWholeNumber(const QString& code)
{
    bool isNumber = false;
    const auto number = code.toInt(&isNumber);
    return isNumber && QString::number(number) == code; // '01' and '+1' would not come back as they were
}

} // namespace

QString toText(ChoiceRole role)
{
    const auto found = std::find_if(roles.begin(), roles.end(), [&](const auto& each) { return each.first == role; });
    return QString::fromLatin1(found->second);
}

std::optional<ChoiceRole> choiceRoleFrom(const QString& text)
{
    for (const auto& [role, name] : roles)
        if (text == QLatin1String(name))
            return role;
    return {};
}

const SurveyChoice* ChoiceList::choice(const QString& code) const
{
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const SurveyChoice& each) { return each.code == code; });
    return found == choices.end() ? nullptr : &*found;
}

bool ChoiceList::hasNumberCodes() const
{
    return !choices.empty()
        && std::all_of(choices.begin(), choices.end(), [](const SurveyChoice& each) { return isWholeNumber(each.code); });
}

} // namespace counterpoint
