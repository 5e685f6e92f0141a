#include "app/cli/turn_table.h"
#include "core/base/translate.h"
#include "core/text/text_index.h"
#include "core/transcript/clock_text.h"
#include "core/transcript/voices.h"
#include <QJsonArray>

namespace counterpoint::cli {

Answer turnTable(const Read& db, const Source& source)
{
    const auto body = sources::text(db, source.id);
    const TextIndex index(body);
    const auto turns = turns::of(db, source.id, body, index);
    const Voices voices(db, source.id, turns);
    Answer answer;
    QJsonArray list;
    TextTable table;
    table.headers << translate("Cli", "Turn") << translate("Cli", "Start") << translate("Cli", "End") << translate("Cli", "Time")
                  << translate("Cli", "Speaker") << translate("Cli", "Case") << translate("Cli", "Text");
    int number = 0;
    for (const auto& turn : turns) {
        const auto voice = voices.at(turn.span.start);
        const auto words = index.slice(body, {turn.contentStart, turn.span.end}).toString();
        const auto orNull = [](const QString& value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); };
        list.append(QJsonObject{{"turn", ++number},
                                {"speaker", orNull(voice.speaker)},
                                {"case", orNull(voice.caseName)},
                                {"start", qint64(turn.span.start)},
                                {"content_start", qint64(turn.contentStart)},
                                {"end", qint64(turn.span.end)},
                                {"timestamp", turn.timestampMs ? QJsonValue(clockText(*turn.timestampMs)) : QJsonValue()},
                                {"timestamp_ms", turn.timestampMs ? QJsonValue(*turn.timestampMs) : QJsonValue()},
                                {"text", words}});
        table.rows.push_back({QString::number(number), QString::number(turn.span.start), QString::number(turn.span.end),
                              turn.timestampMs ? clockText(*turn.timestampMs) : QString(), voice.speaker, voice.caseName,
                              words.size() > 60 ? words.left(59) + QStringLiteral("…") : words});
    }
    answer.json = {{"source", source.name}, {"turns", list}};
    answer.tables.push_back(table);
    return answer;
}

} // namespace counterpoint::cli
