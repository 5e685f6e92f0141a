#pragma once
#include "core/base/result.h"
#include "core/interchange/imported_text.h"
#include <QByteArray>

namespace counterpoint {

/// The words of a Markdown file without its marks: emphasis and escapes resolved, blocks one blank line apart, line breaks kept,
/// list items behind "- " or their number, table cells between tabs, links as their text, code and HTML as they are.
Result<ImportedText> readMarkdown(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint
