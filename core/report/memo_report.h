#pragma once
#include "core/coding/memo_overview.h"
#include "core/interchange/delimited/delimited_writer.h"
#include "core/report/document.h"

namespace counterpoint::report {

/// The memos as a document to be read: by what they are about, each with who wrote it, when, the passage and its links.
Document memoReport(const QString& studyTitle, const std::vector<ShownMemo>& memos);
/// The same, one a row, for a spreadsheet.
std::vector<std::vector<DelimitedCell>> memoTable(const std::vector<ShownMemo>& memos);

} // namespace counterpoint::report
