#pragma once
#include "core/survey/survey_variables.h"
#include <QHash>
#include <QSet>
#include <vector>

namespace counterpoint {

/// Gives the variables of a questionnaire names that are all different, so that no answer lands in the variable of another.
class SurveyVariableNames {
public:
    /// Who has a name that several wish: the first of these.
    enum class Rank { Response, Question, Words, Part };

    explicit SurveyVariableNames(const std::vector<StoredSurveyVariable>& stored);
    /// Asks for a name in the dataset of a repeat. False where it is empty, or two questions have it: answers come by the question's name, and
    /// the first one gets them.
    bool wish(Rank rank, const QString& name, const QString& repeatUuid);
    /// Names the variables, which are as many as were wished, in that order.
    void settle(std::vector<SurveyVariable>& variables);

private:
    QString freeName(const QString& wanted, Rank rank, const QString& repeatUuid) const;

    QHash<QString, QString> m_stored; ///< names by what the variables are of
    std::vector<Rank> m_ranks;
    QSet<QString> m_questions; ///< by repeat and name
    QSet<QString> m_taken; ///< the same, once they are given
    QSet<QString> m_gone; ///< the same, of variables whose question or choice is gone; they stay with their answers
};

} // namespace counterpoint
