#pragma once
#include "core/interchange/answers/answer_tables.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/questionnaire.h"
#include <optional>

namespace counterpoint {

/// Answers that come back from a program that a questionnaire was handed over to: Kobo, ODK, LimeSurvey, Qualtrics, or a plain table with the
/// questions' names or words above it.
namespace returned_answers {

/// How well a file's columns fit a questionnaire.
struct Fit {
    int matched = 0; ///< columns with answers to its questions
    int unmatched = 0; ///< columns with answers to something else
    int questions = 0; ///< that it asks
    QString channel; ///< 'kobo', 'odk', 'limesurvey', 'qualtrics'; 'import' where no program's ways are seen
    /// Whether the answers can be taken for answers to it unasked.
    bool isGood() const;
};
Fit fitOf(const Questionnaire& questionnaire, const answer_tables::File& file);

struct Answers {
    std::vector<GivenResponse> responses;
    QStringList notes; ///< columns that were left out and why
};
Answers read(const Questionnaire& questionnaire, const answer_tables::File& file);

/// The questionnaire of the study that a file's first rows fit best. Nothing where none fits well.
struct Match {
    QuestionnaireId id;
    QString name;
    Fit fit;
};
std::optional<Match> questionnaireFor(const Read& db, const answer_tables::File& head);

/// Rows that are enough to tell what a file is.
constexpr std::size_t rowsThatTell = 60;
bool hasRepeats(const answer_tables::File& file); ///< tables beside that of the responses whose rows name one of them

/// Answers to no questionnaire of the study: each table becomes a dataset of its own.
struct Datasets {
    QStringList names;
    QStringList notes;
};
Result<Datasets> importAsDatasets(Edit& db, const answer_tables::File& file);

/// What takeIn() would do.
struct Plan {
    Fit fit;
    qint64 fresh = 0; ///< responses that would come in
    qint64 known = 0; ///< that are there already
    QStringList notes;
};
Result<Plan> plan(const Read& db, QuestionnaireId id, const answer_tables::File& file);

/// Brings the answers to the questionnaire's dataset. Invalid where no column belongs to it.
Result<ResponsesTaken> takeIn(Edit& db, QuestionnaireId id, const answer_tables::File& file);

} // namespace returned_answers
} // namespace counterpoint
