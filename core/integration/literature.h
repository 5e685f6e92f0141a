#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/interchange/bibliography/publication.h"
#include <QStringList>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

using LiteratureId = Id<struct LiteratureTag>;

/// A work that the study's report may cite.
struct Literature {
    LiteratureId id;
    Publication publication;
    bool operator==(const Literature&) const = default;
};
QString toText(Publication::Kind kind); ///< as stored and in JSON: 'article', 'web page' …
Result<Publication::Kind> publicationKindFrom(const QString& text);

namespace literature {
std::vector<Literature> all(const Read& db); ///< by key
std::vector<Publication> publications(const Read& db); ///< by key
/// By its key, whatever its capitals where they differ in nothing else.
Result<Literature> byKey(const Read& db, const QString& key);

/// Without a key it gets one of its author and year. Invalid when the key cannot be cited, or another work has it.
Result<LiteratureId> add(Edit& db, const Publication& publication);
Result<> update(Edit& db, const Literature& work); ///< the same rules, but that the key must be there
void remove(Edit& db, LiteratureId id);

/// What came of works that were read from a file.
struct Imported {
    int added = 0;
    int updated = 0; ///< had their key already, and say something else
    int unchanged = 0;
    QStringList notes; ///< keys that had to be changed
};
Imported import(Edit& db, const std::vector<Publication>& publications);
/// 'reed2020', or 'reed2020b' where that is taken.
QString proposedKey(const Publication& publication, const QStringList& taken);
} // namespace literature

} // namespace counterpoint
