#pragma once
#include "core/base/result.h"
#include "core/stats/survey_rates.h"
#include "core/survey/fielded_dataset.h"
#include <optional>

namespace counterpoint {

/// How a questionnaire is fielded.
struct Fielding {
    bool isLinked = false; ///< respondents become Cases by their invitations; else nobody is told apart
    std::optional<qint64> invited = {}; ///< how many, where there is no list
    bool isEncrypted = false; ///< pages that are handed out close responses to the study's key
    bool operator==(const Fielding&) const = default;
};

/// How far the fielding has come.
struct FieldingProgress {
    qint64 invited = 0; ///< on the list, or the number that was said
    bool hasList = false;
    qint64 complete = 0;
    qint64 partial = 0;
    qint64 screenedOut = 0;
    qint64 declined = 0; ///< these three of the list
    qint64 unreachable = 0;
    qint64 ineligible = 0;
    qint64 unanswered = 0; ///< invited of whom nothing is known
    std::map<QString, qint64> byVersion; ///< responses
    std::map<QString, qint64> byChannel;
    qint64 responses() const { return complete + partial + screenedOut; }
    /// A sentence where more have come to an end than were invited, so that no rate can be right; else empty.
    QString contradiction() const;
    /// In the terms of AAPOR: who was screened out or is ineligible counts in no rate. Of those of whom nothing is known, the share that is eligible
    /// among all of whom it is known counts as that for RR3 and RR4 (proportional allocation, AAPOR 2023).
    stats::Dispositions dispositions() const;
    /// All rates of AAPOR; none where nobody was invited, or fewer than have answered.
    std::optional<stats::SurveyRates> rates() const;
    /// Response rates 1 (complete) and 2 (with partial); none where nobody was invited, or fewer than have answered.
    std::optional<double> completeRate() const;
    std::optional<double> responseRate() const;
};

/// So many responses of one kind are wanted.
struct Quota {
    QuotaId id;
    QString name;
    QString expression; ///< which responses count
    qint64 target = 0;
    qint64 reached = 0; ///< complete responses that count
    QString problem = {}; ///< a sentence where the expression cannot be computed
};

namespace fielding {
Fielding of(const Read& db, QuestionnaireId id);
void ensure(Edit& db, QuestionnaireId id); ///< makes its row
Result<> set(Edit& db, QuestionnaireId id, const Fielding& fielding);
FieldingProgress progressOf(const Read& db, QuestionnaireId id);
} // namespace fielding

namespace quotas {
std::vector<Quota> of(const Read& db, QuestionnaireId id);
Result<QuotaId> add(Edit& db, QuestionnaireId id, const QString& name, const QString& expression, qint64 target);
void remove(Edit& db, QuotaId id);
} // namespace quotas

} // namespace counterpoint
