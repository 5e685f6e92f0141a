#pragma once
#include "core/base/result.h"
#include "core/interchange/imported_text.h"
#include <QByteArray>

namespace counterpoint {

/// Whether these bytes are a document of Word 97 to 2003.
bool isOldWord(const QByteArray& bytes);

/// The text of a .doc, which LibreOffice makes a .docx of where it is installed: in a folder of its own that is removed afterwards, with
/// macros off and no network. An error says what to do where LibreOffice is not there. Takes seconds.
Result<ImportedText> readDoc(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint
