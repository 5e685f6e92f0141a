#pragma once
#include "core/base/result.h"
#include "core/report/document.h"

namespace counterpoint::ui {

/// Writes the report in the format that the file's suffix names (.docx, .odt, .html, .pdf) and gives its size in bytes. What was there
/// before stays until all is written. Invalid for another suffix, Io where the file cannot be written.
Result<qint64> writeReport(const report::Document& document, const QString& path);

} // namespace counterpoint::ui
