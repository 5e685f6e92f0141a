#pragma once
#include "core/base/result.h"
#include "core/responses/import_responses.h"
#include "core/transcript/sources.h"
#include <QJsonObject>
#include <QStringList>
#include <optional>
#include <vector>

namespace counterpoint {
class Edit;
}

namespace counterpoint::cli {

/// How files are read where their content leaves a choice.
struct ImportOptions {
    QString kind; ///< 'transcript', 'questionnaire', 'responses', 'cases', 'codebook'; empty: by content
    std::optional<Strand> strand;
    QString dataset;
    QString questionnaire; ///< its name
    QString dictionary; ///< path of a JSON file
    QString sheet; ///< of a workbook
    QByteArray encoding; ///< of a statistics program's file
    std::vector<SplitWish> splits; ///< columns whose cells hold several answers, or do not
    std::vector<std::pair<QString, QString>> caseAttributes;
    QString coderName; ///< codes what a file says is coded
    bool update = false; ///< a transcript that is in the study already brings its text up to date
    bool redactedToo = false; ///< also where words were redacted for good since, which the file may hold still
};

/// What came in of one file.
struct ImportedFile {
    QString fileName;
    QString kind;
    QString name; ///< of the source or dataset
    QString summary; ///< '2 speakers, 86 turns'
    QStringList notes; ///< what was changed or left out
    QJsonObject json; ///< the counts
};

/// Whether the file is read as a transcript: what is no table, unless the options say otherwise.
bool isTranscript(const QString& path, const ImportOptions& options);
/// Responses of any format, with what the options say of them.
Result<NewResponses> readResponses(const QString& path, const ImportOptions& options);
/// Brings a table in: responses or Cases.
Result<ImportedFile> importTable(Edit& db, const QString& path, const ImportOptions& options);

} // namespace counterpoint::cli
