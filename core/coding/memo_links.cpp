#include "core/coding/memo_links.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include <algorithm>

namespace counterpoint {

namespace {

std::vector<MemoLink> rowsOf(sqlite::Statement& query)
{
    std::vector<MemoLink> rows;
    while (query.step()) {
        MemoLink link{query.id<MemoId>(0), query.integer(1), {memoSubjectFrom(query.text(2)).value_or(MemoSubject::Memo), query.int64(3)}};
        if (!query.isNull(4) && !query.isNull(5))
            link.target.span = TextSpan{qsizetype(query.int64(4)), qsizetype(query.int64(5))};
        rows.push_back(link);
    }
    return rows;
}

} // namespace

namespace memos {

std::vector<MemoLink> links(const Read& db)
{
    auto query = db.prepare("SELECT memo_id, position, target, target_id, start, end FROM memo_link ORDER BY memo_id, position");
    return rowsOf(query);
}

std::vector<MemoLink> linksOf(const Read& db, MemoId memo)
{
    auto query = db.prepare("SELECT memo_id, position, target, target_id, start, end FROM memo_link WHERE memo_id = ? ORDER BY position");
    query.bind(memo);
    return rowsOf(query);
}

std::vector<MemoLink> linksTo(const Read& db, const MemoTarget& target)
{
    const bool isSource = target.kind == MemoSubject::Source;
    auto query = db.prepare("SELECT memo_id, position, target, target_id, start, end FROM memo_link WHERE target IN (?, ?) AND "
                            "target_id = ? ORDER BY memo_id, position");
    query.bind(toText(target.kind), isSource ? toText(MemoSubject::Passage) : toText(target.kind), target.id);
    auto found = rowsOf(query);
    if (target.span)
        std::erase_if(found, [&](const MemoLink& link) { return !link.target.span || !link.target.span->overlaps(*target.span); });
    return found;
}

Result<> addLink(Edit& db, MemoId memo, const MemoTarget& target)
{
    if (target.kind == MemoSubject::Memo && target.id == memo.value())
        return fail(Error::Kind::Invalid, translate("Memos", "A memo does not link to itself. Choose another memo."));
    if (target.kind == MemoSubject::Study || target.kind == MemoSubject::Variable)
        return fail(Error::Kind::Invalid,
                    translate("Memos", "A memo links to sources, passages, codings, codes, Cases, findings and memos."));
    const auto known = linksOf(db, memo);
    if (std::any_of(known.begin(), known.end(), [&](const MemoLink& link) { return link.target == target; }))
        return {};
    const auto position = known.empty() ? 0 : known.back().position + 1;
    std::optional<std::int64_t> start;
    std::optional<std::int64_t> end;
    if (target.span) {
        start = target.span->start;
        end = target.span->end;
    }
    db.prepare("INSERT INTO memo_link(memo_id, position, target, target_id, start, end) VALUES(?, ?, ?, ?, ?, ?)")
        .bind(memo, position, toText(target.kind), target.id, start, end)
        .run();
    return {};
}

void removeLink(Edit& db, MemoId memo, int position)
{
    db.prepare("DELETE FROM memo_link WHERE memo_id = ? AND position = ?").bind(memo, position).run();
}

} // namespace memos

} // namespace counterpoint
