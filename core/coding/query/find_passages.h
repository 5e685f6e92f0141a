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
    bool countsWords = true; ///< for which the texts are read
};

/// How much a query found.
struct QueryCounts {
    qint64 passages = 0;
    qint64 words = 0; ///< of the text that they cover: what several cover counts once
    qint64 sources = 0;
    qint64 cases = 0; ///< whose words they begin in, where that is known
    bool operator==(const QueryCounts&) const = default;
};

struct QueryResult {
    std::vector<FoundPassage> passages; ///< by source, then position; retrieval::read() gives their words
    QueryCounts counts;
    QStringList notes; ///< what may be a slip: a value that no Case has
};

namespace passage_query {
/// The passages that a sentence asks for. Invalid says where in it what is wrong, and what would fit.
Result<QueryResult> find(const Read& db, const QString& sentence, const QueryOptions& options = {});
} // namespace passage_query

} // namespace counterpoint
