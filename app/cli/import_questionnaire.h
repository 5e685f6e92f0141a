#pragma once
#include "app/cli/import_file.h"

namespace counterpoint::cli {

/// Whether a workbook is a form in XLSForm.
bool isForm(const QString& path);
/// Brings a form in as a questionnaire, called as the options say or as its title; what our own forms do not support is told, and kept.
Result<ImportedFile> importQuestionnaire(Edit& db, const QString& path, const ImportOptions& options);

} // namespace counterpoint::cli
