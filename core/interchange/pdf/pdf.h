#pragma once
#include "core/base/result.h"
#include "core/interchange/imported_text.h"
#include "core/interchange/text_reading.h"
#include <QByteArray>

namespace counterpoint {

bool isPdf(const QByteArray& bytes);

/// The text of a PDF in reading order: columns one after the other, paragraphs put together from their lines, words divided at line ends
/// joined, ligatures resolved. What recurs from page to page and the numbers of lines are kept or dropped as `reading` says; the notes say
/// which were found. An error where it is protected by a password or holds pictures of text alone.
Result<ImportedText> readPdf(const QByteArray& bytes, const QString& fileName, const TextReading& reading = {});

} // namespace counterpoint
