#pragma once
#include "app/cli/import_file.h"

namespace counterpoint::cli {

/// Whether a file is a survey of another program (.lss, .lsa, .qsf) or an archive of answers, by its content.
bool isForeignSurvey(const QString& path);
bool isArchiveOfAnswers(const QString& path);
Result<ImportedFile> importForeignSurvey(Edit& db, const QString& path, const ImportOptions& options);
/// Answers to a questionnaire of the study, and tables with parts that were asked several times over. Nothing where the file is neither: then it is
/// a file of responses like others.
std::optional<Result<ImportedFile>> importReturned(Edit& db, const QString& path, const ImportOptions& options);

} // namespace counterpoint::cli
