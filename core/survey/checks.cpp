#include "core/survey/checks.h"
#include "core/survey/check_parts.h"
#include <algorithm>
#include <map>

namespace counterpoint {

QString toText(SurveyProblem::Kind kind)
{
    using enum SurveyProblem::Kind;
    switch (kind) {
    case Name:
        return QStringLiteral("name");
    case Reference:
        return QStringLiteral("reference");
    case Expression:
        return QStringLiteral("expression");
    case Circle:
        return QStringLiteral("circle");
    case Unreachable:
        return QStringLiteral("unreachable");
    case EmptyList:
        return QStringLiteral("empty list");
    case EmptyText:
        return QStringLiteral("empty text");
    case DoubleCode:
        return QStringLiteral("double code");
    case Translation:
        return QStringLiteral("translation");
    case UnbalancedScale:
        return QStringLiteral("unbalanced scale");
    case Wording:
        return QStringLiteral("wording");
    case ReadingLevel:
        return QStringLiteral("reading level");
    case Scale:
        return QStringLiteral("scale");
    }
    return {};
}

QString toText(SurveyProblem::Severity severity)
{
    switch (severity) {
    case SurveyProblem::Severity::Hint:
        return QStringLiteral("hint");
    case SurveyProblem::Severity::Warning:
        return QStringLiteral("warning");
    case SurveyProblem::Severity::Error:
        return QStringLiteral("error");
    }
    return {};
}

std::vector<SurveyProblem> checkQuestionnaire(const Questionnaire& questionnaire)
{
    std::vector<SurveyProblem> problems;
    survey_checks::logic(questionnaire, problems);
    survey_checks::choices(questionnaire, problems);
    survey_checks::variables(questionnaire, problems);
    survey_checks::texts(questionnaire, problems);
    survey_checks::wording(questionnaire, problems);
    std::map<QString, int> place;
    for (const auto& each : allItems(questionnaire))
        place.emplace(each.item->uuid, int(place.size()));
    const auto placeOf = [&](const SurveyProblem& problem) {
        const auto found = place.find(problem.itemUuid);
        return problem.itemUuid.isEmpty() || found == place.end() ? -1 : found->second;
    };
    std::stable_sort(problems.begin(), problems.end(), [&](const SurveyProblem& a, const SurveyProblem& b) {
        return std::pair(placeOf(a), -int(a.severity)) < std::pair(placeOf(b), -int(b.severity));
    });
    return problems;
}

} // namespace counterpoint
