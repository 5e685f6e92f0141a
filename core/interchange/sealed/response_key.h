#pragma once
#include "core/base/result.h"
#include <QByteArray>

namespace counterpoint {
struct SealedResponseFile;

/// The two halves of a study's key: forms close responses by the public one, only the private one opens them. ECDH on P-256, HKDF-SHA-256 and
/// AES-256-GCM, which every browser's WebCrypto and OpenSSL have; docs/response-file.md describes the file.
namespace response_key {
inline const QString algorithm = QStringLiteral("ECDH-P256-HKDF-SHA256-AES256GCM");

struct Pair {
    QByteArray publicKey; ///< the point, uncompressed: 65 bytes
    QByteArray privateKey; ///< DER; never written in clear
};
Result<Pair> make();
/// Sixteen hexadecimal digits by which files name the key.
QString idOf(const QByteArray& publicKey);
/// The response in clear. Format where the file is damaged or was closed to another key.
Result<QByteArray> open(const SealedResponseFile& file, const QByteArray& privateKey, const QString& fileName);
} // namespace response_key

} // namespace counterpoint
