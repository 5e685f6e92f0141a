#include "core/transcript/turn_edits.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include "core/transcript/turn_labels.h"
#include "core/transcript/turns.h"
#include <algorithm>

namespace counterpoint::turns {

namespace {

Result<std::size_t> placeOf(const std::vector<Turn>& all, std::int64_t number)
{
    const auto found = std::find_if(all.begin(), all.end(), [number](const Turn& turn) { return turn.number == number; });
    if (found == all.end())
        return fail(Error::Kind::Invalid, translate("Turns", "This turn is no longer in the source."));
    return std::size_t(found - all.begin());
}

/// Where the words begin from `position` on.
qsizetype afterSpace(const QString& text, qsizetype position)
{
    const TextIndex index(text);
    auto at = index.toUtf16(std::clamp<qsizetype>(position, 0, index.codePoints()));
    while (at < text.size() && text[at].isSpace())
        ++at;
    return index.toCodePoint(at);
}

void takeAway(Edit& db, SourceId source, const Turn& turn)
{
    db.prepare("DELETE FROM turn WHERE source_id = ? AND id = ?").bind(source, turn.number).run();
    speakers::dropIfSilent(db, turn.speaker);
    sources::touch(db, source);
}

} // namespace

Result<std::int64_t> split(Edit& db, SourceId source, qsizetype position, SpeakerId speaker)
{
    const auto text = sources::text(db, source);
    const auto start = afterSpace(text, position);
    if (start >= codePointCount(text))
        return fail(Error::Kind::Invalid, translate("Turns", "No text follows here that a turn could be made of."));
    const auto all = of(db, source);
    if (const auto* before = at(all, start); before && start <= before->contentStart)
        return fail(Error::Kind::Invalid,
                    translate("Turns", "A turn begins here already. Reassign it if somebody else speaks, or put the cursor further on."));
    db.prepare("INSERT INTO turn(source_id, id, start, content_start, speaker_id) "
               "VALUES(?1, (SELECT coalesce(max(id), 0) + 1 FROM turn WHERE source_id = ?1), ?2, ?2, ?3)")
        .bind(source, std::int64_t(start), speaker)
        .run();
    db.prepare("UPDATE source SET kind = 'transcript' WHERE id = ? AND kind = 'document'").bind(source).run();
    sources::touch(db, source);
    auto made = db.prepare("SELECT max(id) FROM turn WHERE source_id = ?");
    made.bind(source).step();
    return made.int64(0);
}

Result<> joinWithPrevious(Edit& db, SourceId source, std::int64_t number)
{
    const auto all = of(db, source);
    const auto place = placeOf(all, number);
    if (!place)
        return fail(place);
    if (*place == 0)
        return fail(Error::Kind::Invalid, translate("Turns", "This is the first turn: there is none before it to join it with."));
    takeAway(db, source, all[*place]);
    return {};
}

Result<> unmake(Edit& db, SourceId source, std::int64_t number)
{
    const auto all = of(db, source);
    const auto place = placeOf(all, number);
    if (!place)
        return fail(place);
    takeAway(db, source, all[*place]);
    return {};
}

Result<> assign(Edit& db, SourceId source, std::int64_t number, SpeakerId speaker)
{
    const auto all = of(db, source);
    const auto place = placeOf(all, number);
    if (!place)
        return fail(place);
    const auto& turn = all[*place];
    const auto to = speakers::byId(db, speaker);
    if (!to)
        return fail(to);
    if (turn.speaker == speaker)
        return {};
    if (const auto from = speakers::byId(db, turn.speaker))
        if (const auto done = renameInLabels(db, source, {turn}, from->name, to->name); !done)
            return done;
    db.prepare("UPDATE turn SET speaker_id = ? WHERE source_id = ? AND id = ?").bind(speaker, source, number).run();
    speakers::dropIfSilent(db, turn.speaker);
    sources::touch(db, source);
    return {};
}

} // namespace counterpoint::turns
