#pragma once
#include "core/base/result.h"
#include "core/survey/survey_ids.h"
#include <QStringList>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// Whom to ask for an interview, out of those who answered.
struct InterviewCriteria {
    enum class Method {
        Filter, ///< those an expression holds for; by chance where they are too many
        Extremes, ///< the lowest and the highest of one variable
        MaximumVariation ///< as different from each other as can be, by several variables
    };
    Method method = Method::Filter;
    QString expression = {}; ///< who comes into question; empty: all
    QString consent = {}; ///< expression that holds for who may be contacted; invitations say it too
    QStringList variables = {}; ///< of Extremes one, of MaximumVariation one or more
    int number = 10;
    std::int64_t seed = 1;
    bool isAgain = false; ///< also those whom an earlier choice holds
};
QString toText(InterviewCriteria::Method method); ///< as stored and in JSON: 'filter', 'extremes', 'maximum variation'

struct ProposedInterviewee {
    qint64 row = 0; ///< of the dataset
    QString respondent; ///< response id
    QString reason; ///< why this one, in words
};
struct InterviewProposal {
    std::vector<ProposedInterviewee> people;
    qint64 matching = 0; ///< whom the expression holds for
    qint64 alreadyChosen = 0; ///< of these left out, as an earlier choice holds them
    qint64 withoutConsent = 0; ///< of these left out, as they did not agree to be contacted
    qint64 withoutAnswer = 0; ///< of these left out, as a variable has no answer
};

/// A choice as it was made.
struct InterviewSelection {
    InterviewSelectionId id;
    QString madeAt;
    QString madeBy;
    QString method;
    QString criteria; ///< JSON
    QString reason;
    struct Person {
        qint64 row = 0;
        CaseId person;
        QString reason;
        QString state;
    };
    std::vector<Person> people = {};
    /// By which they were chosen, as they can be used again.
    InterviewCriteria chosenBy() const;
};

namespace interviewees {
/// Invalid where nobody can have agreed to be contacted, or a variable is missing.
Result<InterviewProposal> propose(const Read& db, QuestionnaireId id, const InterviewCriteria& criteria);
/// Logs who was chosen, how and why, and makes Cases of them, linked to their responses. Invalid without a reason.
Result<InterviewSelectionId> choose(Edit& db, QuestionnaireId id, const InterviewCriteria& criteria, const QString& by,
                                    const QString& reason);
std::vector<InterviewSelection> of(const Read& db, QuestionnaireId id);
/// How far it has come with somebody who was chosen: 'chosen', 'reserve', 'asked', 'agreed', 'declined'; in the newest choice with this row of
/// the dataset (from 0). Invalid for another word, and where the row was never chosen.
Result<> setState(Edit& db, QuestionnaireId id, qint64 row, const QString& state);
/// The same in the choice that is meant.
Result<> setState(Edit& db, InterviewSelectionId selection, qint64 row, const QString& state);
const QStringList& states();
} // namespace interviewees

} // namespace counterpoint
