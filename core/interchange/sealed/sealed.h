#pragma once
#include "core/base/result.h"
#include <QByteArray>

namespace counterpoint {

/// Bytes that only who knows the password can read: Argon2id and XChaCha20-Poly1305 (libsodium). docs/project-file.md describes the
/// format. Both take about a second, on purpose: guessing shall be slow.
namespace sealed {
inline constexpr int shortestPassword = 8;

bool isSealed(const QByteArray& bytes); ///< begins as such a file does
/// Invalid when the password is shorter than shortestPassword.
Result<QByteArray> seal(const QByteArray& content, const QString& password);
/// Invalid when the password is wrong; Format when the file is damaged, is none of ours, or comes from a newer program.
Result<QByteArray> open(const QByteArray& bytes, const QString& password, const QString& fileName);
} // namespace sealed

} // namespace counterpoint
