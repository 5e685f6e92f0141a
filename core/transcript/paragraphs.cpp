#include "core/transcript/paragraphs.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/text/words.h"
#include <QStringList>
#include <algorithm>
#include <vector>

namespace counterpoint::paragraphs {

namespace {

constexpr std::int64_t step = 1024; // room between positions for paragraphs that are typed in later

struct Row {
    std::int64_t position = 0;
    qsizetype start = 0; ///< code points from the start of the text
    qsizetype length = 0;
};

std::vector<Row> rowsOf(const Read& db, SourceId source)
{
    std::vector<Row> rows;
    qsizetype start = 0;
    auto query = db.prepare("SELECT position, length(text) FROM paragraph WHERE source_id = ? ORDER BY position");
    for (query.bind(source); query.step();) {
        rows.push_back({query.int64(0), start, qsizetype(query.int64(1))});
        start += rows.back().length + 1;
    }
    return rows;
}

/// The paragraph that `position` stands in; its end belongs to it.
std::size_t rowAt(const std::vector<Row>& rows, qsizetype position)
{
    const auto after = std::upper_bound(rows.begin(), rows.end(), position, [](qsizetype p, const Row& row) { return p < row.start; });
    return std::size_t(after - rows.begin()) - 1;
}

QString textAt(const Read& db, SourceId source, std::int64_t position)
{
    auto query = db.prepare("SELECT text FROM paragraph WHERE source_id = ? AND position = ?");
    return query.bind(source, position).step() ? query.text(0) : QString();
}

void put(Edit& db, SourceId source, std::int64_t position, const QString& text)
{
    db.prepare("INSERT INTO paragraph(source_id, position, text) VALUES(?1, ?2, ?3) "
               "ON CONFLICT(source_id, position) DO UPDATE SET text = excluded.text WHERE text <> excluded.text")
        .bind(source, position, text)
        .run();
}

/// Spreads all paragraphs anew, when there is no room left between two.
void renumber(Edit& db, SourceId source)
{
    const auto lines = join(db, source).split(u'\n');
    db.prepare("DELETE FROM paragraph WHERE source_id = ?").bind(source).run();
    for (qsizetype i = 0; i < lines.size(); ++i)
        put(db, source, (i + 1) * step, lines[i]);
}

qint64 wordsIn(const Read& db, SourceId source, std::int64_t first, std::int64_t last)
{
    qint64 words = 0;
    auto query = db.prepare("SELECT text FROM paragraph WHERE source_id = ? AND position BETWEEN ? AND ?");
    for (query.bind(source, first, last); query.step();)
        words += wordCount(query.text(0));
    return words;
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

Replaced replace(Edit& db, SourceId source, TextSpan span, const QString& inserted)
{
    auto rows = rowsOf(db, source);
    auto first = rowAt(rows, span.start);
    auto last = rowAt(rows, span.end);
    const auto lineCount = inserted.count(u'\n') + 1;
    const auto room = last + 1 < rows.size() ? rows[last + 1].position - rows[first].position : std::int64_t{1} << 60;
    if (room < lineCount + 1) {
        renumber(db, source);
        return replace(db, source, span, inserted);
    }

    Replaced result;
    result.wordsBefore = wordsIn(db, source, rows[first].position, rows[last].position);
    const auto firstText = textAt(db, source, rows[first].position);
    const auto lastText = first == last ? firstText : textAt(db, source, rows[last].position);
    const auto cutAt = TextIndex(firstText).toUtf16(span.start - rows[first].start);
    const auto resumeAt = TextIndex(lastText).toUtf16(span.end - rows[last].start);
    if (first == last) {
        result.removed = firstText.mid(cutAt, resumeAt - cutAt);
    } else {
        result.removed = firstText.mid(cutAt);
        for (auto i = first + 1; i < last; ++i)
            result.removed += u'\n' + textAt(db, source, rows[i].position);
        result.removed += u'\n' + lastText.left(resumeAt);
        db.prepare("DELETE FROM paragraph WHERE source_id = ? AND position > ? AND position <= ?")
            .bind(source, rows[first].position, rows[last].position)
            .run();
    }

    const auto lines = (firstText.left(cutAt) + inserted + lastText.mid(resumeAt)).split(u'\n');
    const auto gap = std::min<std::int64_t>(step, room / std::int64_t(lines.size()));
    for (qsizetype i = 0; i < lines.size(); ++i)
        put(db, source, rows[first].position + i * gap, lines[i]);
    result.wordsAfter = wordsIn(db, source, rows[first].position, rows[first].position + (lines.size() - 1) * gap);
    return result;
}

} // namespace counterpoint::paragraphs
