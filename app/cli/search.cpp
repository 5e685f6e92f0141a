#include "app/cli/commands.h"
#include "app/cli/long_json.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/autocode.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/source_search.h"
#include "core/text/search_terms.h"
#include <QJsonArray>
#include <limits>
#include <map>

namespace counterpoint::cli {

namespace {

const std::map<std::string, CodingUnit> units{
    {"hit", CodingUnit::Hit}, {"sentence", CodingUnit::Sentence}, {"paragraph", CodingUnit::Paragraph}, {"turn", CodingUnit::Turn}};
const std::map<std::string, SearchScope::Speech> speeches{{"all", SearchScope::Speech::Everyone},
                                                          {"participants", SearchScope::Speech::WithoutInterviewers},
                                                          {"interviewers", SearchScope::Speech::OnlyInterviewers}};

struct Options {
    std::string pattern;
    bool regex = false;
    bool word = false;
    bool matchCase = false;
    std::optional<int> near;
    int context = 40;
    std::vector<std::string> sources;
    std::string strand;
    SearchScope::Speech speech = SearchScope::Speech::Everyone;
    bool coded = false;
    bool uncoded = false;
    std::string code;
    CodingUnit unit = CodingUnit::Hit;
    bool dryRun = false;
};

SearchQuery queryOf(const Options& options)
{
    const auto typed = text(options.pattern);
    return {options.near ? wordsNear(typed, *options.near) : typed, options.regex, options.word, options.matchCase,
            std::numeric_limits<qsizetype>::max()};
}

Result<SearchScope> scopeOf(const Read& db, const Options& options)
{
    SearchScope scope;
    for (const auto& name : options.sources) {
        const auto source = sources::byName(db, text(name));
        if (!source)
            return fail(source);
        scope.sources.push_back(source->id);
    }
    if (!options.strand.empty()) {
        const auto strand = strandFrom(text(options.strand));
        if (!strand)
            return fail(strand);
        scope.strand = *strand;
    }
    scope.speech = options.speech;
    scope.coded = options.coded ? SearchScope::Coded::Yes : options.uncoded ? SearchScope::Coded::No : SearchScope::Coded::Either;
    return scope;
}

Result<std::vector<SearchHit>> hitsFor(const Read& db, const Options& options)
{
    return scopeOf(db, options).and_then([&](const SearchScope& scope) {
        return search::everywhere(db, queryOf(options), options.context, scope);
    });
}

QJsonValue orNull(const QString& value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); }

QJsonObject jsonOf(const SearchHit& hit)
{
    return {{"source", hit.sourceName},     {"speaker", orNull(hit.speaker)},
            {"case", orNull(hit.caseName)}, {"start", qint64(hit.span.start)},
            {"end", qint64(hit.span.end)},  {"text", hit.text},
            {"before", hit.before},         {"after", hit.after}};
}

QJsonObject jsonOf(const ProposedPassage& passage)
{
    return {{"source", passage.sourceName},
            {"speaker", orNull(passage.speaker)},
            {"start", qint64(passage.span.start)},
            {"end", qint64(passage.span.end)},
            {"text", passage.text},
            {"hits", passage.hits},
            {"already_coded", passage.isCoded}};
}

/// The hits, and `rest` behind them in JSON.
Answer answerOf(const std::vector<SearchHit>& hits, bool asJson, QJsonObject rest = {})
{
    Answer answer;
    if (asJson) {
        LongJson rows("hits");
        for (const auto& hit : hits)
            rows.add(jsonOf(hit));
        rest.insert("count", qint64(hits.size()));
        answer.longJson = std::move(rows).finish(rest);
        return answer;
    }
    TextTable table;
    table.headers << translate("Cli", "Source") << translate("Cli", "Speaker") << translate("Cli", "Start") << translate("Cli", "End")
                  << translate("Cli", "In context");
    for (const auto& hit : hits)
        table.rows.push_back({hit.sourceName, hit.speaker, QString::number(hit.span.start), QString::number(hit.span.end),
                              hit.before + u'[' + hit.text + u']' + hit.after});
    table.notes << translate("Cli", "%n hit(s)", nullptr, int(hits.size()));
    answer.tables.push_back(table);
    return answer;
}

struct Plan {
    std::vector<SearchHit> hits;
    Code code;
    std::vector<ProposedPassage> passages;
    int open = 0; ///< passages that do not have the code yet
};

Result<Plan> plan(const Read& db, const Options& options, CoderId coder)
{
    auto code = codebook::find(db, text(options.code));
    if (!code)
        return fail(code);
    auto hits = hitsFor(db, options);
    if (!hits)
        return fail(hits);
    auto passages = autocode::passagesFor(db, *hits, options.unit);
    autocode::markCoded(db, passages, code->id, coder);
    Plan plan{std::move(*hits), std::move(*code), std::move(passages), 0};
    for (const auto& passage : plan.passages)
        plan.open += passage.isCoded ? 0 : 1;
    return plan;
}

/// The hits, and what was coded, or would be.
Answer answerOf(const Plan& plan, int coded, bool isDone, bool asJson)
{
    QJsonObject rest;
    if (asJson) {
        QJsonArray rows;
        for (const auto& passage : plan.passages)
            rows.append(jsonOf(passage));
        rest = {{"passages", rows}, {"code", plan.code.path}, {"coded", isDone ? coded : 0}};
    }
    auto answer = answerOf(plan.hits, asJson, rest);
    if (asJson)
        return answer;
    const int there = int(plan.passages.size()) - coded;
    auto& notes = answer.tables.back().notes;
    notes << (isDone ? translate("Cli", "%n passage(s) coded “%1”", nullptr, coded)
                     : translate("Cli", "%n passage(s) would be coded “%1”", nullptr, coded))
                 .arg(plan.code.path);
    if (there > 0)
        notes << translate("Cli", "%n passage(s) had the code already", nullptr, there);
    return answer;
}

Result<Answer> preview(const Read& db, const Options& options, const QString& coderName, bool asJson)
{
    const auto coder = coders::byName(db, coderName).map([](const Coder& known) { return known.id; }).value_or(CoderId());
    return plan(db, options, coder).map([&](const Plan& plan) { return answerOf(plan, plan.open, false, asJson); });
}

Result<Answer> code(Edit& db, const Options& options, const QString& coderName, bool asJson)
{
    const auto coder = coders::ensure(db, coderName);
    if (!coder)
        return fail(coder);
    const auto planned = plan(db, options, *coder);
    if (!planned)
        return fail(planned);
    return autocode::apply(db, planned->passages, planned->code.id, *coder).map([&](int coded) {
        return answerOf(*planned, coded, true, asJson);
    });
}

} // namespace

