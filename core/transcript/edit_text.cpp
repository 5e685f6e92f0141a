#include "core/transcript/edit_text.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/text/line_ends.h"
#include "core/text/words.h"
#include "core/transcript/paragraphs.h"
#include "core/transcript/sources.h"
#include <algorithm>
#include <vector>

namespace counterpoint {

TextSpan movedSpan(TextSpan span, TextSpan edit, qsizetype inserted)
{
    const auto shift = inserted - edit.length();
    if (span.end <= edit.start)
        return span;
    if (span.start >= edit.end)
        return {span.start + shift, span.end + shift};
    const bool replacesHead = span.start == edit.start && span.end >= edit.end;
    const auto start = span.start < edit.start || replacesHead ? span.start : edit.start + inserted;
    const auto end = span.end >= edit.end ? span.end + shift : edit.start;
    return {start, std::max(start, end)};
}

namespace {

struct Moved {
    std::int64_t id = 0;
    TextSpan span;
};

/// Moves the spans of one table with the text; `select` gives id, start, end of those that end behind the edit's start.
void moveSpans(Edit& db, const char* select, const char* update, const char* remove, SourceId source, TextSpan edit, qsizetype inserted)
{
    std::vector<Moved> moved;
    {
        auto query = db.prepare(select);
        for (query.bind(source, std::int64_t(edit.start)); query.step();) {
            const TextSpan before{qsizetype(query.int64(1)), qsizetype(query.int64(2))};
            if (const auto after = movedSpan(before, edit, inserted); after != before)
                moved.push_back({query.int64(0), after});
        }
    }
    auto change = db.prepare(update);
    for (const auto& row : moved)
        if (row.span.isEmpty())
            db.prepare(remove).bind(row.id).run();
        else
            change.again().bind(std::int64_t(row.span.start), std::int64_t(row.span.end), row.id).run();
}

struct TurnStart {
    std::int64_t number = 0;
    qsizetype start = 0;
    qsizetype contentStart = 0;
};

/// A turn goes when its whole label was deleted from before it on; else its start and the start of its words move like points.
/// What is typed right before a label belongs to the turn before.
void moveTurns(Edit& db, SourceId source, TextSpan edit, qsizetype inserted)
{
    const auto movedPoint = [&](qsizetype p) {
        return p <= edit.start ? p : p >= edit.end ? p + inserted - edit.length() : edit.start + inserted;
    };
    std::vector<TurnStart> later;
    {
        auto query = db.prepare("SELECT id, start, content_start FROM turn WHERE source_id = ? AND content_start > ?");
        for (query.bind(source, std::int64_t(edit.start)); query.step();)
            later.push_back({query.int64(0), qsizetype(query.int64(1)), qsizetype(query.int64(2))});
    }
    for (const auto& turn : later) {
        const bool isGone = turn.start > edit.start && turn.start < edit.end && turn.contentStart <= edit.end;
        if (isGone)
            db.prepare("DELETE FROM turn WHERE source_id = ? AND id = ?").bind(source, turn.number).run();
        else
            db.prepare("UPDATE turn SET start = ?, content_start = ? WHERE source_id = ? AND id = ?")
                .bind(std::int64_t(edit.isEmpty() && turn.start == edit.start ? turn.start + inserted : movedPoint(turn.start)),
                      std::int64_t(movedPoint(turn.contentStart)), source, turn.number)
                .run();
    }
}

void keepOriginal(Edit& db, SourceId source)
{
    auto kept = db.prepare("SELECT 1 FROM original_text WHERE source_id = ?");
    if (!kept.bind(source).step())
        db.prepare("INSERT INTO original_text(source_id, text) VALUES(?, ?)")
            .bind(source, qCompress(sources::text(db, source).toUtf8()))
            .run();
}

Result<> checkSpan(const Read& db, SourceId id, TextSpan span)
{
    const auto source = sources::byId(db, id);
    if (!source)
        return fail(source);
    if (span.start < 0 || span.end < span.start || span.end > source->length)
        return fail(Error::Kind::Invalid,
                    translate("Sources", "Positions %1 to %2 do not lie within “%3”, which has %4 characters.")
                        .arg(span.start)
                        .arg(span.end)
                        .arg(source->name)
                        .arg(source->length));
    const auto text = sources::text(db, id);
    const TextIndex index(text);
    if (!span.isEmpty() && snapToGraphemes(text, index, span) != span)
        return fail(Error::Kind::Invalid,
                    translate("Sources", "Positions %1 to %2 of “%3” would cut a character in two.")
                        .arg(span.start)
                        .arg(span.end)
                        .arg(source->name));
    return {};
}

} // namespace

namespace sources {

Result<> replace(Edit& db, SourceId source, TextSpan span, const QString& text)
{
    if (const auto within = checkSpan(db, source, span); !within)
        return within;
    const auto clean = withLineFeeds(text, translate("Sources", "The new text"));
    if (!clean)
        return fail(clean);
    keepOriginal(db, source);
    const auto inserted = codePointCount(*clean);
    const auto replaced = paragraphs::replace(db, source, span, *clean);
    moveSpans(db, "SELECT id, start, end FROM coding WHERE source_id = ? AND end > ?", "UPDATE coding SET start = ?, end = ? WHERE id = ?",
              "DELETE FROM coding WHERE id = ?", source, span, inserted);
    moveSpans(db, "SELECT id, start, end FROM evidence WHERE source_id = ? AND end > ?",
              "UPDATE evidence SET start = ?, end = ? WHERE id = ?",
              "UPDATE evidence SET start = NULL, end = NULL, source_id = NULL WHERE id = ?", source, span, inserted);
    moveTurns(db, source, span, inserted);
    db.prepare("UPDATE source SET length = length + ?, words = words + ?, revision = revision + 1 WHERE id = ?")
        .bind(std::int64_t(inserted - span.length()), replaced.wordsAfter - replaced.wordsBefore, source)
        .run();
    return {};
}

QString originalText(const Read& db, SourceId source)
{
    auto query = db.prepare("SELECT text FROM original_text WHERE source_id = ?");
    return query.bind(source).step() ? QString::fromUtf8(qUncompress(query.blob(0))) : text(db, source);
}

} // namespace sources

} // namespace counterpoint
