#pragma once
#include "core/interchange/answers/answer_tables.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/limesurvey_import.h"
#include <optional>

namespace counterpoint {

/// A survey of another program, told by its content: .lss and .lsa of LimeSurvey, .qsf of Qualtrics.
namespace foreign_survey {

struct File {
    QString program; ///< 'LimeSurvey', 'Qualtrics'
    ForeignSurvey survey;
    std::optional<answer_tables::File> answers; ///< of an archive
};

bool is(const QByteArray& bytes);
Result<File> read(const QByteArray& bytes, const QString& fileName);

struct Taken {
    QuestionnaireId id;
    QString name;
    int questions = 0;
    bool wasThere = false; ///< the study had the questionnaire that the answers are to
    std::optional<ResponsesTaken> responses;
    QStringList notes;
};
/// Brings the questionnaire into the study, and answers to its dataset. An archive whose answers fit a questionnaire of the study brings them there.
/// `name`: of the questionnaire; empty: its title.
Result<Taken> takeIn(Edit& db, const File& file, const QString& name = {});

} // namespace foreign_survey
} // namespace counterpoint
