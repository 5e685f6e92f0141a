#include "core/transcript/turns.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "app/cli/turn_table.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/transcript/speakers.h"
#include "core/transcript/turn_edits.h"
#include <QJsonArray>
#include <algorithm>
#include <map>

namespace counterpoint::cli {

namespace {

struct Changes {
    std::optional<qint64> splitAt;
    std::string speaker;
    std::optional<int> join;
    std::optional<int> unmake;
    std::vector<std::string> assign;
    std::vector<std::string> rename;
    std::vector<std::string> role;
    std::vector<std::string> linkedCase;
    bool any() const { return splitAt || join || unmake || !assign.empty() || !rename.empty() || !role.empty() || !linkedCase.empty(); }
};

Answer list(const Read& db, const Source& source)
{
    auto answer = turnTable(db, source);
    QJsonArray rows;
    TextTable table;
    table.headers << translate("Cli", "Speaker") << translate("Cli", "Role") << translate("Cli", "Case") << translate("Cli", "Turns");
    const auto spoken = turns::of(db, source.id);
    std::map<CaseId, QString> names;
    for (const auto& person : cases::all(db))
        names[person.id] = person.name;
    for (const auto& speaker : speakers::of(db, source.id)) {
        const auto count = std::count_if(spoken.begin(), spoken.end(), [&](const Turn& turn) { return turn.speaker == speaker.id; });
        const auto person = names[speaker.linkedCase];
        rows.append(QJsonObject{{"name", speaker.name},
                                {"role", toText(speaker.role)},
                                {"case", person.isEmpty() ? QJsonValue() : QJsonValue(person)},
                                {"turns", qint64(count)}});
        table.rows.push_back({speaker.name, toText(speaker.role), person, QString::number(count)});
    }
    answer.json.insert("speakers", rows);
    answer.tables.insert(answer.tables.begin(), table);
    return answer;
}

/// The turn that `text --turns` lists as `place`, from 1.
Result<std::int64_t> numberOf(const Read& db, const Source& source, int place)
{
    const auto all = turns::of(db, source.id);
    if (place < 1 || std::size_t(place) > all.size())
        return fail(Error::Kind::Invalid,
                    translate("Cli", "“%1” has no turn %2; it has %n turn(s).", nullptr, int(all.size())).arg(source.name).arg(place));
    return all[std::size_t(place) - 1].number;
}

Result<SpeakerRole> roleFrom(const QString& text)
{
    const auto role = speakerRoleFrom(text.toLower());
    if (text.compare(toText(role), Qt::CaseInsensitive) != 0)
        return fail(Error::Kind::Invalid,
                    translate("Cli", "“%1” is not a role. The roles are participant, interviewer, moderator and unknown.").arg(text));
    return role;
}

Result<> applyToSpeakers(Edit& db, const Source& source, const Changes& changes)
{
    if (!changes.rename.empty()) {
        const auto done = speakers::byName(db, source.id, text(changes.rename[0])).and_then([&](const Speaker& speaker) {
            return speakers::rename(db, speaker.id, text(changes.rename[1]));
        });
        if (!done)
            return done;
    }
    if (!changes.role.empty()) {
        const auto speaker = speakers::byName(db, source.id, text(changes.role[0]));
        const auto role = roleFrom(text(changes.role[1]));
        if (!speaker)
            return fail(speaker);
        if (!role)
            return fail(role);
        speakers::setRole(db, speaker->id, *role);
    }
    if (!changes.linkedCase.empty()) {
        const auto speaker = speakers::byName(db, source.id, text(changes.linkedCase[0]));
        if (!speaker)
            return fail(speaker);
        const auto wanted = text(changes.linkedCase[1]);
        const auto person = wanted.isEmpty() ? Result<CaseId>(CaseId()) : cases::ensure(db, wanted);
        if (!person)
            return fail(person);
        speakers::link(db, speaker->id, *person);
    }
    return {};
}

/// Whoever is named first: places of turns are those of before the step.
Result<> applyToTurns(Edit& db, const Source& source, const Changes& changes)
{
    const auto assigned = changes.assign.empty() ? 0 : text(changes.assign[0]).toInt();
    const auto at = [&](std::optional<int> place) { return place ? numberOf(db, source, *place) : Result<std::int64_t>(0); };
    const auto toAssign = changes.assign.empty() ? Result<std::int64_t>(0) : numberOf(db, source, assigned);
    const auto toJoin = at(changes.join);
    const auto toUnmake = at(changes.unmake);
    for (const auto& number : {toAssign, toJoin, toUnmake})
        if (!number)
            return fail(number);
    if (!changes.assign.empty()) {
        const auto speaker = speakers::ensure(db, source.id, text(changes.assign[1]));
        if (!speaker)
            return fail(speaker);
        if (const auto done = turns::assign(db, source.id, *toAssign, *speaker); !done)
            return done;
    }
    if (changes.join)
        if (const auto done = turns::joinWithPrevious(db, source.id, *toJoin); !done)
            return done;
    if (changes.unmake)
        if (const auto done = turns::unmake(db, source.id, *toUnmake); !done)
            return done;
    if (changes.splitAt) {
        const auto speaker = speakers::ensure(db, source.id, text(changes.speaker));
        if (!speaker)
            return fail(speaker);
        if (const auto made = turns::split(db, source.id, qsizetype(*changes.splitAt), *speaker); !made)
            return fail(made);
    }
    return {};
}

Result<Answer> change(Edit& db, const QString& name, const Changes& changes)
{
    const auto source = sources::byName(db, name);
    if (!source)
        return fail(source);
    if (const auto done = applyToSpeakers(db, *source, changes); !done)
        return fail(done);
    if (const auto done = applyToTurns(db, *source, changes); !done)
        return fail(done);
    return list(db, *source);
}

} // namespace

void addTurns(Shell& shell)
{
    const auto command = shell.add("turns", "The speakers and turns of a source, and corrections to them");
    const auto source = std::make_shared<std::string>();
    const auto changes = std::make_shared<Changes>();
    command.app->add_option("SOURCE", *source, "Name of the source")->required();
    auto* split = command.app->add_option("--split", changes->splitAt, "POSITION: begin a turn of --speaker at this character");
    auto* speaker = command.app->add_option("--speaker", changes->speaker, "With --split: who speaks; a new name is a new speaker");
    split->needs(speaker);
    speaker->needs(split);
    command.app->add_option("--join", changes->join, "N: make turn N a part of the one before");
    command.app->add_option("--unmake", changes->unmake, "N: take turn N away; its text goes to the turn before, or to nobody");
    command.app->add_option("--assign", changes->assign, "N NAME: give turn N to another speaker, known or new")->expected(2);
    command.app->add_option("--rename", changes->rename, "NAME NEW: rename a speaker, in the labels too")->expected(2);
    command.app->add_option("--role", changes->role, "NAME ROLE: participant, interviewer, moderator or unknown")->expected(2);
    command.app->add_option("--case", changes->linkedCase, "NAME CASE: link a speaker to a Case ('' for none)")->expected(2);
    shell.on(command, [&shell, command, source, changes]() -> Result<Answer> {
        const auto name = text(*source);
        if (!changes->any())
            return shell.openToRead(command).and_then([&](const auto& project) {
                return project->read(
                    [&](const Read& db) { return sources::byName(db, name).map([&](const Source& found) { return list(db, found); }); });
            });
        return shell.openToWrite(command).and_then([&](const auto& project) {
            return project->perform(translate("Cli", "Correct the turns of “%1”").arg(name),
                                    [&](Edit& db) { return change(db, name, *changes); });
        });
    });
}

} // namespace counterpoint::cli
