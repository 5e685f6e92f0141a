#pragma once
#include "core/base/result.h"
#include "core/interchange/imported_text.h"
#include "core/interchange/text_reading.h"
#include <QByteArray>

namespace counterpoint {

/// The text of a document, subtitle or text file, told apart by what they hold, then by suffix (textFileSuffixes()); a sentence for any
/// other kind says what to do. A .doc takes seconds, and so may a long PDF.
Result<ImportedText> readTextFile(const QString& path, const TextReading& reading = {});

/// The same for bytes already in memory; `fileName` gives the suffix and the name in sentences.
Result<ImportedText> readText(const QByteArray& bytes, const QString& fileName, const TextReading& reading = {});

/// The suffixes of the files that readTextFile() reads, in the order in which they are listed for users.
QStringList textFileSuffixes();

} // namespace counterpoint
