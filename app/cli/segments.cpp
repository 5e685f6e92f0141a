#include "app/cli/commands.h"
#include "app/cli/long_json.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/query/find_passages.h"
#include "core/coding/retrieval.h"
#include "core/report/passage_file.h"
#include "core/transcript/sources.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string code;
    bool children = false;
    std::string source;
    std::string coder;
    std::string query;
    std::string out;
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
                    {"code", orNull(passage.codePath)},
                    {"coder", orNull(passage.coder)},
                    {"comment", passage.comment},
                    {"weight", passage.weight ? QJsonValue(*passage.weight) : QJsonValue()}};
    if (!passage.codePaths.isEmpty())
        row.insert("codes", QJsonArray::fromStringList(passage.codePaths));
    if (!passage.id.isValid())
        row.insert("id", QJsonValue());
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

/// The passages that were asked for, and what is said of those of a query.
struct Found {
    std::vector<Passage> passages;
    std::optional<PassageCounts> counts = {};
    QStringList notes = {};
    QString sentence = {};
};

Result<Found> found(const Read& db, const Options& options)
{
    if (options.query.empty())
        return filterOf(db, options).map([&](const PassageFilter& filter) { return Found{retrieval::passages(db, filter)}; });
    QueryOptions asked;
    asked.counted = options.participantsOnly ? Counted::Participants : Counted::Everyone;
    return passage_query::find(db, text(options.query), asked).map([&](const QueryResult& result) {
        auto read = retrieval::readAndCount(db, result.passages, options.context);
        return Found{std::move(read.passages), read.counts, result.notes, text(options.query)};
    });
}

QJsonObject jsonOf(const Found& found)
{
    const auto& [passages, words, sources, cases] = *found.counts;
    return {{"query", found.sentence},
            {"counts", QJsonObject{{"passages", passages}, {"words", words}, {"sources", sources}, {"cases", cases}}},
            {"notes", QJsonArray::fromStringList(found.notes)}};
}

QString sentenceOf(const PassageCounts& counts)
{
    return translate("Cli", "%1, %2, %3, %4")
        .arg(translate("Cli", "%n passage(s)", nullptr, int(counts.passages)), translate("Cli", "%n word(s)", nullptr, int(counts.words)),
             translate("Cli", "%n source(s)", nullptr, int(counts.sources)), translate("Cli", "%n Case(s)", nullptr, int(counts.cases)));
}

Result<Answer> written(const Read& db, const Found& found, const QString& path)
{
    return report::writePassages(found.passages, report::surroundingsOf(db, found.sentence), path)
        .map([&](const report::PassageFile& file) {
            Answer answer;
            answer.json = found.counts ? jsonOf(found) : QJsonObject();
            answer.json.insert("file", path);
            answer.json.insert("bytes", file.bytes);
            answer.json.insert("segments", qint64(found.passages.size()));
            answer.lines << translate("Cli", "Wrote “%1”: %n passage(s).", nullptr, int(found.passages.size())).arg(path);
            if (file.cut > 0)
                answer.warnings << translate(
                    "Cli", "%n text(s) were longer than a cell of a spreadsheet and were cut. A .csv file holds them whole.", nullptr,
                    file.cut);
            return answer;
        });
}

Result<Answer> segments(const Project& project, const Options& options, bool asJson)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        const auto what = found(db, options);
        if (!what)
            return fail(what);
        Answer answer;
        if (!options.out.empty()) {
            auto file = written(db, *what, text(options.out));
            if (!file)
                return file;
            answer = std::move(*file);
        } else if (asJson) {
            LongJson rows("segments");
            for (const auto& passage : what->passages)
                rows.add(jsonOf(passage, options.context > 0));
            answer.longJson = std::move(rows).finish(what->counts ? jsonOf(*what) : QJsonObject());
        } else {
            answer.tables.push_back(tableOf(what->passages));
            if (what->counts)
                answer.tables.back().notes = QStringList{sentenceOf(*what->counts)};
        }
        answer.warnings << what->notes;
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
    auto* query =
        command.app->add_option("--query", options->query, "A sentence, such as 'codes:\"Trust\" AND case.role = \"carer\"' (docs/cli.md)");
    for (const char* other : {"--code", "--children", "--source", "--coder"})
        query->excludes(command.app->get_option(other));
    command.app->add_option("--out", options->out, "Write them to this file: .csv, .xlsx or .docx");
    command.app->add_option("--context", options->context, "Characters of text before and after")->check(CLI::NonNegativeNumber);
    command.app->add_flag("--participants-only", options->participantsOnly, "Leave out what interviewers and moderators say");
    shell.on(command, [&shell, command, options] {
        return shell.openToRead(command).and_then([&](const auto& project) { return segments(*project, *options, shell.wantsJson()); });
    });
}

} // namespace counterpoint::cli
