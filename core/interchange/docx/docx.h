#pragma once
#include "core/base/result.h"
#include "core/interchange/imported_text.h"
#include <QByteArray>

namespace counterpoint {

/// The text of a Word document (.docx): a line for each paragraph, a line for each table row with its cells between tabs, text boxes after
/// their paragraph, footnotes and endnotes as [1] with their text at the end. Tracked insertions are kept, deletions dropped;
/// `notes` say what was dropped.
Result<ImportedText> readDocx(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint
