#pragma once
#include "core/interchange/form/response_file.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/study_key.h"
#include <QStringList>
#include <optional>
#include <vector>

namespace counterpoint {

/// Response files that forms saved, on their way into the study.
namespace response_intake {

struct File {
    QString name; ///< without folders
    QByteArray bytes;
};

struct Refused {
    QString fileName;
    QString reason; ///< a sentence that names the file
};

/// Files as far as they can be read without the study.
struct Reading {
    std::vector<std::pair<QString, ResponseFile>> responses; ///< with the names of their files
    std::vector<Refused> refused;
};
/// Never fails as a whole: each file that cannot be read is refused for itself. Pure; opens encrypted files by the keys.
Reading read(const std::vector<File>& files, const study_key::Opened& keys);

/// What came in for one questionnaire.
struct Taken {
    QuestionnaireId questionnaire;
    QString name; ///< of the questionnaire
    DatasetId dataset;
    qint64 added = 0;
    QStringList known; ///< files whose responses were there already, or came twice
    QStringList notes;
};
struct Outcome {
    std::vector<Taken> taken;
    std::vector<Refused> refused; ///< those of the reading, and those that are for no questionnaire of the study
};
/// Brings them to the datasets of the questionnaires that they say they answer; `only` (where it is valid) takes those of one questionnaire alone.
Result<Outcome> takeIn(Edit& db, const Reading& reading, QuestionnaireId only = {}, const QString& channel = QStringLiteral("html"));

} // namespace response_intake
} // namespace counterpoint
