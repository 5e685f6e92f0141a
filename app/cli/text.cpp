#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "app/cli/text_versions.h"
#include "app/cli/turn_table.h"
#include "app/cli/usage.h"
#include "core/base/translate.h"
#include "core/transcript/sources.h"

namespace counterpoint::cli {

namespace {

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
    return project.read(
        [&](const Read& db) { return sources::byName(db, name).map([&](const Source& source) { return turnTable(db, source); }); });
}

} // namespace

void addText(Shell& shell)
{
    const auto command = shell.add("text", "The text of a source; positions are Unicode code points");
    struct Options {
        std::string source;
        bool turns = false;
        bool original = false;
        bool versions = false;
        bool compare = false;
        int step = 0;
    };
    const auto options = std::make_shared<Options>();
    command.app->add_option("SOURCE", options->source, "Name of the source")->required();
    auto* turns = command.app->add_flag("--turns", options->turns, "Its turns: speaker, Case, start, end, timestamp");
    auto* original = command.app->add_flag("--original", options->original, "As it was imported")->excludes(turns);
    command.app->add_flag("--versions", options->versions, "The steps that changed it, newest first")->excludes(turns)->excludes(original);
    command.app->add_option("--step", options->step, "As it was after this step of the history")
        ->check(countFromOne())
        ->excludes(turns)
        ->excludes(original);
    command.app->add_flag("--compare", options->compare, "What has changed since the import, or with --step since that step")
        ->excludes(turns);
    shell.on(command, [&shell, command, options] {
        return shell.openToRead(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto name = text(options->source);
            if (options->versions)
                return versionsOf(*project, name);
            if (options->compare)
                return compareWithNow(*project, name, options->step);
            if (options->original || options->step > 0)
                return textAfter(*project, name, options->step);
            return options->turns ? turnsOf(*project, name) : wholeText(*project, name);
        });
    });
}

} // namespace counterpoint::cli
