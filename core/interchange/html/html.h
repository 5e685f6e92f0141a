#pragma once
#include "core/base/result.h"
#include "core/interchange/imported_text.h"
#include <QByteArray>

namespace counterpoint {

/// Whether a file begins as a web page does.
bool isWebPage(const QByteArray& bytes);

/// The text of a web page: a line a paragraph or table row, list items behind "- " or their number; without scripts, styles, menus and what
/// is hidden. The encoding is the one that the page declares.
Result<ImportedText> readHtml(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint
