#pragma once
#include "app/cli/shell.h"

namespace counterpoint::cli {

/// The states of a source's text, newest first: each step that changed it, and the import.
Result<Answer> versionsOf(const Project& project, const QString& source);
/// The text as it was after a step of the record; with step 0, as it was imported.
Result<Answer> textAfter(const Project& project, const QString& source, std::int64_t step);
/// What differs between that text and today's.
Result<Answer> compareWithNow(const Project& project, const QString& source, std::int64_t step);

} // namespace counterpoint::cli
