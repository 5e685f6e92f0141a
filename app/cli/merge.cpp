#include "core/merge/merge.h"
#include "app/cli/commands.h"
#include "app/cli/long_json.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/coders.h"
#include "core/merge/fork.h"
#include <QJsonArray>
#include <memory>
#include <vector>

namespace counterpoint::cli {

namespace {

using merge::Difference;
using merge::Merged;

struct Options {
    std::string other;
    std::string prefer = "ours";
    bool dryRun = false;
};

QString shortened(const QString& words)
{
    constexpr qsizetype most = 40;
    const auto line = words.simplified();
    return line.size() <= most ? line : line.left(most - 1) + u'…';
}

Answer answerOf(const Merged& merged, bool hasBase, bool dryRun, bool asJson)
{
    Answer answer;
    if (asJson) {
        LongJson rows("differences");
        for (const auto& each : merged.differences)
            rows.add({{"key", each.key},
                      {"group", each.group},
                      {"thing", each.thing},
                      {"field", each.field},
                      {"base", each.base},
                      {"ours", each.ours},
                      {"theirs", each.theirs},
                      {"outcome", toText(each.outcome)},
                      {"side", each.side == merge::Side::Ours ? "ours" : "theirs"}});
        answer.longJson = std::move(rows).finish({{"conflicts", merged.conflicts()},
                                                  {"total", qint64(merged.differences.size())},
                                                  {"common_state", hasBase},
                                                  {"dry_run", dryRun},
                                                  {"notes", QJsonArray::fromStringList(merged.notes)}});
        return answer;
    }
    TextTable table;
    table.headers << translate("Cli", "Of") << translate("Cli", "What") << translate("Cli", "Field") << translate("Cli", "Ours")
                  << translate("Cli", "Theirs") << translate("Cli", "Outcome");
    for (const auto& each : merged.differences)
        table.rows.push_back(
            {each.group, shortened(each.thing), each.field, shortened(each.ours), shortened(each.theirs), merge::wordsFor(each)});
    const auto differences = translate("Cli", "%n difference(s)", nullptr, int(merged.differences.size()));
    const auto conflicts = translate("Cli", "%n conflict(s)", nullptr, merged.conflicts());
    answer.lines << (merged.differences.empty() ? translate("Cli", "There is nothing to merge: all of it is here.")
                         : dryRun               ? translate("Cli", "%1, %2; nothing was changed.").arg(differences, conflicts)
                                                : translate("Cli", "Merged: %1, %2.").arg(differences, conflicts));
    answer.lines += merged.notes;
    if (!table.rows.empty())
        answer.tables.push_back(std::move(table));
    return answer;
}

Result<Answer> mergeInto(Project& project, const Options& options, const Shell& shell)
{
    const auto ours = project.read([&](const Read& db) { return merge::describe(db, project.path()); });
    if (!ours)
        return fail(ours);
    const auto other = merge::openOther(*ours, text(options.other));
    if (!other)
        return fail(other);
    merge::Choices choices;
    choices.preferred = options.prefer == "theirs" ? merge::Side::Theirs : merge::Side::Ours;
    std::optional<Merged> preview;
    const auto done = project.perform(translate("Cli", "Merge “%1”").arg(other->name), [&](Edit& db) -> Result<Merged> {
        const auto coder = coders::byName(db, shell.coderName());
        auto merged = merge::bringIn(db, *other, choices, coder ? coder->id : CoderId());
        if (!merged || !options.dryRun)
            return merged;
        preview = std::move(*merged);
        return fail(Error::Kind::Cancelled, {}); // what was tried is rolled back
    });
    if (!done && !preview)
        return fail(done);
    return answerOf(preview ? *preview : *done, other->base != nullptr, options.dryRun, shell.wantsJson());
}

} // namespace

void addMerge(Shell& shell)
{
    const auto command = shell.add("merge", "Bring in what another coder did in a copy of this study");
    const auto options = std::make_shared<Options>();
    command.app->add_option("OTHER", options->other, "The other coder's copy of the study's file")->required();
    command.app->add_flag("--dry-run", options->dryRun, "Only list the differences and what would become of them");
    command.app->add_option("--prefer", options->prefer, "Whose change counts where both changed the same: ours or theirs")
        ->check(CLI::IsMember({"ours", "theirs"}));
    shell.on(command, [&shell, command, options] {
        return shell.openToWrite(command).and_then([&](const auto& project) { return mergeInto(*project, *options, shell); });
    });
}

} // namespace counterpoint::cli
