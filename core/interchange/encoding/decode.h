#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <QStringList>

namespace counterpoint {

/// Text as UTF-8 without BOM; `notes` says, in sentences, where the encoding was guessed.
struct Utf8Text {
    QByteArray bytes;
    QString encoding; ///< "UTF-8", "UTF-16", "UTF-32" or "Windows-1252"
    QStringList notes;
};

/// Text of any common encoding: UTF-8, UTF-16 and UTF-32 with and without BOM, else Windows-1252. UTF-8 is passed on without a copy.
/// An error where the bytes are no text at all.
Result<Utf8Text> decodeToUtf8(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint
