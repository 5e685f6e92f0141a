#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// A name that stands for another one, so that who or what was meant cannot be recognised.
struct Pseudonym {
    enum class Kind { Person, Place, Organisation, Other };
    PseudonymId id;
    Kind kind = Kind::Person;
    QString original;
    QString replacement;
    QString note;
    int places = 0; ///< where it was put and can be taken back
    bool operator==(const Pseudonym&) const = default;
};
QString toText(Pseudonym::Kind kind); ///< as stored and in JSON
Result<Pseudonym::Kind> pseudonymKindFrom(const QString& text);

/// The key: which name stands for which. Several forms of one name (first name, surname, nickname) may share a pseudonym.
namespace pseudonyms {
std::vector<Pseudonym> all(const Read& db); ///< by original
/// By its original, whatever its case.
Result<Pseudonym> byOriginal(const Read& db, const QString& original);
/// Invalid when a part is empty, the original has a pseudonym already, or a pseudonym holds a name that has one itself.
Result<PseudonymId> add(Edit& db, const Pseudonym& pseudonym);
/// The same rules; a name or pseudonym that stands in the study already can be changed only after it was taken back.
Result<> update(Edit& db, const Pseudonym& pseudonym);
void remove(Edit& db, PseudonymId id); ///< what was replaced stays, and can no longer be taken back

/// What came of a table that was read from a file.
struct Imported {
    int added = 0;
    int updated = 0;
    int unchanged = 0;
};
/// Rows of 'original, replacement' with 'kind' and 'note' where there are such columns; a row without a replacement gets a proposed
/// one. All or nothing. An error names the row.
Result<Imported> importCsv(Edit& db, const QByteArray& csv, const QString& fileName);
QByteArray toCsv(const std::vector<Pseudonym>& rows);

/// The names of speakers and Cases that have no pseudonym yet, each with a neutral one that stands nowhere else: "Person 3".
std::vector<Pseudonym> proposals(const Read& db);
/// The first of "Person 1", "Person 2" … ("Place", "Organisation", "Name") that no row uses.
QString neutral(const std::vector<Pseudonym>& rows, Pseudonym::Kind kind);
} // namespace pseudonyms

} // namespace counterpoint
