#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/coding/retrieval.h"
#include "core/text/words.h"
#include "core/transcript/sources.h"
#include "core/transcript/turns.h"
#include <QJsonArray>
#include <algorithm>
#include <map>
#include <vector>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string pattern;
    bool regex = false;
    bool word = false;
    bool matchCase = false;
    int context = 40;
    bool participantsOnly = false;
    std::string code;
    std::string unit = "hit";
};

/// Widens hits to the unit that shall be coded, source by source.
class Units {
public:
    Units(const Read& db, std::string unit)
        : m_db(db)
        , m_unit(std::move(unit))
    {
    }
    TextSpan of(const SearchHit& hit)
    {
        if (m_unit == "hit")
            return hit.span;
        open(hit.source);
        const auto* turn = turns::at(m_turns, hit.span.start);
        if (m_unit == "turn" && turn)
            return {turn->contentStart, turn->span.end};
        auto unit = m_unit == "sentence" ? sentenceAt(m_text, m_index, hit.span.start) : paragraphAt(m_text, m_index, hit.span.start);
        if (turn && turn->contentStart <= hit.span.start) // who speaks is no part of what is said
            unit.start = std::max(unit.start, turn->contentStart);
        return unit;
    }

private:
    void open(SourceId source)
    {
        if (source == m_source)
            return;
        m_source = source;
        m_text = sources::text(m_db, source);
        m_index = TextIndex(m_text);
        m_turns = turns::of(m_db, source);
    }
    const Read& m_db;
    std::string m_unit;
    SourceId m_source;
    QString m_text;
    TextIndex m_index;
    std::vector<Turn> m_turns;
};

Answer answerOf(const std::vector<SearchHit>& hits)
{
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << translate("Cli", "Source") << translate("Cli", "Speaker") << translate("Cli", "Start") << translate("Cli", "End")
                  << translate("Cli", "In context");
    const auto orNull = [](const QString& value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); };
    for (const auto& hit : hits) {
        rows.append(QJsonObject{{"source", hit.sourceName},
                                {"speaker", orNull(hit.speaker)},
                                {"case", orNull(hit.caseName)},
                                {"start", qint64(hit.span.start)},
                                {"end", qint64(hit.span.end)},
                                {"text", hit.text},
                                {"before", hit.before},
                                {"after", hit.after}});
        table.rows.push_back({hit.sourceName, hit.speaker, QString::number(hit.span.start), QString::number(hit.span.end),
                              hit.before + u'[' + hit.text + u']' + hit.after});
    }
    table.notes << translate("Cli", "%n hit(s)", nullptr, int(hits.size()));
    answer.json = {{"hits", rows}, {"count", qint64(hits.size())}};
    answer.tables.push_back(table);
    return answer;
}

Result<std::vector<SearchHit>> hitsFor(const Read& db, const Options& options)
{
    return retrieval::search(db, {text(options.pattern), options.regex, options.word, options.matchCase}, options.context,
                             options.participantsOnly ? Counted::Participants : Counted::Everyone);
}

Result<Answer> autocode(Edit& db, const Options& options, const QString& coderName)
{
    const auto code = codebook::find(db, text(options.code));
    if (!code)
        return fail(code);
    const auto hits = hitsFor(db, options);
    if (!hits)
        return fail(hits);
    const auto coder = coders::ensure(db, coderName);
    if (!coder)
        return fail(coder);
    const auto before = code->codings;
    Units units(db, options.unit);
    std::map<SourceId, std::vector<TextSpan>> places;
    for (const auto& hit : *hits)
        places[hit.source].push_back(units.of(hit));
    for (const auto& [source, spans] : places)
        if (const auto done = codings::addAll(db, {{}, source, code->id, *coder, {}, {}, {}}, spans); !done)
            return fail(done);
    auto answer = answerOf(*hits);
    const auto added = codebook::byId(db, code->id).map([](const Code& now) { return now.codings; }).value_or(before) - before;
    answer.json.insert("code", code->path);
    answer.json.insert("coded", added);
    answer.tables.back().notes << translate("Cli", "%n passage(s) coded “%1”", nullptr, added).arg(code->path);
    return answer;
}

} // namespace

void addSearch(Shell& shell)
{
    const auto command = shell.add("search", "Search the text of all sources");
    const auto options = std::make_shared<Options>();
    command.app->add_option("PATTERN", options->pattern, "What to look for")->required();
    command.app->add_flag("--regex", options->regex, "PATTERN is a regular expression");
    command.app->add_flag("--word", options->word, "Whole words only");
    command.app->add_flag("--match-case", options->matchCase, "Capitals matter");
    command.app->add_option("--context", options->context, "Characters of text before and after")->check(CLI::NonNegativeNumber);
    command.app->add_flag("--participants-only", options->participantsOnly, "Leave out what interviewers and moderators say");
    command.app->add_option("--code", options->code, "Code what is found");
    command.app->add_option("--unit", options->unit, "With --code, what is coded: hit, sentence, turn or paragraph")
        ->check(CLI::IsMember({"hit", "sentence", "turn", "paragraph"}));
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (options->code.empty())
            return shell.openToRead(command).and_then(
                [&](const auto& project) { return project->read([&](const Read& db) { return hitsFor(db, *options).map(answerOf); }); });
        return shell.openToWrite(command).and_then([&](const auto& project) {
            return project->perform(translate("Cli", "Code what “%1” finds").arg(text(options->pattern)),
                                    [&](Edit& db) { return autocode(db, *options, shell.coderName()); });
        });
    });
}

} // namespace counterpoint::cli
