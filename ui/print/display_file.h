#pragma once
#include "core/base/result.h"
#include "core/report/document.h"

namespace counterpoint::ui {

/// Writes a display of a study by the suffix of `path`: its tables as .xlsx or .csv, or all of it as a document in any format of reports.
/// Gives the size in bytes.
Result<qint64> writeDisplay(const report::Document& document, const QString& path);

} // namespace counterpoint::ui
