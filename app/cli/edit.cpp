#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/sources.h"

namespace counterpoint::cli {

namespace {

Result<qsizetype> position(const std::string& argument)
{
    bool isNumber = false;
    const auto value = text(argument).toLongLong(&isNumber);
    if (!isNumber)
        return fail(
            Error::Kind::Invalid,
            translate("Cli", "“%1” is not a position. Positions are whole numbers, counted in characters from 0.").arg(text(argument)));
    return qsizetype(value);
}

Result<Answer> edit(Project& project, const QString& name, const std::vector<std::string>& replace)
{
    const auto start = position(replace[0]);
    const auto end = position(replace[1]);
    if (!start || !end)
        return fail(start ? end : start);
    return project.perform(translate("Cli", "Edit “%1”").arg(name), [&](Edit& db) -> Result<Answer> {
        const auto source = sources::byName(db, name);
        if (!source)
            return fail(source);
        if (const auto done = sources::replace(db, source->id, {*start, *end}, text(replace[2])); !done)
            return fail(done);
        const auto after = sources::byId(db, source->id);
        if (!after)
            return fail(after);
        Answer answer;
        answer.json = {{"source", after->name},
                       {"length", after->length},
                       {"words", after->words},
                       {"codings", after->codings},
                       {"codings_lost", source->codings - after->codings}};
        answer.lines
            << translate("Cli", "“%1” has %2 characters and %3 codings now.").arg(after->name).arg(after->length).arg(after->codings);
        if (after->codings < source->codings)
            answer.lines << translate("Cli", "%n coding(s) lost all their text and were removed.", nullptr,
                                      source->codings - after->codings);
        return answer;
    });
}

} // namespace

void addEdit(Shell& shell)
{
    const auto command = shell.add("edit", "Edit the text of a source; every coding follows");
    const auto source = std::make_shared<std::string>();
    const auto replace = std::make_shared<std::vector<std::string>>();
    command.app->add_option("SOURCE", *source, "Name of the source")->required();
    command.app->add_option("--replace", *replace, "START END TEXT: replace the characters from START to before END")
        ->required()
        ->expected(3);
    shell.on(command, [&shell, command, source, replace] {
        return shell.openToWrite(command).and_then([&](const auto& project) { return edit(*project, text(*source), *replace); });
    });
}

} // namespace counterpoint::cli
