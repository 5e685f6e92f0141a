#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/document.h"

namespace counterpoint::ui {

/// Writes the report in the format that the file's suffix names (.docx, .odt, .html, .md, .pdf) and gives its size in bytes; the figures
/// of an .md go into a folder beside it. `house` is the path of a Word template whose styles and page a .docx takes over; may be empty.
/// What was there before stays until all is written. Invalid for another suffix or a template for another format, Format for what is no
/// template, Io where a file cannot be read or written, Cancelled, with nothing written, where `progress` (by figure or page) says so.
Result<qint64> writeReport(const report::Document& document, const QString& path, const QString& house = {}, const Progress& progress = {});

} // namespace counterpoint::ui
