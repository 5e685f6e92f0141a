#pragma once
#include "core/base/result.h"
#include "core/coding/memo_overview.h"

namespace counterpoint::ui {

/// Writes memos in the format that the suffix names: a document (.docx, .odt, .html, .pdf) or a table (.csv). Gives the size in bytes.
Result<qint64> writeMemos(const QString& studyTitle, const std::vector<ShownMemo>& memos, const QString& path);

} // namespace counterpoint::ui
