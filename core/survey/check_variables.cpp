#include "core/base/translate.h"
#include "core/survey/check_parts.h"
#include "core/survey/limesurvey_codes.h"
#include "core/survey/survey_variables.h"
#include <QHash>

namespace counterpoint::survey_checks {

namespace {

constexpr const char* context = "SurveyChecks";
using Severity = SurveyProblem::Severity;

} // namespace

void variables(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems)
{
    QHash<QString, const SurveyItem*> byName;
    QHash<QString, const SurveyItem*> byUuid;
    const auto places = allItems(questionnaire);
    for (const auto& place : places) {
        if (hasAnswer(place.item->type) && !byName.contains(place.item->name))
            byName.insert(place.item->name, place.item);
        byUuid.insert(place.item->uuid, place.item);
    }
    QHash<QString, const SurveyItem*> words;
    for (const auto& place : places) {
        const auto& item = *place.item;
        if (!hasAnswer(item.type) || !hasChoices(item.type) || item.name.isEmpty() || !asksOther(questionnaire, place))
            continue;
        const auto name = item.otherVariable();
        const auto* other = byName.value(name, words.value(name));
        if (other) // in a form the one would write over the other
            problems.push_back(problem(SurveyProblem::Kind::Name, Severity::Error, item,
                                       translate(context,
                                                 "“%1” is to have the words beside the choice ‘other’ of “%2”, but is that of “%3” too: "
                                                 "give the words another name.")
                                           .arg(name, item.name, called(questionnaire, *other))));
        words.insert(name, &item);
    }
    for (const auto& each : variablesOf(questionnaire).variables) {
        const auto* item = each.itemUuid.isEmpty() ? nullptr : byUuid.value(each.itemUuid);
        if (!item || each.answer.isEmpty())
            continue;
        const auto* other = byName.value(each.answer, words.value(each.answer));
        problems.push_back(
            problem(SurveyProblem::Kind::Name, Severity::Hint, *item,
                    each.part.isEmpty()
                        ? translate(context, "“%1” is what every response has: the answer will be in the variable “%2”.")
                              .arg(each.answer, each.variable.name)
                        : translate(context, "The choice “%1” will be in the variable “%2”, since “%3” has the words of “%4”.")
                              .arg(each.part, each.variable.name, each.answer, other ? called(questionnaire, *other) : item->name)));
    }
}

} // namespace counterpoint::survey_checks
