#include "core/transcript/sources.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/transcript/asking_turns.h"
#include "core/transcript/source_days.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

Result<Answer> list(const Project& project, Counted counted)
{
    return project.read([&](const Read& db) {
        const AskingTurns asking(db, counted);
        const auto days = sources::days(db);
        auto codings = sources::codingsOfParticipants(db, asking);
        Answer answer;
        QJsonArray rows;
        TextTable table;
        table.headers << translate("Cli", "Source") << translate("Cli", "Kind") << translate("Cli", "Strand") << translate("Cli", "Words")
                      << translate("Cli", "Codings");
        for (auto source : sources::all(db)) {
            if (counted == Counted::Participants) {
                source.words = sources::wordsOfParticipants(db, source.id, asking);
                source.codings = codings[source.id];
            }
            rows.append(QJsonObject{{"name", source.name},
                                    {"kind", toText(source.kind)},
                                    {"strand", toText(source.strand)},
                                    {"words", source.words},
                                    {"length", source.length},
                                    {"codings", source.codings},
                                    {"held_on", days.contains(source.id) ? QJsonValue(days.at(source.id)) : QJsonValue()},
                                    {"file", source.fileName}});
            table.rows.push_back(
                {source.name, toText(source.kind), toText(source.strand), QString::number(source.words), QString::number(source.codings)});
        }
        answer.json = {{"sources", rows}};
        answer.tables.push_back(table);
        return answer;
    });
}

struct Changes {
    std::vector<std::string> rename;
    std::vector<std::string> strand;
    std::vector<std::string> heldOn;
    std::string remove;
    bool participantsOnly = false;
    bool any() const { return !rename.empty() || !strand.empty() || !heldOn.empty() || !remove.empty(); }
};

Result<> apply(Edit& db, const Changes& changes)
{
    if (!changes.rename.empty()) {
        const auto done = sources::byName(db, text(changes.rename[0])).and_then([&](const Source& source) {
            return sources::rename(db, source.id, text(changes.rename[1]));
        });
        if (!done)
            return done;
    }
    if (!changes.strand.empty()) {
        const auto source = sources::byName(db, text(changes.strand[0]));
        const auto strand = strandFrom(text(changes.strand[1]));
        if (!source)
            return fail(source);
        if (!strand)
            return fail(strand);
        sources::setStrand(db, source->id, *strand);
    }
    if (!changes.heldOn.empty()) {
        const auto done = sources::byName(db, text(changes.heldOn[0])).and_then([&](const Source& source) {
            return sources::setDay(db, source.id, text(changes.heldOn[1]));
        });
        if (!done)
            return done;
    }
    if (!changes.remove.empty()) {
        const auto source = sources::byName(db, text(changes.remove));
        if (!source)
            return fail(source);
        sources::remove(db, source->id);
    }
    return {};
}

} // namespace

void addSources(Shell& shell)
{
    const auto command = shell.add("sources", "The sources: transcripts, documents, open answers");
    const auto changes = std::make_shared<Changes>();
    command.app->add_option("--rename", changes->rename, "NAME NEW: rename a source")->expected(2);
    command.app->add_option("--strand", changes->strand, "NAME STRAND: interviews, survey, focus groups or documents")->expected(2);
    command.app->add_option("--held-on", changes->heldOn, "NAME DAY: when it was held or written, as 2026-03-14; '' takes the day away")
        ->expected(2);
    command.app->add_option("--remove", changes->remove, "NAME: remove a source with its codings");
    command.app->add_flag("--participants-only", changes->participantsOnly, "Leave out of the counts what interviewers and moderators say");
    shell.on(command, [&shell, command, changes]() -> Result<Answer> {
        const auto counted = changes->participantsOnly ? Counted::Participants : Counted::Everyone;
        if (!changes->any())
            return shell.openToRead(command).and_then([&](const auto& project) { return list(*project, counted); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(translate("Cli", "Change sources"), [&](Edit& db) { return apply(db, *changes); });
            return done ? list(*project, counted) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
