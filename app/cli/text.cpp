#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "app/cli/turn_table.h"
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
