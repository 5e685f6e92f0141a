#include "core/survey/local_text.h"

namespace counterpoint {

QString textIn(const RoleTexts& texts, const QString& role, const QString& language)
{
    const auto found = texts.find(role);
    if (found == texts.end())
        return {};
    const auto text = found->second.find(language);
    return text == found->second.end() ? QString() : text->second;
}

QString textOrOther(const RoleTexts& texts, const QString& role, const QString& language, const QString& fallback)
{
    const auto found = texts.find(role);
    if (found == texts.end() || found->second.empty())
        return {};
    for (const auto& wanted : {language, fallback})
        if (const auto text = found->second.find(wanted); text != found->second.end())
            return text->second;
    return found->second.begin()->second;
}

void setText(RoleTexts& texts, const QString& role, const QString& language, const QString& text)
{
    if (!text.isEmpty()) {
        texts[role][language] = text;
        return;
    }
    const auto found = texts.find(role);
    if (found == texts.end())
        return;
    found->second.erase(language);
    if (found->second.empty())
        texts.erase(found);
}

} // namespace counterpoint
