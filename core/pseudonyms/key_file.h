#pragma once
#include "core/pseudonyms/pseudonyms.h"

namespace counterpoint {

/// The key as it is kept outside the study, by who may know the names: the table, and where each pseudonym stands.
namespace key_file {
/// The key as JSON, to be sealed by a password (core/interchange/sealed); docs/project-file.md describes it.
QByteArray write(const Read& db);

/// What came of a key that was read.
struct Taken {
    pseudonyms::Imported table;
    int places = 0; ///< can be taken back again
    int lost = 0; ///< the words were edited since, or are gone
    bool isOtherStudy = false; ///< then its places mean nothing here
};
/// Puts the key back into the study: the table, and wherever the pseudonym still stands, what stood there. Format for anything else.
Result<Taken> read(Edit& db, const QByteArray& json, const QString& fileName);

/// Protects the key by a password, and opens it again; each takes about a second, on purpose: for a Job. Errors as in sealed.h.
Result<QByteArray> seal(const QByteArray& json, const QString& password);
Result<QByteArray> open(const QByteArray& bytes, const QString& password, const QString& fileName);
bool isSealed(const QByteArray& bytes);

/// Writes a file that is not there yet: no older key is ever lost. Only its owner may read it.
Result<> save(const QString& path, const QByteArray& bytes);
Result<QByteArray> load(const QString& path);
} // namespace key_file

} // namespace counterpoint
