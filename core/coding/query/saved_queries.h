#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

using SavedQueryId = Id<struct SavedQueryTag>;

/// A query that is kept under a name: a set of passages that stays live.
struct SavedQuery {
    SavedQueryId id;
    QString name;
    QString sentence; ///< with the names that codes, sources … have today
    bool operator==(const SavedQuery&) const = default;
};

namespace saved_queries {
std::vector<SavedQuery> all(const Read& db); ///< in the user's order
Result<SavedQuery> byName(const Read& db, const QString& name);
Result<SavedQuery> byId(const Read& db, SavedQueryId id);
/// Invalid where the name is empty or taken, or the sentence cannot be read, names what is not there, or leads back to the set itself.
Result<SavedQueryId> add(Edit& db, const QString& name, const QString& sentence);
Result<> setSentence(Edit& db, SavedQueryId id, const QString& sentence);
Result<> rename(Edit& db, SavedQueryId id, const QString& name); ///< sets that name it follow
/// Invalid where another set names it.
Result<> remove(Edit& db, SavedQueryId id);
} // namespace saved_queries

} // namespace counterpoint
