#pragma once
#include "app/cli/shell.h"

namespace counterpoint::cli {

/// Whether the name is that of a questionnaire, and not of a dataset too.
bool isQuestionnaire(const Project& project, const QString& name);
/// Writes a questionnaire as XLSForm, and says what other programs do not know of it.
Result<Answer> exportXlsForm(const Project& project, const QString& name, const QString& path, bool dryRun);

} // namespace counterpoint::cli
