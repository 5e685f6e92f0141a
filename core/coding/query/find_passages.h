#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/coding/retrieval.h"
#include "core/transcript/asking_turns.h"
#include <QStringList>
#include <vector>

namespace counterpoint {
class Read;

/// How a query is asked.
struct QueryOptions {
    CoderId seen; ///< codings of this coder alone, where it is valid
    Counted counted = Counted::Everyone;
};

struct QueryResult {
    std::vector<FoundPassage> passages; ///< by source, then position; retrieval gives their words and counts
    QStringList notes; ///< what may be a slip: a value that no Case has
};

namespace passage_query {
/// The passages that a sentence asks for. Invalid says where in it what is wrong, and what would fit.
Result<QueryResult> find(const Read& db, const QString& sentence, const QueryOptions& options = {});
} // namespace passage_query

} // namespace counterpoint