void addSearch(Shell& shell)
{
    const auto command = shell.add("search", "Search the text of all sources");
    const auto options = std::make_shared<Options>();
    command.app->add_option("PATTERN", options->pattern, "What to look for: words; a OR b; a NEAR/5 b; manag*; \"in quotes, as it stands\"")
        ->required();
    auto* regex = command.app->add_flag("--regex", options->regex, "PATTERN is a regular expression, for one paragraph at a time");
    command.app->add_option("--near", options->near, "The words of PATTERN stand near one another, with at most so many words between them")
        ->check(CLI::Range(0, 1000))
        ->excludes(regex);
    command.app->add_flag("--word", options->word, "Whole words only");
    command.app->add_flag("--match-case", options->matchCase, "Capitals matter");
    command.app->add_option("--context", options->context, "Characters of text before and after")->check(CLI::NonNegativeNumber);
    command.app->add_option("--source", options->sources, "Only this source; may be given again");
    command.app->add_option("--strand", options->strand, "Only interviews, focus groups, survey or documents");
    command.app->add_option("--who", options->speech, "Whose words: all, participants (not the interviewer's) or interviewers")
        ->transform(CLI::CheckedTransformer(speeches));
    command.app->add_flag_callback(
        "--participants-only", [options] { options->speech = SearchScope::Speech::WithoutInterviewers; },
        "As --who participants: leave out what interviewers and moderators say");
    auto* coded = command.app->add_flag("--coded", options->coded, "Only hits in coded passages");
    command.app->add_flag("--uncoded", options->uncoded, "Only hits outside of coded passages")->excludes(coded);
    auto* code = command.app->add_option("--code", options->code, "Code what is found");
    command.app->add_option("--unit", options->unit, "With --code, what is coded: hit, sentence, turn or paragraph")
        ->transform(CLI::CheckedTransformer(units));
    command.app->add_flag("--dry-run", options->dryRun, "With --code, say what would be coded and change nothing")->needs(code);
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (options->code.empty() || options->dryRun)
            return shell.openToRead(command).and_then([&](const auto& project) {
                return project->read([&](const Read& db) {
                    search::keepLittleInMemory(db);
                    return options->code.empty()
                        ? hitsFor(db, *options).map([&](const auto& hits) { return answerOf(hits, shell.wantsJson()); })
                        : preview(db, *options, shell.coderName(), shell.wantsJson());
                });
            });
        return shell.openToWrite(command).and_then([&](const auto& project) {
            return project->perform(translate("Cli", "Code what “%1” finds").arg(text(options->pattern)),
                                    [&](Edit& db) { return cli::code(db, *options, shell.coderName(), shell.wantsJson()); });
        });
    });
}

} // namespace counterpoint::cli
