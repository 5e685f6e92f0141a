#pragma once
#include "core/responses/variable.h"
#include "core/survey/questionnaire.h"

namespace counterpoint {

/// One variable that a questionnaire gives its dataset.
struct SurveyVariable {
    Variable variable; ///< without ids
    QString itemUuid; ///< empty for those of the response itself: response_id, …
    QString part = {}; ///< code of a choice of several answers or a ranking, 'other'; empty: the question itself
    QString repeatUuid = {}; ///< of the repeat that it is in; empty outside
    bool operator==(const SurveyVariable&) const = default;
};

/// A question with several answers, as its variables.
struct SurveyAnswerSet {
    QString name;
    QString label;
    QStringList variables;
    QString repeatUuid = {};
    bool operator==(const SurveyAnswerSet&) const = default;
};

struct SurveyVariables {
    std::vector<SurveyVariable> variables; ///< in the order they are asked, those of the response first
    std::vector<SurveyAnswerSet> sets;
    const SurveyVariable* called(const QString& name) const;
};

/// What becomes of a questionnaire in its dataset: names, labels in the default language, value labels, missing codes, levels, scales. Several
/// answers are a variable of 0 and 1 for each choice, NAME_CODE; a ranking the place of each choice.
SurveyVariables variablesOf(const Questionnaire& questionnaire);

/// Variables that every response has: 'response_id', 'response_version', 'response_channel', 'response_status', 'response_language',
/// 'response_started', 'response_finished'.
namespace response_variable {
inline const QString id = QStringLiteral("response_id");
inline const QString version = QStringLiteral("response_version");
inline const QString channel = QStringLiteral("response_channel");
inline const QString status = QStringLiteral("response_status");
inline const QString language = QStringLiteral("response_language");
inline const QString started = QStringLiteral("response_started");
inline const QString finished = QStringLiteral("response_finished");
} // namespace response_variable

} // namespace counterpoint
