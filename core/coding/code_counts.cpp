#include "core/coding/code_counts.h"
#include "core/project/doors.h"
#include <utility>

namespace counterpoint::code_counts {

namespace {

/// Rows of code, source and start, source by source.
void addRow(const sqlite::Statement& row, const AskingTurns& asking, std::unordered_map<CodeId, SourceId>& last, Counts& counts)
{
    const auto code = row.id<CodeId>(0);
    const auto source = row.id<SourceId>(1);
    if (asking.leaveOut(source, qsizetype(row.int64(2))))
        return;
    auto& count = counts[code];
    ++count.codings;
    if (std::exchange(last[code], source) != source)
        ++count.sources;
}

} // namespace

Counts ofAll(const Read& db, const CountScope& scope)
{
    Counts counts;
    if (scope.counted == Counted::Everyone) {
        auto query = db.prepare(scope.coder.isValid()
                                    ? "SELECT code_id, count(*), count(DISTINCT source_id) FROM coding WHERE coder_id = ? GROUP BY code_id"
                                    : "SELECT code_id, count(*), count(DISTINCT source_id) FROM coding GROUP BY code_id");
        if (scope.coder.isValid())
            query.bind(scope.coder);
        while (query.step())
            counts[query.id<CodeId>(0)] = {query.integer(1), query.integer(2)};
        return counts;
    }
    const AskingTurns asking(db, scope.counted);
    std::unordered_map<CodeId, SourceId> last;
    auto query = db.prepare("SELECT code_id, source_id, start FROM coding WHERE ?1 IS NULL OR coder_id = ?1 ORDER BY source_id");
    for (query.bind(scope.coder); query.step();)
        addRow(query, asking, last, counts);
    return counts;
}

Counts of(const Read& db, const std::vector<CodeId>& codes, const CountScope& scope, const AskingTurns& asking)
{
    Counts counts;
    for (const auto code : codes) {
        std::unordered_map<CodeId, SourceId> last;
        auto query = db.prepare("SELECT code_id, source_id, start FROM coding WHERE code_id = ?1 AND (?2 IS NULL OR coder_id = ?2) "
                                "ORDER BY source_id");
        for (query.bind(code, scope.coder); query.step();)
            addRow(query, asking, last, counts);
    }
    return counts;
}

} // namespace counterpoint::code_counts
