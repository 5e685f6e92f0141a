#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/voices.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

QString clock(qint64 ms)
{
    return QStringLiteral("%1:%2:%3")
        .arg(ms / 3'600'000, 2, 10, QLatin1Char('0'))
        .arg(ms / 60'000 % 60, 2, 10, QLatin1Char('0'))
        .arg(ms / 1000 % 60, 2, 10, QLatin1Char('0'));
}

Result<Answer> wholeText(const Project& project, const QString& name)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        const auto source = sources::byName(db, name);
        if (!source)
            return fail(source);
        Answer answer;
        const auto body = sources::text(db, source->id);
        answer.json = {{"source", source->name}, {"length", source->length}, {"words", source->words}, {"text", body}};
        answer.lines << body;
        return answer;
    });
}

Result<Answer> turnsOf(const Project& project, const QString& name)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        const auto source = sources::byName(db, name);
        if (!source)
            return fail(source);
        const auto body = sources::text(db, source->id);
        const TextIndex index(body);
        const Voices voices(db, source->id);
        Answer answer;
        QJsonArray list;
        TextTable table;
        table.headers << translate("Cli", "Turn") << translate("Cli", "Start") << translate("Cli", "End") << translate("Cli", "Time")
                      << translate("Cli", "Speaker") << translate("Cli", "Case") << translate("Cli", "Text");
        int number = 0;
        for (const auto& turn : voices.turns()) {
            const auto voice = voices.at(turn.span.start);
            const auto words = index.slice(body, {turn.contentStart, turn.span.end}).toString();
            const auto orNull = [](const QString& value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); };
            list.append(QJsonObject{{"turn", ++number},
                                    {"speaker", orNull(voice.speaker)},
                                    {"case", orNull(voice.caseName)},
                                    {"start", qint64(turn.span.start)},
                                    {"content_start", qint64(turn.contentStart)},
                                    {"end", qint64(turn.span.end)},
                                    {"timestamp", turn.timestampMs ? QJsonValue(clock(*turn.timestampMs)) : QJsonValue()},
                                    {"timestamp_ms", turn.timestampMs ? QJsonValue(*turn.timestampMs) : QJsonValue()},
                                    {"text", words}});
            table.rows.push_back({QString::number(number), QString::number(turn.span.start), QString::number(turn.span.end),
                                  turn.timestampMs ? clock(*turn.timestampMs) : QString(), voice.speaker, voice.caseName,
                                  words.size() > 60 ? words.left(59) + QStringLiteral("…") : words});
        }
        answer.json = {{"source", source->name}, {"turns", list}};
        answer.tables.push_back(table);
        return answer;
    });
}

} // namespace

void addText(Shell& shell)
{
    const auto command = shell.add("text", "The text of a source; positions are Unicode code points");
    const auto source = std::make_shared<std::string>();
    const auto turns = std::make_shared<bool>(false);
    command.app->add_option("SOURCE", *source, "Name of the source")->required();
    command.app->add_flag("--turns", *turns, "Its turns: speaker, Case, start, end, timestamp");
    shell.on(command, [&shell, command, source, turns] {
        return shell.openToRead(command).and_then(
            [&](const auto& project) { return *turns ? turnsOf(*project, text(*source)) : wholeText(*project, text(*source)); });
    });
}

} // namespace counterpoint::cli
