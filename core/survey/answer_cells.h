#pragma once
#include "core/survey/survey_variables.h"
#include <QStringList>
#include <map>

namespace counterpoint {

/// Turns answers, as forms have them, into cells of a dataset's variables.
class AnswerCells {
public:
    AnswerCells(const Questionnaire& questionnaire, const SurveyVariables& variables);
    /// Cells by the variables' names. Names that belong to no variable are remembered.
    std::map<QString, QString> of(const std::map<QString, QString>& values, const QString& repeatUuid);
    QStringList unknown() const { return m_unknown; } ///< names that belonged to no variable, each once

private:
    struct Question {
        const SurveyItem* item = nullptr;
        QString repeatUuid;
        std::vector<std::pair<QString, QString>> parts; ///< code and variable, of several answers
        QStringList missing; ///< codes that are no answer
    };
    void several(const Question& question, const QString& value, std::map<QString, QString>& cells) const;

    std::map<QString, Question> m_questions; ///< by repeat and name
    std::map<QString, bool> m_variables; ///< by repeat and name: whether it is a part of several answers
    QStringList m_unknown;
};

} // namespace counterpoint
