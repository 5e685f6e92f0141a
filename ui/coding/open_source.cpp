#include "ui/coding/open_source.h"
#include "core/coding/interactions.h"
#include "core/project/doors.h"
#include "core/transcript/clock_text.h"
#include "core/transcript/time_marks.h"
#include "core/transcript/voices.h"
#include <QRegularExpression>
#include <algorithm>
#include <map>

namespace counterpoint::ui {

namespace {

/// Where a time is written from `from` on, before `end`; empty where none is.
std::pair<int, int> writtenTime(const QString& text, int from, int end)
{
    static const QRegularExpression time(QStringLiteral("[\\[(#<{]?\\d{1,3}(?::\\d{2}){1,2}(?:[.,:-]\\d{1,3})?[\\])#>}]?"));
    const auto found = time.match(QStringView(text).mid(from, end - from));
    return found.hasMatch() ? std::pair(from + int(found.capturedStart()), from + int(found.capturedEnd())) : std::pair(from, from);
}

std::vector<OpenSource::Time> timesOf(const Read& db, const OpenSource& open)
{
    constexpr int longestTime = 18;
    std::vector<OpenSource::Time> times;
    for (const auto& mark : time_marks::of(db, open.source.id)) {
        const int at = open.toUtf16(mark.position);
        auto [from, to] = writtenTime(open.text, at, std::min(at + longestTime, int(open.text.size())));
        if (from > at + 1) // what is written further on is another time
            from = to = at;
        times.push_back({from, to, mark.ms});
    }
    for (const auto& turn : open.turns) {
        if (!turn.timestampMs)
            continue;
        const auto [from, to] = writtenTime(open.text, open.toUtf16(turn.span.start), open.toUtf16(turn.contentStart));
        const bool known = std::any_of(times.begin(), times.end(), [&](const OpenSource::Time& time) {
            return time.ms == *turn.timestampMs && time.from >= open.toUtf16(turn.span.start) && time.from <= open.toUtf16(turn.span.end);
        });
        if (!known)
            times.push_back({from, to, *turn.timestampMs});
    }
    std::stable_sort(times.begin(), times.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    return times;
}

void addInteractions(OpenSource& open, const std::vector<Interaction>& all, const Voices& voices)
{
    for (const auto& each : all) {
        const int at = open.toUtf16(each.span.start);
        const auto after =
            std::upper_bound(open.voices.begin(), open.voices.end(), at, [](int place, const auto& voice) { return place < voice.at; });
        if (after == open.voices.begin())
            continue;
        auto& said = std::prev(after)->takesUp;
        const auto whom = each.answered ? voices.at(each.answered->start).speaker : QString();
        const auto words = whom.isEmpty() ? nameOf(each.kind) : QStringLiteral("%1: %2").arg(nameOf(each.kind), whom);
        if (!said.contains(words)) // as another coder sees it too
            said << words;
    }
}

} // namespace

const OpenSource::Voice* voiceAt(const std::vector<OpenSource::Voice>& voices, int position)
{
    const auto after = std::upper_bound(voices.begin(), voices.end(), position, [](int at, const auto& voice) { return at < voice.at; });
    return after == voices.begin() ? nullptr : &*std::prev(after);
}

Result<OpenSource> openSource(const Read& db, SourceId id, CoderId seen)
{
    auto source = sources::byId(db, id);
    if (!source)
        return fail(source);
    OpenSource open;
    open.source = *source;
    open.text = sources::text(db, id);
    open.index = TextIndex(open.text);
    open.turns = turns::of(db, id, open.text, open.index);
    const Voices voices(db, id, open.turns);
    open.speakers = speakers::of(db, id);
    std::map<SpeakerId, SpeakerRole> roles;
    for (const auto& speaker : open.speakers)
        roles[speaker.id] = speaker.role;
    for (const auto& turn : open.turns) {
        OpenSource::Voice voice;
        voice.at = open.toUtf16(turn.span.start);
        voice.name = voices.at(turn.span.start).speaker;
        if (voice.name.isEmpty() && turn.responseRow)
            voice.name = QString::number(*turn.responseRow + 1);
        if (turn.timestampMs)
            voice.time = clockText(*turn.timestampMs);
        const auto role = roles.find(turn.speaker);
        voice.role = role == roles.end() ? SpeakerRole::Participant : role->second;
        voice.speaker = turn.speaker;
        voice.turn = turn.number;
        voice.isTurn = !turn.responseRow;
        open.voices.push_back(std::move(voice));
    }
    addInteractions(open, interactions::of(db, id, seen), voices);
    open.times = timesOf(db, open);
    return open;
}

} // namespace counterpoint::ui
