#include "ui/coding/open_source.h"
#include "core/project/doors.h"
#include "core/transcript/speakers.h"
#include "core/transcript/voices.h"
#include <map>

namespace counterpoint::ui {

namespace {

QString clockText(qint64 ms)
{
    const auto seconds = ms / 1000;
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

Result<OpenSource> openSource(const Read& db, SourceId id)
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
    std::map<SpeakerId, SpeakerRole> roles;
    for (const auto& speaker : speakers::of(db, id))
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
        voice.asks = role != roles.end() && (role->second == SpeakerRole::Interviewer || role->second == SpeakerRole::Moderator);
        open.voices.push_back(std::move(voice));
    }
    return open;
}

} // namespace counterpoint::ui
