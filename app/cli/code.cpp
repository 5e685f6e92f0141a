#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "app/cli/usage.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/coding/memos.h"
#include "core/transcript/sources.h"
#include "core/transcript/turns.h"

namespace counterpoint::cli {

namespace {

struct Options {
    std::string source;
    std::vector<std::string> place; ///< START END CODE, or CODE with --turn
    int turn = 0;
    bool create = false;
    std::string memo;
    std::string comment;
    std::optional<int> weight;
};

Result<TextSpan> spanOf(const Read& db, const Source& source, const Options& options)
{
    if (options.turn > 0) {
        const auto turns = turns::of(db, source.id);
        if (std::size_t(options.turn) > turns.size())
            return fail(Error::Kind::Invalid,
                        translate("Cli", "“%1” has %2 turns; there is no turn %3.").arg(source.name).arg(turns.size()).arg(options.turn));
        const auto& turn = turns[std::size_t(options.turn - 1)];
        return TextSpan{turn.contentStart, turn.span.end};
    }
    bool startIsNumber = false;
    bool endIsNumber = false;
    const auto start = text(options.place[0]).toLongLong(&startIsNumber);
    const auto end = text(options.place[1]).toLongLong(&endIsNumber);
    if (!startIsNumber || !endIsNumber)
        return fail(Error::Kind::Invalid, translate("Cli", "START and END are whole numbers, counted in characters from 0."));
    return TextSpan{qsizetype(start), qsizetype(end)};
}

Result<CodeId> codeOf(Edit& db, const QString& name, bool create)
{
    const auto found = codebook::find(db, name).map([](const Code& code) { return code.id; });
    return found || !create ? found : codebook::ensurePath(db, name);
}

Result<Answer> code(Edit& db, const Options& options, const QString& coderName)
{
    const auto source = sources::byName(db, text(options.source));
    if (!source)
        return fail(source);
    const auto span = spanOf(db, *source, options);
    if (!span)
        return fail(span);
    const auto codeId = codeOf(db, text(options.place.back()), options.create);
    if (!codeId)
        return fail(codeId);
    const auto coder = coders::ensure(db, coderName);
    if (!coder)
        return fail(coder);
    const auto id = codings::add(db, {{}, source->id, *codeId, *coder, *span, options.weight, text(options.comment)});
    if (!id)
        return fail(id);
    if (!options.memo.empty())
        memos::add(db, {{}, MemoSubject::Coding, id->value(), {}, text(options.memo), *coder, {}});
    const auto path = codebook::byId(db, *codeId).map([](const Code& of) { return of.path; }).value_or(QString());
    Answer answer;
    answer.json = {{"id", qint64(id->value())},
                   {"source", source->name},
                   {"start", qint64(span->start)},
                   {"end", qint64(span->end)},
                   {"code", path},
                   {"coder", coderName},
                   {"weight", options.weight ? QJsonValue(*options.weight) : QJsonValue()},
                   {"comment", text(options.comment)}};
    answer.lines << translate("Cli", "“%1”, %2 to %3: %4 (%5)").arg(source->name).arg(span->start).arg(span->end).arg(path, coderName);
    return answer;
}

} // namespace

void addCode(Shell& shell)
{
    const auto command = shell.add("code", "Code one passage");
    const auto options = std::make_shared<Options>();
    command.app->add_option("SOURCE", options->source, "Name of the source")->required();
    command.app->add_option("PLACE", options->place, "START END CODE (characters from START to before END), or CODE alone with --turn")
        ->required()
        ->expected(1, 3);
    command.app->add_option("--turn", options->turn, "Code the N-th turn, counted from 1")->check(countFromOne());
    command.app->add_flag("--create", options->create, "Make the code when it is missing");
    command.app->add_option("--memo", options->memo, "A memo on the coding");
    command.app->add_option("--comment", options->comment, "A comment on the coding, shown with it");
    command.app->add_option("--weight", options->weight, "How strongly the passage speaks for the code")->check(CLI::Range(0, 100));
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (options->place.size() != (options->turn > 0 ? 1U : 3U))
            throw CLI::ValidationError("PLACE", "give START END CODE, or --turn N and CODE");
        return shell.openToWrite(command).and_then([&](const auto& project) {
            return project->perform(translate("Cli", "Code “%1”").arg(text(options->source)),
                                    [&](Edit& db) { return code(db, *options, shell.coderName()); });
        });
    });
}

} // namespace counterpoint::cli
