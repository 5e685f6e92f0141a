#include "app/cli/commands.h"
#include "app/cli/long_json.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/retrieval.h"
#include "core/transcript/sources.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string code;
    bool children = false;
    std::string source;
    std::string coder;
    int context = 0;
    bool participantsOnly = false;
};

Result<PassageFilter> filterOf(const Read& db, const Options& options)
{
    PassageFilter filter;
    filter.context = options.context;
    filter.counted = options.participantsOnly ? Counted::Participants : Counted::Everyone;
    if (!options.code.empty()) {
        const auto code = codebook::find(db, text(options.code));
        if (!code)
            return fail(code);
        filter.codes = options.children ? codebook::withDescendants(codebook::uncounted(db), code->id) : std::vector{code->id};
    }
    if (!options.source.empty()) {
        const auto source = sources::byName(db, text(options.source));
        if (!source)
            return fail(source);
        filter.sources = {source->id};
    }
    if (!options.coder.empty()) {
        const auto coder = coders::byName(db, text(options.coder));
        if (!coder)
            return fail(coder);
        filter.coders = {coder->id};
    }
    return filter;
}

QJsonValue orNull(const QString& value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); }

QJsonObject jsonOf(const Passage& passage, bool withContext)
{
    QJsonObject row{{"id", qint64(passage.id.value())},
                    {"source", passage.sourceName},
                    {"speaker", orNull(passage.speaker)},
                    {"case", orNull(passage.caseName)},
                    {"start", qint64(passage.span.start)},
                    {"end", qint64(passage.span.end)},
                    {"text", passage.text},
                    {"code", passage.codePath},
                    {"coder", passage.coder},
                    {"comment", passage.comment},
                    {"weight", passage.weight ? QJsonValue(*passage.weight) : QJsonValue()}};
    if (withContext) {
        row.insert("before", passage.before);
        row.insert("after", passage.after);
    }
    return row;
}

TextTable tableOf(const std::vector<Passage>& found)
{
    TextTable table;
    table.headers << translate("Cli", "Source") << translate("Cli", "Speaker") << translate("Cli", "Case") << translate("Cli", "Start")
                  << translate("Cli", "End") << translate("Cli", "Code") << translate("Cli", "Coder") << translate("Cli", "Text");
    for (const auto& passage : found)
        table.rows.push_back({passage.sourceName, passage.speaker, passage.caseName, QString::number(passage.span.start),
                              QString::number(passage.span.end), passage.codePath, passage.coder,
                              passage.before + passage.text + passage.after});
    table.notes << translate("Cli", "%n passage(s)", nullptr, int(found.size()));
    return table;
}

Result<Answer> segments(const Project& project, const Options& options, bool asJson)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        const auto filter = filterOf(db, options);
        if (!filter)
            return fail(filter);
        const auto found = retrieval::passages(db, *filter);
        Answer answer;
        if (asJson) {
            LongJson rows("segments");
            for (const auto& passage : found)
                rows.add(jsonOf(passage, options.context > 0));
            answer.longJson = std::move(rows).finish();
        } else {
            answer.tables.push_back(tableOf(found));
        }
        return answer;
    });
}

} // namespace

void addSegments(Shell& shell)
{
    const auto command = shell.add("segments", "Coded passages with source, speaker and Case");
    const auto options = std::make_shared<Options>();
    command.app->add_option("--code", options->code, "Only this code (name or path)");
    command.app->add_flag("--children", options->children, "With --code: the codes below it too");
    command.app->add_option("--source", options->source, "Only this source");
    command.app->add_option("--coder", options->coder, "Only this coder");
    command.app->add_option("--context", options->context, "Characters of text before and after")->check(CLI::NonNegativeNumber);
    command.app->add_flag("--participants-only", options->participantsOnly, "Leave out what interviewers and moderators say");
    shell.on(command, [&shell, command, options] {
        return shell.openToRead(command).and_then([&](const auto& project) { return segments(*project, *options, shell.wantsJson()); });
    });
}

} // namespace counterpoint::cli
