#include "core/transcript/anchors.h"
#include "core/project/doors.h"
#include "core/transcript/grapheme_borders.h"
#include <algorithm>
#include <string>
#include <tuple>

namespace counterpoint::anchors {

namespace {

/// A table whose rows point at a passage by its start and end.
struct Passages {
    std::string table;
    std::string key; ///< two columns that name a row, or one and a constant
    std::string ofSource; ///< which rows point into source ?1
    std::vector<std::string> whenGone; ///< what becomes of a row, named by ?1 and ?2, whose text is gone
    std::string start = "start"; ///< the columns
    std::string end = "end";
};

const std::vector<Passages>& allPassages()
{
    static const std::vector<Passages> tables{
        {"coding",
         "id, 0",
         "source_id = ?1",
         {"DELETE FROM memo WHERE (subject, subject_id, 0) = ('coding', ?1, ?2)", "DELETE FROM coding WHERE (id, 0) = (?1, ?2)"}},
        {"evidence",
         "id, 0",
         "source_id = ?1",
         {"UPDATE evidence SET start = NULL, end = NULL, source_id = NULL WHERE (id, 0) = (?1, ?2)"}},
        {"memo", "id, 0", "subject = 'passage' AND subject_id = ?1", {"UPDATE memo SET start = NULL, end = NULL WHERE (id, 0) = (?1, ?2)"}},
        {"memo_link",
         "memo_id, position",
         "target = 'passage' AND target_id = ?1",
         {"UPDATE memo_link SET start = NULL, end = NULL WHERE (memo_id, position) = (?1, ?2)"}},
        {"consensus_decision",
         "id, 0",
         "source_id = ?1",
         {"UPDATE consensus_decision SET start = NULL, end = NULL WHERE (id, 0) = (?1, ?2)"}},
        {"pseudonym_use", "source_id, id", "source_id = ?1", {"DELETE FROM pseudonym_use WHERE (source_id, id) = (?1, ?2)"}},
        {"framework_link",
         "summary_id, number",
         "source_id = ?1",
         {"UPDATE framework_link SET start = NULL, end = NULL, source_id = NULL WHERE (summary_id, number) = (?1, ?2)"}},
        {"framework_seen",
         "summary_id, number",
         "source_id = ?1",
         {"UPDATE framework_seen SET start = NULL, end = NULL, source_id = NULL WHERE (summary_id, number) = (?1, ?2)"}},
        {"interaction", "id, 0", "source_id = ?1", {"DELETE FROM interaction WHERE (id, 0) = (?1, ?2)"}},
        {"interaction",
         "id, 0",
         "source_id = ?1",
         {"UPDATE interaction SET answered_start = NULL, answered_end = NULL WHERE (id, 0) = (?1, ?2)"},
         "answered_start",
         "answered_end"},
    };
    return tables;
}

/// Looks up where characters begin in the text as it has become.
class WholeCharacters {
public:
    explicit WholeCharacters(const std::vector<EditedText>& around)
    {
        for (const auto& part : around)
            m_parts.push_back({{part.start, part.start + codePointCount(part.text)}, GraphemeBorders(part.text)});
    }
    qsizetype atOrBefore(qsizetype position) const
    {
        const auto* part = at(position);
        return part ? part->span.start + part->borders.atOrBefore(position - part->span.start) : position;
    }
    TextSpan widened(TextSpan span) const
    {
        const auto* part = at(span.end);
        return {atOrBefore(span.start), part ? part->span.start + part->borders.atOrAfter(span.end - part->span.start) : span.end};
    }

private:
    struct Part {
        TextSpan span;
        GraphemeBorders borders;
    };
    const Part* at(qsizetype position) const
    {
        const auto after =
            std::upper_bound(m_parts.begin(), m_parts.end(), position, [](qsizetype p, const Part& part) { return p < part.span.start; });
        return after == m_parts.begin() || std::prev(after)->span.end < position ? nullptr : &*std::prev(after);
    }
    std::vector<Part> m_parts;
};

/// One move of everything in one source.
struct Move {
    Edit& db;
    SourceId source;
    const TextEdits& edits;
    const WholeCharacters& characters;
    TextSpan around; ///< the paragraphs from the first edit to the last, in the text as it was
};

/// What lies behind all that was touched moves as a block, in the database.
void shiftBehind(const Move& move, const std::string& table, const std::string& columns, const std::string& behind)
{
    if (move.edits.shift() != 0)
        move.db.prepare(("UPDATE " + table + " SET " + columns + " WHERE " + behind + " > ?3").c_str())
            .bind(move.source, std::int64_t(move.edits.shift()), std::int64_t(move.around.end))
            .run();
}

void movePassages(const Move& move, const Passages& passages)
{
    struct Row {
        std::int64_t key[2];
        TextSpan span;
    };
    const auto& [start, end] = std::tie(passages.start, passages.end);
    std::vector<Row> changed;
    {
        auto query = move.db.prepare(("SELECT " + passages.key + ", " + start + ", " + end + " FROM " + passages.table + " WHERE "
                                      + passages.ofSource + " AND " + start + " <= ?2 AND " + end + " >= ?3")
                                         .c_str());
        for (query.bind(move.source, std::int64_t(move.around.end), std::int64_t(move.edits.start())); query.step();) {
            const TextSpan before{qsizetype(query.int64(2)), qsizetype(query.int64(3))};
            auto after = move.edits.moved(before);
            if (!after.isEmpty())
                after = move.characters.widened(after);
            if (after != before)
                changed.push_back({{query.int64(0), query.int64(1)}, after});
        }
    }
    shiftBehind(move, passages.table, start + " = " + start + " + ?2, " + end + " = " + end + " + ?2", passages.ofSource + " AND " + start);
    auto update = move.db.prepare(
        ("UPDATE " + passages.table + " SET " + start + " = ?3, " + end + " = ?4 WHERE (" + passages.key + ") = (?1, ?2)").c_str());
    for (const auto& row : changed) {
        if (!row.span.isEmpty())
            update.again().bind(row.key[0], row.key[1], std::int64_t(row.span.start), std::int64_t(row.span.end)).run();
        else
            for (const auto& sql : passages.whenGone)
                move.db.prepare(sql.c_str()).bind(row.key[0], row.key[1]).run();
    }
}

/// A row that owns the text from its place to the next one's. A turn has a label first; a time mark has none.
struct Point {
    std::int64_t id = 0;
    qsizetype start = 0;
    qsizetype contentStart = 0;
    bool isGone = false;
};

Point moved(const Move& move, const Point& point)
{
    const auto& edits = move.edits;
    auto start = edits.moved(point.start);
    // What is typed right before a label belongs to the turn before.
    if (point.contentStart > point.start)
        start += edits.insertedAt(point.start);
    return {point.id, move.characters.atOrBefore(start), move.characters.atOrBefore(edits.moved(point.contentStart))};
}

/// Says which go. Of those that begin inside an edit only the last can be right for what follows, and it is not where its whole
/// label went too: what is left of its words is the turn's before then. One that the edit leaves no text before the next goes.
void findGone(const TextEdits& edits, const std::vector<Point>& before, std::vector<Point>& after)
{
    for (std::size_t i = 0; i < before.size(); ++i)
        if (const auto* edit = edits.across(before[i].start)) {
            const bool isLast = i + 1 == before.size() || before[i + 1].start >= edit->end;
            const bool hasLabel = before[i].contentStart > before[i].start;
            after[i].isGone = !isLast || (hasLabel && before[i].contentStart <= edit->end);
        }
    for (std::size_t i = 0, next = 1; next < after.size(); ++next)
        if (!after[next].isGone) {
            after[i].isGone = after[i].isGone || (after[i].start == after[next].start && before[i].start != before[next].start);
            i = next;
        }
}

/// `contentStart` is `start` again where a table has no labels: of two assignments to one column SQLite takes the last.
void movePoints(const Move& move, const std::string& table, const std::string& start, const std::string& contentStart)
{
    std::vector<Point> before;
    {
        auto query = move.db.prepare(("SELECT id, " + start + ", " + contentStart + " FROM " + table + " WHERE source_id = ?1 AND "
                                      + contentStart + " >= ?2 AND " + start + " <= ?3 ORDER BY " + start + ", id")
                                         .c_str());
        for (query.bind(move.source, std::int64_t(move.around.start), std::int64_t(move.around.end)); query.step();)
            before.push_back({query.int64(0), qsizetype(query.int64(1)), qsizetype(query.int64(2))});
    }
    std::vector<Point> after;
    for (const auto& point : before)
        after.push_back(moved(move, point));
    findGone(move.edits, before, after);
    shiftBehind(move, table, start + " = " + start + " + ?2, " + contentStart + " = " + contentStart + " + ?2",
                "source_id = ?1 AND " + start);
    auto update = move.db.prepare(
        ("UPDATE " + table + " SET " + start + " = ?3, " + contentStart + " = ?4 WHERE source_id = ?1 AND id = ?2").c_str());
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto& point = after[i];
        if (point.isGone)
            move.db.prepare(("DELETE FROM " + table + " WHERE source_id = ? AND id = ?").c_str()).bind(move.source, point.id).run();
        else if (point.start != before[i].start || point.contentStart != before[i].contentStart)
            update.again().bind(move.source, point.id, std::int64_t(point.start), std::int64_t(point.contentStart)).run();
    }
}

} // namespace

void move(Edit& db, SourceId source, const TextEdits& edits, const std::vector<EditedText>& around, qsizetype aroundEnd)
{
    const WholeCharacters characters(around);
    const Move all{db, source, edits, characters, {around.front().start, aroundEnd}};
    for (const auto& passages : allPassages())
        movePassages(all, passages);
    movePoints(all, "turn", "start", "content_start");
    movePoints(all, "time_mark", "position", "position");
}

} // namespace counterpoint::anchors
