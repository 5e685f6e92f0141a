#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/coders.h"
#include "core/coding/interactions.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include "core/transcript/voices.h"
#include <QJsonArray>
#include <algorithm>
#include <map>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string source;
    std::vector<std::string> mark;
    std::optional<int> answers;
    std::optional<int> remove;
};

/// The turn that `text --turns` lists as `place`, from 1.
Result<Turn> turnAt(const std::vector<Turn>& turns, const Source& source, int place)
{
    if (place < 1 || std::size_t(place) > turns.size())
        return fail(Error::Kind::Invalid,
                    translate("Cli", "“%1” has no turn %2; it has %n turn(s).", nullptr, int(turns.size())).arg(source.name).arg(place));
    return turns[std::size_t(place) - 1];
}

Result<> mark(Edit& db, const Source& source, const Options& options, CoderId coder)
{
    const auto turns = turns::of(db, source.id);
    const auto turn = turnAt(turns, source, text(options.mark[0]).toInt());
    const auto kind = interactionKindFrom(text(options.mark[1]));
    if (!turn)
        return fail(turn);
    if (!kind)
        return fail(kind);
    Interaction interaction;
    interaction.source = source.id;
    interaction.coder = coder;
    interaction.kind = *kind;
    interaction.span = interactions::wordsOf(*turn);
    if (options.answers) {
        const auto other = turnAt(turns, source, *options.answers);
        if (!other)
            return fail(other);
        interaction.answered = interactions::wordsOf(*other);
    } else {
        std::vector<SpeakerId> asking;
        for (const auto& speaker : speakers::of(db, source.id))
            if (asks(speaker.role))
                asking.push_back(speaker.id);
        if (const auto* other = interactions::answeredBy(turns, *turn, asking))
            interaction.answered = interactions::wordsOf(*other);
    }
    const auto done = interactions::mark(db, interaction);
    return done ? Result<>() : fail(done);
}

/// Takes away what the coder marked on a turn.
Result<> removeFrom(Edit& db, const Source& source, int place, CoderId coder)
{
    const auto turn = turnAt(turns::of(db, source.id), source, place);
    if (!turn)
        return fail(turn);
    int removed = 0;
    for (const auto& each : interactions::of(db, source.id, coder))
        if (each.span.overlaps(interactions::wordsOf(*turn))) {
            interactions::remove(db, each.id);
            ++removed;
        }
    return removed > 0 ? Result<>()
                       : fail(Error::Kind::Invalid, translate("Cli", "Nothing is marked on turn %1 by this coder.").arg(place));
}

Answer list(const Read& db, const Source& source)
{
    const auto turns = turns::of(db, source.id);
    const Voices voices(db, source.id, turns);
    std::map<CoderId, QString> coders;
    for (const auto& coder : coders::uncounted(db))
        coders[coder.id] = coder.name;
    const auto placeOf = [&](qsizetype position) {
        const auto* turn = turns::at(turns, position);
        return turn ? int(turn - turns.data()) + 1 : 0;
    };
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << translate("Cli", "Turn") << translate("Cli", "Who") << translate("Cli", "How") << translate("Cli", "Turn")
                  << translate("Cli", "Whom") << translate("Cli", "Coder");
    for (const auto& each : interactions::of(db, source.id)) {
        const int turn = placeOf(each.span.start);
        const int answered = each.answered ? placeOf(each.answered->start) : 0;
        const auto whom = each.answered ? voices.at(each.answered->start).speaker : QString();
        const auto who = voices.at(each.span.start).speaker;
        rows.append(QJsonObject{{"turn", turn},
                                {"speaker", who},
                                {"kind", toText(each.kind)},
                                {"answered_turn", answered > 0 ? QJsonValue(answered) : QJsonValue()},
                                {"answered_speaker", whom.isEmpty() ? QJsonValue() : QJsonValue(whom)},
                                {"start", qint64(each.span.start)},
                                {"end", qint64(each.span.end)},
                                {"coder", coders[each.coder]}});
        table.rows.push_back({QString::number(turn), who, toText(each.kind), answered > 0 ? QString::number(answered) : QString(), whom,
                              coders[each.coder]});
    }
    answer.json = {{"source", source.name}, {"interactions", rows}};
    answer.tables.push_back(table);
    return answer;
}

Result<Answer> change(Edit& db, const Options& options, const QString& coderName)
{
    const auto source = sources::byName(db, text(options.source));
    if (!source)
        return fail(source);
    const auto coder = coders::ensure(db, coderName);
    if (!coder)
        return fail(coder);
    if (!options.mark.empty())
        if (const auto done = mark(db, *source, options, *coder); !done)
            return fail(done);
    if (options.remove)
        if (const auto done = removeFrom(db, *source, *options.remove, *coder); !done)
            return fail(done);
    return list(db, *source);
}

} // namespace

void addInteract(Shell& shell)
{
    const auto command = shell.add("interact", "How turns of a source answer one another, and marking it");
    const auto options = std::make_shared<Options>();
    command.app->add_option("SOURCE", options->source, "Name of the source")->required();
    auto* mark =
        command.app->add_option("--mark", options->mark, "N KIND: turn N agrees, 'builds on', challenges, disagrees, or meets silence");
    mark->expected(2);
    command.app->add_option("--answers", options->answers, "With --mark: the turn that it answers; else the last one of somebody else")
        ->needs(mark);
    command.app->add_option("--remove", options->remove, "N: take away what the coder marked on turn N");
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (options->mark.empty() && !options->remove)
            return shell.openToRead(command).and_then([&](const auto& project) {
                return project->read([&](const Read& db) {
                    return sources::byName(db, text(options->source)).map([&](const Source& source) { return list(db, source); });
                });
            });
        return shell.openToWrite(command).and_then([&](const auto& project) {
            return project->perform(translate("Cli", "Interactions of “%1”").arg(text(options->source)),
                                    [&](Edit& db) { return change(db, *options, shell.coderName()); });
        });
    });
}

} // namespace counterpoint::cli
