#include "core/base/translate.h"
#include "core/survey/check_parts.h"
#include "core/survey/questionnaires.h"
#include <QSet>
#include <algorithm>
#include <map>

namespace counterpoint::survey_checks {

namespace {

constexpr const char* context = "SurveyChecks";
using enum SurveyProblem::Kind;
using Severity = SurveyProblem::Severity;

enum class Pole { Neither, Negative, Middle, Positive };

/// On which side of a scale an answer stands, by its words (English and German).
Pole poleOf(const QString& label)
{
    const auto words = label.toLower();
    const auto has = [&](std::initializer_list<const char*> any) {
        return std::any_of(any.begin(), any.end(), [&](const char* word) { return words.contains(QString::fromUtf8(word)); });
    };
    if (has({"neither", "neutral", "undecided", "mixed", "weder", "teils", "unentschieden"}))
        return Pole::Middle;
    if (has({"disagree", "dissatisfied", "unsatisfied", "unlikely", "unimportant", "bad", "poor", "never", "worse", "stimme nicht",
             "stimme eher nicht", "stimme überhaupt nicht", "lehne", "unzufrieden", "unwahrscheinlich", "schlecht", "unwichtig"}))
        return Pole::Negative;
    if (has({"agree", "satisfied", "likely", "important", "good", "excellent", "better", "stimme", "zufrieden", "wahrscheinlich", "gut",
             "wichtig"}))
        return Pole::Positive;
    return Pole::Neither;
}

void balance(const Questionnaire& questionnaire, const SurveyItem& item, const ChoiceList& list, std::vector<SurveyProblem>& problems)
{
    int negative = 0;
    int positive = 0;
    int unknown = 0;
    for (const auto& choice : list.choices) {
        if (choice.role != ChoiceRole::Ordinary)
            continue;
        switch (poleOf(textOrOther(choice.texts, role::label, questionnaire.defaultLanguage))) {
        case Pole::Negative:
            ++negative;
            break;
        case Pole::Positive:
            ++positive;
            break;
        case Pole::Neither:
            ++unknown;
            break;
        case Pole::Middle:
            break;
        }
    }
    if (unknown == 0 && negative + positive >= 3 && negative != positive)
        problems.push_back(problem(UnbalancedScale, Severity::Warning, item,
                                   translate(context, "The answers in “%1” lean to one side: %2 negative, %3 positive.")
                                       .arg(list.name)
                                       .arg(negative)
                                       .arg(positive)));
}

/// Lists that several answers are given from at once, with spaces between them.
QSet<QString> listsOfSeveral(const Questionnaire& questionnaire)
{
    QSet<QString> lists;
    for (const auto& place : allItems(questionnaire))
        if (place.item->type == ItemType::Multiple || place.item->type == ItemType::Ranking)
            lists << choicesOf(place);
    return lists;
}

void codes(const SurveyItem& item, const ChoiceList& list, bool isOfSeveral, std::vector<SurveyProblem>& problems)
{
    QSet<QString> seen;
    QStringList spaced;
    for (const auto& choice : list.choices) {
        if (!isOfSeveral && choice.code.contains(u' '))
            spaced << choice.code;
        else if (choice.code.isEmpty() || choice.code.contains(u' '))
            problems.push_back(problem(DoubleCode, Severity::Error, item,
                                       choice.code.isEmpty()
                                           ? translate(context, "A choice in “%1” has no code.").arg(list.name)
                                           : translate(context, "The code “%1” in “%2” has a space, which separates several answers.")
                                                 .arg(choice.code, list.name)));
        if (!choice.code.isEmpty() && seen.contains(choice.code) && item.choiceFilter.isEmpty())
            problems.push_back(
                problem(DoubleCode, Severity::Error, item,
                        translate(context, "The code “%1” stands for more than one choice in “%2”.").arg(choice.code, list.name)));
        seen.insert(choice.code);
    }
    if (!spaced.isEmpty())
        problems.push_back(problem(
            DoubleCode, Severity::Hint, item,
            translate(context, "%n code(s) in “%1” have a space (“%2”): one of them can be chosen, several could not be told apart.",
                      nullptr, int(spaced.size()))
                .arg(list.name, spaced.front())));
}

bool isOfOurs(const QString& list) { return !list.startsWith(QLatin1String("${")) && !list.contains(u'.'); }

void scales(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems)
{
    std::map<QString, std::vector<ItemPlace>> items;
    for (const auto& place : allItems(questionnaire))
        if (!place.item->scale.isEmpty())
            items[place.item->scale].push_back(place);
    for (const auto& scale : questionnaire.scales) {
        const auto& own = items[scale.name];
        SurveyItem none;
        const auto& first = own.empty() ? none : *own.front().item;
        if (own.size() < 2)
            problems.push_back(problem(Scale, Severity::Warning, first,
                                       own.empty() ? translate(context, "The scale “%1” has no items.").arg(scale.name)
                                                   : translate(context, "The scale “%1” has one item only.").arg(scale.name)));
        if (scale.leastValid > int(own.size()))
            problems.push_back(problem(Scale, Severity::Error, first,
                                       translate(context, "A score of “%1” needs %2 valid items, but it has %3.")
                                           .arg(scale.name)
                                           .arg(scale.leastValid)
                                           .arg(own.size())));
        for (const auto& place : own)
            if (choicesOf(place) != choicesOf(own.front()) || place.item->type != own.front().item->type) {
                problems.push_back(
                    problem(Scale, Severity::Warning, *place.item,
                            translate(context, "The items of the scale “%1” are not all answered in the same way.").arg(scale.name)));
                break;
            }
    }
}

} // namespace

void choices(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems)
{
    const auto ofSeveral = listsOfSeveral(questionnaire);
    QSet<QString> told;
    for (const auto& place : allItems(questionnaire)) {
        const auto& item = *place.item;
        const auto name = choicesOf(place);
        const auto* list = questionnaire.list(name);
        if (!item.missingChoices.isEmpty() && !questionnaire.list(item.missingChoices))
            problems.push_back(
                problem(EmptyList, Severity::Error, item,
                        translate(context, "There is no list “%1” for “%2”.").arg(item.missingChoices, called(questionnaire, item))));
        if (!hasChoices(item.type) || !isOfOurs(name))
            continue;
        if (!list || list->choices.empty()) {
            problems.push_back(problem(
                EmptyList, Severity::Error, item,
                name.isEmpty() ? translate(context, "“%1” has no choices.").arg(called(questionnaire, item))
                               : translate(context, "The list “%1” of “%2” has no choices.").arg(name, called(questionnaire, item))));
            continue;
        }
        if (told.contains(name))
            continue; // a list is looked at once, where it is first used
        told.insert(name);
        codes(item, *list, ofSeveral.contains(name), problems);
        if (list->choices.size() < 2 && item.type != ItemType::Multiple)
            problems.push_back(
                problem(EmptyList, Severity::Warning, item, translate(context, "The list “%1” has one choice only.").arg(name)));
        if (item.type == ItemType::Likert || item.type == ItemType::Grid || item.type == ItemType::Single)
            balance(questionnaire, item, *list, problems);
    }
    scales(questionnaire, problems);
}

} // namespace counterpoint::survey_checks
