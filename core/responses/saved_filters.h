#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// A selection of responses that is kept under a name.
struct SavedFilter {
    SavedFilterId id;
    DatasetId dataset;
    QString name;
    QString expression; ///< in the expression language; responses count for which it is true
    bool mentions(const QString& variable) const;
    bool operator==(const SavedFilter&) const = default;
};

namespace savedFilters {
std::vector<SavedFilter> of(const Read& db, DatasetId dataset); ///< in the user's order
Result<SavedFilter> byId(const Read& db, SavedFilterId id);
/// Invalid where the name is empty or taken, or the expression cannot be computed.
Result<SavedFilterId> add(Edit& db, DatasetId dataset, const QString& name, const QString& expression);
Result<> update(Edit& db, const SavedFilter& filter);
void remove(Edit& db, SavedFilterId id);
/// The expression of the filter of that name; the text itself where there is none.
QString expressionFor(const Read& db, DatasetId dataset, const QString& nameOrExpression);
void renameMentions(Edit& db, DatasetId dataset, const QString& from, const QString& to);
} // namespace savedFilters

} // namespace counterpoint
