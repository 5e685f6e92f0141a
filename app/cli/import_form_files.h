#pragma once
#include "app/cli/shell.h"
#include <QStringList>

namespace counterpoint::cli {

/// What forms and questionnaires are among the files of `import`, by their content.
struct FormFiles {
    QStringList responses; ///< that forms have saved
    QStringList questionnaires; ///< in JSON
    QStringList others;
};
/// Folders are looked through for responses. `areResponses`: JSON is taken for a response even where it is too damaged to say so.
FormFiles findFormFiles(const QStringList& paths, bool areResponses);

struct FormFileOptions {
    QString questionnaire; ///< takes responses to this one alone; empty: to any of the study
    QString passwordFile;
    bool isDryRun = false;
};
/// As one step. Files that cannot be taken in are listed with their reasons; fails only where none could be read.
Result<Answer> importResponseFiles(Project& project, const QStringList& paths, const FormFileOptions& options);
Result<Answer> importQuestionnaires(Project& project, const QStringList& paths, bool isDryRun);

} // namespace counterpoint::cli
