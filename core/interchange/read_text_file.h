#pragma once
#include "core/base/result.h"
#include "core/interchange/imported_text.h"
#include <QByteArray>

namespace counterpoint {

/// The text of a .txt, .md or .docx file, told apart by what they hold, then by suffix; a sentence for any other kind says what to do.
Result<ImportedText> readTextFile(const QString& path);

/// The same for bytes already in memory; `fileName` gives the suffix and the name in sentences.
Result<ImportedText> readText(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint
