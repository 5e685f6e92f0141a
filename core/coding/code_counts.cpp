#include "core/coding/code_counts.h"
#include "core/project/doors.h"
#include "core/transcript/whose_codings.h"
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

/// Counting all by the index alone is quick, so only codes that were agreed on somewhere are counted anew.
Counts withoutConsensus(const Read& db, const CountScope& scope, Counts counts)
{
    std::vector<CodeId> agreed;
    {
        auto query = db.prepare("SELECT DISTINCT code_id FROM coding WHERE coder_id IN (SELECT id FROM coder WHERE is_consensus = 1)");
        while (query.step())
            agreed.push_back(query.id<CodeId>(0));
    }
    const auto without = of(db, agreed, scope, AskingTurns(db, scope.counted));
    for (const auto code : agreed)
        if (const auto found = without.find(code); found != without.end())
            counts[code] = found->second;
        else
            counts.erase(code);
    return counts;
}

bool isAgreedOn(const Read& db, CodeId code)
{
    auto query =
        db.prepare("SELECT 1 FROM coding INDEXED BY coding_by_coder WHERE coder_id IN (SELECT id FROM coder WHERE is_consensus = 1) "
                   "AND code_id = ? LIMIT 1");
    return query.bind(code).step();
}

/// The codings of a code as addRow() takes them. Whose they are stands in the table: where that is all the same, its index will do.
std::string rowsOf(const Read& db, CodeId code, const CountScope& scope)
{
    if (scope.coder.isValid() || isAgreedOn(db, code))
        return selectCodings("code_id, source_id, start", "AND code_id = ?2 ORDER BY source_id");
    return "SELECT code_id, source_id, start FROM coding WHERE code_id = ?2 AND ?1 IS NULL ORDER BY source_id";
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
        return scope.coder.isValid() ? counts : withoutConsensus(db, scope, std::move(counts));
    }
    const AskingTurns asking(db, scope.counted);
    std::unordered_map<CodeId, SourceId> last;
    auto query = db.prepare(selectCodings("code_id, source_id, start", "ORDER BY source_id").c_str());
    for (query.bind(scope.coder); query.step();)
        addRow(query, asking, last, counts);
    return counts;
}

Counts of(const Read& db, const std::vector<CodeId>& codes, const CountScope& scope, const AskingTurns& asking)
{
    Counts counts;
    for (const auto code : codes) {
        std::unordered_map<CodeId, SourceId> last;
        auto query = db.prepare(rowsOf(db, code, scope).c_str());
        for (query.bind(scope.coder, code); query.step();)
            addRow(query, asking, last, counts);
    }
    return counts;
}

} // namespace counterpoint::code_counts
