#include "core/transcript/turns.h"
#include "core/project/doors.h"
#include "core/transcript/sources.h"
#include <QList>
#include <algorithm>

namespace counterpoint::turns {

namespace {

std::optional<qint64> optionalAt(const sqlite::Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional<qint64>(row.int64(column));
}

/// Ends each turn where the next begins, less the line ends between them.
void setEnds(std::vector<Turn>& turns, const QString& text, const TextIndex& index)
{
    for (std::size_t i = 0; i < turns.size(); ++i) {
        auto end = i + 1 < turns.size() ? turns[i + 1].span.start : index.codePoints();
        for (auto at = index.toUtf16(end); end > turns[i].contentStart && text[at - 1] == u'\n'; --at)
            --end;
        turns[i].span.end = end;
    }
}

} // namespace

std::vector<Turn> startsOf(const Read& db, SourceId source)
{
    std::vector<Turn> turns;
    auto query = db.prepare(
        "SELECT id, start, content_start, speaker_id, timestamp_ms, response_row FROM turn WHERE source_id = ? ORDER BY id");
    for (query.bind(source); query.step();) {
        Turn turn;
        turn.number = query.int64(0);
        turn.span.start = qsizetype(query.int64(1));
        turn.contentStart = qsizetype(query.int64(2));
        turn.speaker = query.id<SpeakerId>(3);
        turn.timestampMs = optionalAt(query, 4);
        turn.responseRow = optionalAt(query, 5);
        turns.push_back(turn);
    }
    // They stand in this order unless some were made later, so that it costs less to look than to let SQLite sort them.
    const auto isBefore = [](const Turn& a, const Turn& b) { return a.span.start < b.span.start; };
    if (!std::is_sorted(turns.begin(), turns.end(), isBefore))
        std::stable_sort(turns.begin(), turns.end(), isBefore);
    return turns;
}

std::vector<Turn> of(const Read& db, SourceId source, const QString& text, const TextIndex& index)
{
    auto turns = startsOf(db, source);
    setEnds(turns, text, index);
    return turns;
}

std::vector<Turn> of(const Read& db, SourceId source)
{
    auto turns = startsOf(db, source);
    if (!turns.empty()) {
        const auto text = sources::text(db, source);
        setEnds(turns, text, TextIndex(text));
    }
    return turns;
}

void insertAll(Edit& db, SourceId source, const std::vector<Turn>& turns)
{
    db.unrecorded([&] {
        auto insert = db.prepare(
            "INSERT INTO turn(source_id, id, start, content_start, speaker_id, timestamp_ms, response_row) VALUES(?, ?, ?, ?, ?, ?, ?)");
        std::int64_t number = 0;
        for (const auto& turn : turns)
            insert.again()
                .bind(source, ++number, std::int64_t(turn.span.start), std::int64_t(turn.contentStart), turn.speaker, turn.timestampMs,
                      turn.responseRow)
                .run();
    });
}

const Turn* at(const std::vector<Turn>& turns, qsizetype position)
{
    const auto after =
        std::upper_bound(turns.begin(), turns.end(), position, [](qsizetype p, const Turn& turn) { return p < turn.span.start; });
    return after == turns.begin() ? nullptr : &*std::prev(after);
}

} // namespace counterpoint::turns
