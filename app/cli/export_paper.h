#pragma once
#include "app/cli/shell.h"

namespace counterpoint::cli {

/// A questionnaire on paper, as .pdf.
Result<Answer> exportPaper(const Project& project, const QString& questionnaire, const QString& language, const QString& path);

} // namespace counterpoint::cli
