#pragma once
#include "app/cli/shell.h"

namespace counterpoint::cli {

/// Whether `check` was given forms and not a study: several files are forms; one is when it is a workbook, or is called as one.
bool areForms(const QStringList& paths);
/// Says of each form whether it can be used, one after the other; with `asJson` a line of JSON each.
Result<Answer> checkForms(const QStringList& paths, bool asJson);

} // namespace counterpoint::cli
