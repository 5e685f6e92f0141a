#pragma once
#include "app/cli/shell.h"
#include "core/report/document.h"

namespace counterpoint::cli {

/// Writes a display to the file that --out names: .xlsx, .csv, .docx, .odt, .html or .pdf.
Result<Answer> writeOut(const report::Document& document, const QString& path);

} // namespace counterpoint::cli
