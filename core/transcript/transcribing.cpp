#include "core/transcript/transcribing.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/text/words.h"
#include "core/transcript/clock_text.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/sources.h"
#include "core/transcript/time_marks.h"
#include "core/transcript/turn_edits.h"
#include <algorithm>

namespace counterpoint::transcribing {

namespace {

/// The text, and what stands around a position in it.
struct Around {
    Around(const Read& db, SourceId source, qsizetype position)
        : text(sources::text(db, source))
        , index(text)
        , at(snapToGraphemes(text, index, {std::min(position, index.codePoints()), std::min(position, index.codePoints())}).start)
        , utf16(index.toUtf16(at))
    {
    }
    bool isAfterSpace() const { return utf16 == 0 || text[utf16 - 1].isSpace(); }
    bool isBeforeSpace() const { return utf16 < text.size() && text[utf16].isSpace(); }
    bool startsLine() const { return utf16 == 0 || text[utf16 - 1] == u'\n'; }
    bool isBlank(qsizetype from, qsizetype to) const { return from >= to || index.slice(text, {from, to}).trimmed().isEmpty(); }

    QString text;
    TextIndex index;
    qsizetype at;
    qsizetype utf16;
};

void setTime(Edit& db, SourceId source, std::int64_t turn, qint64 ms)
{
    db.prepare("UPDATE turn SET timestamp_ms = ? WHERE source_id = ? AND id = ?").bind(std::int64_t(ms), source, turn).run();
}

} // namespace

Result<qsizetype> insertTimestamp(Edit& db, SourceId source, qsizetype position, qint64 ms)
{
    const Around around(db, source, position);
    const auto turns = turns::of(db, source);
    const auto* turn = turns::at(turns, around.at);
    const bool isOfTurn = turn && !turn->timestampMs && around.isBlank(turn->contentStart, around.at);
    const QString before = around.isAfterSpace() ? QString() : QStringLiteral(" ");
    const auto stamp = u'[' + clockText(ms) + u']';
    const QString after = around.isBeforeSpace() ? QString() : QStringLiteral(" ");
    if (const auto done = sources::replace(db, source, {around.at, around.at}, before + stamp + after); !done)
        return fail(done);
    time_marks::add(db, source, around.at + before.size(), ms);
    if (isOfTurn)
        setTime(db, source, turn->number, ms);
    return around.at + before.size() + stamp.size() + 1;
}

Result<qsizetype> beginTurn(Edit& db, SourceId source, qsizetype position, SpeakerId speaker, std::optional<qint64> ms)
{
    const auto who = speakers::byId(db, speaker);
    if (!who)
        return fail(who);
    const Around around(db, source, position);
    const auto all = turns::of(db, source);
    const auto* turn = turns::at(all, around.at);
    if (turn && turn->contentStart <= around.at && around.isBlank(turn->contentStart, turn->span.end)) {
        if (const auto done = turns::assign(db, source, turn->number, speaker); !done)
            return fail(done);
        const auto now = turns::of(db, source);
        const auto same = std::find_if(now.begin(), now.end(), [&](const Turn& each) { return each.number == turn->number; });
        return same->contentStart;
    }
    const auto stamp = ms ? u'[' + clockText(*ms) + QStringLiteral("] ") : QString();
    const auto label = stamp + who->name + QStringLiteral(": ");
    const QString lineEnd = around.startsLine() ? QString() : QStringLiteral("\n");
    // Spaces at the cursor would stand before the words of the new turn.
    qsizetype end = around.utf16;
    while (end < around.text.size() && around.text[end] == u' ')
        ++end;
    if (const auto done = sources::replace(db, source, {around.at, around.index.toCodePoint(end)}, lineEnd + label); !done)
        return fail(done);
    const auto start = around.at + lineEnd.size();
    const auto words = start + codePointCount(label);
    db.prepare("INSERT INTO turn(source_id, id, start, content_start, speaker_id, timestamp_ms) "
               "VALUES(?1, (SELECT coalesce(max(id), 0) + 1 FROM turn WHERE source_id = ?1), ?2, ?3, ?4, ?5)")
        .bind(source, std::int64_t(start), std::int64_t(words), speaker, ms)
        .run();
    if (ms)
        time_marks::add(db, source, start, *ms);
    return words;
}

SpeakerId nextSpeaker(const std::vector<Turn>& turns, const std::vector<Speaker>& speakers, qsizetype position)
{
    const auto* turn = turns::at(turns, position);
    const auto now = turn ? turn->speaker : SpeakerId();
    for (auto place = turn ? turn - turns.data() : -1; place >= 0; --place)
        if (const auto& earlier = turns[std::size_t(place)]; earlier.speaker.isValid() && earlier.speaker != now)
            return earlier.speaker;
    const auto other = std::find_if(speakers.begin(), speakers.end(), [now](const Speaker& speaker) { return speaker.id != now; });
    return other == speakers.end() ? SpeakerId() : other->id;
}

} // namespace counterpoint::transcribing
