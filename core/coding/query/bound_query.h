#pragma once
#include "core/coding/query/passage_query.h"
#include "core/coding/query/saved_queries.h"
#include "core/responses/variable.h"
#include "core/transcript/sources.h"
#include <optional>

namespace counterpoint {
class Read;
}

namespace counterpoint::passage_query {

/// A query whose names were found in the study; saved sets stand in it as what they ask for.
struct BoundNode {
    QueryNode::Kind kind = QueryNode::Kind::Term;
    QueryNode written; ///< without its parts
    std::vector<CodeId> codes; ///< of Code and Codes
    std::int64_t id = 0; ///< of the source, Case, coder, attribute
    std::optional<Variable> variable; ///< of Survey
    std::optional<double> number; ///< of Survey and Attribute: what numbers are compared with
    std::vector<BoundNode> parts;

    /// Whether it stands for passages, or is a condition on them.
    bool isPassages() const;
};

/// Invalid says where in `sentence` a name is that the study does not have, with the nearest ones. `notes` gets what may be a slip but is no
/// mistake: a value that no Case has.
Result<BoundNode> bind(const Read& db, const QueryNode& query, const QString& sentence, QStringList& notes);

/// Names as they are stored in saved sets: '#' and the uuid, which stay when the thing is renamed. Invalid as bind().
Result<QueryNode> withIds(const Read& db, QueryNode query, const QString& sentence);
/// And back, with the names of today; what is gone keeps its '#…'.
QueryNode withNames(const Read& db, QueryNode query);
/// Ids of saved sets that a query names.
std::vector<SavedQueryId> setsIn(const Read& db, const QueryNode& query);

} // namespace counterpoint::passage_query
