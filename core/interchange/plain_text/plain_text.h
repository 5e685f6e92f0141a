#pragma once
#include "core/base/result.h"
#include "core/interchange/imported_text.h"
#include <QByteArray>

namespace counterpoint {

/// The text of a .txt file of any common encoding; a note says where the encoding was guessed, an error that it is no text.
Result<ImportedText> readPlainText(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint
