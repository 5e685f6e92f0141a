#pragma once
#include "core/responses/variable.h"
#include "core/survey/questionnaire.h"

namespace counterpoint {

/// One variable that a questionnaire gives its dataset.
struct SurveyVariable {
    Variable variable; ///< without ids
    QString itemUuid; ///< empty for those of the response itself: response_id, …
    QString part = {}; ///< code of a choice of several answers or a ranking, 'other', of a date 'missing'; empty: the question itself
    QString repeatUuid = {}; ///< of the repeat that it is in; empty outside
    QString answer = {}; ///< what forms call it, where that is not the variable's name
    const QString& answerName() const { return answer.isEmpty() ? variable.name : answer; }
    bool operator==(const SurveyVariable&) const = default;
};

/// A variable that a questionnaire's dataset has already.
struct StoredSurveyVariable {
    QString name;
    QString itemUuid;
    QString part;
    QString repeatUuid;
    VariableType type = VariableType::Text;
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
/// answers are a variable of 0 and 1 for each choice, NAME_CODE; a ranking the place of each choice. No two have one name: where NAME_CODE is that
/// of a question or of the words beside 'other', it becomes NAME_CODE_chosen, unless it is `stored` under its name already.
SurveyVariables variablesOf(const Questionnaire& questionnaire, const std::vector<StoredSurveyVariable>& stored = {});

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
/// Only where there is something in it: answers that belong to no variable, or do not fit theirs, 'name: answer', one a line.
inline const QString unplaced = QStringLiteral("response_unplaced");
} // namespace response_variable

/// Parts of questions that are no codes of choices.
namespace survey_part {
inline const QString missing = QStringLiteral("missing"); ///< why a date is not given
} // namespace survey_part

/// Variables that each row of a repeat has before its answers, beside 'response_id'.
namespace repeat_variable {
inline const QString row = QStringLiteral("row_id"); ///< of the response, and which time
inline const QString number = QStringLiteral("repeat_number");
inline const QString parent = QStringLiteral("parent_row_id"); ///< of a repeat in a repeat: the row of that one
/// Among the answers to a repeat in a repeat, which time of that one they belong to, counted from 1.
inline const QString parentAnswer = QStringLiteral("_parent");
} // namespace repeat_variable

} // namespace counterpoint
