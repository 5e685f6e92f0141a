#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <QString>
#include <map>
#include <optional>

namespace counterpoint {
class Read;
class Edit;

/// The study's key for response files: whoever fills in a form can close them, only who knows the passphrase opens them. The private half is in
/// the study sealed by the passphrase.
namespace study_key {

/// The public half, as forms carry it.
struct Public {
    QString id;
    QByteArray point;
    QString madeAt; ///< UTC, ISO 8601
};
std::optional<Public> newest(const Read& db); ///< closes what is fielded from now on; none: the study has no key

/// A pair with its private half sealed. Takes about a second, on purpose: for a Job. Invalid when the passphrase is too short.
struct SealedPair {
    QByteArray publicKey;
    QByteArray sealedPrivateKey;
};
Result<SealedPair> make(const QString& passphrase);
/// Into the study; keys that were there still open what was closed to them.
void add(Edit& db, const SealedPair& pair);

/// Private keys by their ids, open. To be held no longer than it takes.
using Opened = std::map<QString, QByteArray>;
/// All sealed private keys, to be opened without the study.
std::map<QString, QByteArray> sealedKeys(const Read& db);
/// Those that the passphrase opens, about a second for each; Invalid where it opens none.
Result<Opened> open(const std::map<QString, QByteArray>& sealedKeys, const QString& passphrase);

} // namespace study_key
} // namespace counterpoint
