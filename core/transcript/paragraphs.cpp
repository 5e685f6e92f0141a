#include "core/transcript/paragraphs.h"
#include "core/project/doors.h"
#include <QStringList>
#include <algorithm>
#include <vector>

namespace counterpoint::paragraphs {

namespace {

constexpr std::int64_t step = 1024; // room between positions for paragraphs that are typed in later
constexpr std::int64_t leastRoom = 64; // left between rows where they have to be spread anew
constexpr std::int64_t openEnd = std::int64_t{1} << 60;

std::int64_t positionAfter(const Read& db, SourceId source, std::int64_t position)
{
    auto query = db.prepare("SELECT min(position) FROM paragraph WHERE source_id = ? AND position > ?");
    return query.bind(source, position).step() && !query.isNull(0) ? query.int64(0) : openEnd;
}

QString textAt(const Read& db, SourceId source, std::int64_t position)
{
    auto query = db.prepare("SELECT text FROM paragraph WHERE source_id = ? AND position = ?");
    return query.bind(source, position).step() ? query.text(0) : QString();
}

} // namespace

QString join(const Read& db, SourceId source)
{
    QByteArray bytes;
    bool first = true;
    auto query = db.prepare("SELECT text FROM paragraph WHERE source_id = ? ORDER BY position");
    for (query.bind(source); query.step(); first = false) {
        if (!first)
            bytes += '\n';
        const auto text = query.utf8(0);
        bytes.append(text.data(), qsizetype(text.size()));
    }
    return QString::fromUtf8(bytes);
}

void insertAll(Edit& db, SourceId source, const QString& text)
{
    db.unrecorded([&] {
        auto insert = db.prepare("INSERT INTO paragraph(source_id, position, text) VALUES(?, ?, ?)");
        std::int64_t position = 0;
        for (const auto line : QStringView(text).split(u'\n'))
            insert.again().bind(source, position += step, line.toString()).run();
    });
}

std::vector<Stretch> touched(const Read& db, SourceId source, const std::vector<TextSpan>& edits)
{
    std::vector<Stretch> stretches;
    auto next = edits.begin();
    bool reachesOn = false;
    qsizetype start = 0;
    auto query = db.prepare("SELECT position, length(text) FROM paragraph WHERE source_id = ? ORDER BY position");
    for (query.bind(source); (reachesOn || next != edits.end()) && query.step();) {
        const auto position = query.int64(0);
        const TextSpan row{start, start + qsizetype(query.int64(1))};
        start = row.end + 1;
        if (reachesOn) {
            auto& stretch = stretches.back();
            stretch.text += u'\n' + textAt(db, source, position);
            stretch.span.end = row.end;
            stretch.last = position;
        } else if (next->start <= row.end) {
            stretches.push_back({row, textAt(db, source, position), position, position, {}});
        } else {
            continue;
        }
        auto& within = stretches.back().edits;
        for (; next != edits.end() && next->start <= row.end; ++next)
            within.push_back(*next);
        reachesOn = within.back().end > row.end;
    }
    return stretches;
}

void write(Edit& db, SourceId source, const Stretch& stretch, const QString& text)
{
    auto lines = text.split(u'\n');
    auto last = stretch.last;
    auto end = positionAfter(db, source, last);
    const auto room = [&] { return (end - stretch.first) / lines.size(); };
    // Where there are no positions left between two rows, those behind are written too, as many as it takes to spread them.
    for (const auto least = room() < 1 ? leastRoom : 1; room() < least; end = positionAfter(db, source, last)) {
        lines << textAt(db, source, end);
        last = end;
    }
    db.prepare("DELETE FROM paragraph WHERE source_id = ? AND position > ? AND position <= ?").bind(source, stretch.first, last).run();
    const auto gap = std::min(step, std::int64_t(room()));
    auto put = db.prepare("INSERT INTO paragraph(source_id, position, text) VALUES(?1, ?2, ?3) "
                          "ON CONFLICT(source_id, position) DO UPDATE SET text = excluded.text WHERE text <> excluded.text");
    for (qsizetype i = 0; i < lines.size(); ++i)
        put.again().bind(source, stretch.first + i * gap, lines[i]).run();
}

} // namespace counterpoint::paragraphs
