#pragma once
#include "core/survey/survey_variables.h"
#include <QHash>
#include <QStringList>
#include <map>

namespace counterpoint {

/// Turns answers, as forms have them, into cells of a dataset's variables.
class AnswerCells {
public:
    using Values = std::map<QString, QString>;

    AnswerCells(const Questionnaire& questionnaire, const SurveyVariables& variables);
    /// Cells by the variables' names. What belongs to no variable, or is no choice of its question, goes to `unplaced` by the name it came under.
    Values of(const Values& values, const QString& repeatUuid, Values& unplaced) const;

private:
    struct Question {
        const SurveyItem* item = nullptr;
        QString repeatUuid;
        std::vector<std::pair<QString, QString>> parts; ///< code and variable, of several answers
        QString reason = {}; ///< variable of why it was not answered, of a date
        QStringList missing; ///< codes that are no answer
    };
    struct Part {
        QString variable;
        QString question; ///< its name
        QString words; ///< variable of the words, where it is the choice that they are beside
    };
    QString several(const Question& question, const QString& value, Values& cells) const;

    QHash<QString, Question> m_questions; ///< by repeat and name
    QHash<QString, QString> m_answers; ///< variables of questions and words, by repeat and what forms call them
    QHash<QString, Part> m_parts; ///< by repeat and name: of the variable, and NAME_CODE
};

} // namespace counterpoint
