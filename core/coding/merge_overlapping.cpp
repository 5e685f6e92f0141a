#include "core/coding/codings.h"
#include "core/project/doors.h"
#include <QStringList>
#include <algorithm>
#include <tuple>

namespace counterpoint::codings {

namespace {

std::vector<Coding> codingsToMerge(const Read& db, CodeId code, SourceId source, CoderId coder)
{
    std::vector<Coding> rows;
    auto query = db.prepare("SELECT id, source_id, coder_id, start, end, weight, comment FROM coding WHERE code_id = ?1 AND (?2 IS NULL OR "
                            "source_id = ?2) AND (?3 IS NULL OR coder_id = ?3)");
    for (query.bind(code, source, coder); query.step();)
        rows.push_back({query.id<CodingId>(0),
                        query.id<SourceId>(1),
                        code,
                        query.id<CoderId>(2),
                        {qsizetype(query.int64(3)), qsizetype(query.int64(4))},
                        query.isNull(5) ? std::nullopt : std::optional(query.integer(5)),
                        query.text(6)});
    std::sort(rows.begin(), rows.end(), [](const Coding& a, const Coding& b) {
        return std::tuple(a.source, a.coder, a.span.start, a.id) < std::tuple(b.source, b.coder, b.span.start, b.id);
    });
    return rows;
}

/// Weight and comment of `other`.
void take(Coding& kept, const Coding& other)
{
    if (other.weight)
        kept.weight = std::max(kept.weight.value_or(0), *other.weight);
    if (!other.comment.isEmpty() && !kept.comment.split(u'\n').contains(other.comment))
        kept.comment += kept.comment.isEmpty() ? other.comment : u'\n' + other.comment;
}

/// Memos and links go over, and the coding goes.
void leaveTo(Edit& db, CodingId kept, CodingId gone)
{
    db.prepare("UPDATE memo SET subject_id = ? WHERE subject = 'coding' AND subject_id = ?").bind(kept, gone).run();
    db.prepare("UPDATE memo_link SET target_id = ? WHERE target = 'coding' AND target_id = ?").bind(kept, gone).run();
    db.prepare("DELETE FROM coding WHERE id = ?").bind(gone).run();
}

void write(Edit& db, const Coding& kept)
{
    db.prepare("UPDATE coding SET end = ?, weight = ?, comment = ? WHERE id = ?")
        .bind(std::int64_t(kept.span.end), kept.weight, kept.comment, kept.id)
        .run();
}

} // namespace

void absorb(Edit& db, CodingId kept, CodingId gone)
{
    auto one = byId(db, kept);
    const auto other = byId(db, gone);
    if (!one || !other)
        return;
    const auto before = *one;
    take(*one, *other);
    leaveTo(db, kept, gone);
    if (*one != before)
        write(db, *one);
}

int mergeOverlapping(Edit& db, CodeId code, SourceId source, CoderId coder)
{
    const auto rows = codingsToMerge(db, code, source, coder);
    int gone = 0;
    for (std::size_t i = 0; i < rows.size();) {
        auto kept = rows[i];
        auto next = i + 1;
        for (; next < rows.size() && rows[next].source == kept.source && rows[next].coder == kept.coder
             && rows[next].span.start <= kept.span.end;
             ++next) {
            kept.span.end = std::max(kept.span.end, rows[next].span.end);
            take(kept, rows[next]);
            leaveTo(db, kept.id, rows[next].id);
            ++gone;
        }
        if (kept != rows[i])
            write(db, kept);
        i = next;
    }
    return gone;
}

} // namespace counterpoint::codings
