#include "core/base/translate.h"
#include "core/survey/check_parts.h"
#include <algorithm>

namespace counterpoint {

namespace {

constexpr const char* context = "SurveyChecks";
using enum SurveyProblem::Kind;

/// Visits the roles and languages in which texts lack what their default language has.
template <class F>
void gapsIn(const Questionnaire& questionnaire, const RoleTexts& texts, F&& visit)
{
    for (const auto& [role, local] : texts) {
        if (role.startsWith(QLatin1String("media::")))
            continue; // a picture may serve all languages
        for (const auto& language : questionnaire.languages)
            if (!local.contains(language.name))
                visit(role, language.name);
    }
}

} // namespace

std::vector<TranslationGap> translationGaps(const Questionnaire& questionnaire)
{
    std::vector<TranslationGap> gaps;
    if (questionnaire.languages.size() < 2)
        return gaps;
    gapsIn(questionnaire, questionnaire.texts, [&](const QString& role, const QString& language) {
        gaps.push_back({{}, {}, {}, role, language});
    });
    for (const auto& place : allItems(questionnaire))
        gapsIn(questionnaire, place.item->texts, [&](const QString& role, const QString& language) {
            gaps.push_back({place.item->id, {}, {}, role, language});
        });
    for (const auto& list : questionnaire.lists)
        for (const auto& choice : list.choices)
            gapsIn(questionnaire, choice.texts, [&](const QString& role, const QString& language) {
                gaps.push_back({{}, list.name, choice.code, role, language});
            });
    return gaps;
}

namespace survey_checks {

namespace {

using Severity = SurveyProblem::Severity;

void missingIn(const Questionnaire& questionnaire, const SurveyItem& item, const RoleTexts& texts, const QString& what,
               std::vector<SurveyProblem>& problems)
{
    gapsIn(questionnaire, texts, [&](const QString& role, const QString& language) {
        auto found = problem(Translation, Severity::Warning, item, translate(context, "%1 is not in “%2” (%3).").arg(what, language, role));
        found.language = language;
        problems.push_back(std::move(found));
    });
}

} // namespace

void texts(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems)
{
    const bool isTranslated = questionnaire.languages.size() > 1;
    for (const auto& place : allItems(questionnaire)) {
        const auto& item = *place.item;
        const bool isShown = isAsked(item.type) || item.type == ItemType::Note || item.type == ItemType::Grid;
        const bool isSaid = item.texts.contains(role::label) || item.texts.contains(role::hint)
            || std::any_of(item.texts.begin(), item.texts.end(),
                           [](const auto& each) { return each.first.startsWith(QLatin1String("media::")); });
        if (isShown && !isSaid && item.type != ItemType::Other)
            problems.push_back(
                problem(EmptyText, Severity::Warning, item, translate(context, "“%1” has no words.").arg(called(questionnaire, item))));
        if (isTranslated)
            missingIn(questionnaire, item, item.texts, translate(context, "“%1”").arg(called(questionnaire, item)), problems);
    }
    if (!isTranslated)
        return;
    const SurveyItem whole;
    missingIn(questionnaire, whole, questionnaire.texts, translate(context, "The questionnaire's own text"), problems);
    for (const auto& list : questionnaire.lists)
        for (const auto& choice : list.choices)
            missingIn(questionnaire, whole, choice.texts,
                      translate(context, "The choice “%1” of the list “%2”").arg(choice.code, list.name), problems);
}

} // namespace survey_checks

} // namespace counterpoint
