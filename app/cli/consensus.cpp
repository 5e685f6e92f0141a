#include "core/coding/consensus.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/transcript/sources.h"
#include <QJsonArray>
#include <map>
#include <memory>
#include <vector>

namespace counterpoint::cli {

namespace {

struct Options {
    std::vector<std::string> settle; ///< SOURCE START END CODE
    std::string outcome = "code";
    std::string reason;
    std::string other;
    std::vector<qint64> borders;
};

Result<TextSpan> spanOf(const std::string& from, const std::string& to)
{
    bool isStart = false;
    bool isEnd = false;
    const TextSpan span{qsizetype(text(from).toLongLong(&isStart)), qsizetype(text(to).toLongLong(&isEnd))};
    if (!isStart || !isEnd || span.isEmpty())
        return fail(Error::Kind::Invalid, translate("Cli", "START and END are whole numbers, counted in characters from 0."));
    return span;
}

Result<Answer> settle(Edit& db, const Options& options, const QString& coderName)
{
    const auto source = sources::byName(db, text(options.settle[0]));
    if (!source)
        return fail(source);
    const auto span = spanOf(options.settle[1], options.settle[2]);
    if (!span)
        return fail(span);
    if (span->end > source->length)
        return fail(Error::Kind::Invalid,
                    translate("Cli", "“%1” has %2 characters; %3 lies beyond.").arg(source->name).arg(source->length).arg(span->end));
    const auto code = codebook::find(db, text(options.settle[3]));
    if (!code)
        return fail(code);
    const auto outcome = consensusOutcomeFrom(text(options.outcome));
    if (!outcome)
        return fail(outcome);
    const auto by = coders::ensure(db, coderName);
    if (!by)
        return fail(by);
    Settlement settlement;
    settlement.decision.source = source->id;
    settlement.decision.code = code->id;
    settlement.decision.span = *span;
    settlement.decision.outcome = *outcome;
    settlement.decision.reason = text(options.reason);
    settlement.decision.by = *by;
    if (!options.other.empty()) {
        const auto other = codebook::find(db, text(options.other));
        if (!other)
            return fail(other);
        settlement.other = other->id;
    }
    if (options.borders.size() == 2)
        settlement.borders = {qsizetype(options.borders[0]), qsizetype(options.borders[1])};
    if (const auto done = consensus::settle(db, settlement); !done)
        return fail(done);
    Answer answer;
    answer.json = {{"source", source->name}, {"start", qint64(span->start)}, {"end", qint64(span->end)},
                   {"code", code->path},     {"outcome", toText(*outcome)},  {"reason", settlement.decision.reason}};
    answer.lines
        << translate("Cli", "“%1”, %2 to %3, %4: %5.").arg(source->name).arg(span->start).arg(span->end).arg(code->path, toText(*outcome));
    return answer;
}

Answer list(const Read& db)
{
    std::map<SourceId, QString> sourceNames;
    for (const auto& source : sources::uncounted(db))
        sourceNames[source.id] = source.name;
    std::map<CodeId, QString> paths;
    for (const auto& code : codebook::uncounted(db))
        paths[code.id] = code.path;
    std::map<CoderId, QString> names;
    for (const auto& coder : coders::uncounted(db))
        names[coder.id] = coder.name;
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << translate("Cli", "Source") << translate("Cli", "Start") << translate("Cli", "End") << translate("Cli", "Code")
                  << translate("Cli", "Outcome") << translate("Cli", "Reason") << translate("Cli", "By") << translate("Cli", "When (UTC)");
    for (const auto& each : consensus::decisions(db)) {
        rows.append(QJsonObject{{"source", sourceNames[each.source]},
                                {"start", qint64(each.span.start)},
                                {"end", qint64(each.span.end)},
                                {"code", paths[each.code]},
                                {"outcome", toText(each.outcome)},
                                {"reason", each.reason},
                                {"by", names[each.by]},
                                {"decided_at", each.decidedAt}});
        table.rows.push_back({sourceNames[each.source], QString::number(each.span.start), QString::number(each.span.end), paths[each.code],
                              toText(each.outcome), each.reason, names[each.by], each.decidedAt});
    }
    answer.json = {{"decisions", rows}, {"coder", names[consensus::coder(db)]}};
    answer.tables.push_back(std::move(table));
    return answer;
}

} // namespace

void addConsensus(Shell& shell)
{
    const auto command = shell.add("consensus", "What coders agreed on: list the decisions, or settle a disagreement");
    const auto options = std::make_shared<Options>();
    auto* app = command.app;
    auto* settling =
        app->add_option("--settle", options->settle, "SOURCE START END CODE: the passage and the code on which coders differ")->expected(4);
    app->add_option("--outcome", options->outcome, "code, no code, another code or other borders")
        ->check(CLI::IsMember({"code", "no code", "another code", "other borders"}))
        ->needs(settling);
    app->add_option("--reason", options->reason, "Why")->needs(settling);
    app->add_option("--to", options->other, "With 'another code': which")->needs(settling);
    app->add_option("--borders", options->borders, "With 'other borders': START END")->expected(2)->needs(settling);
    shell.on(command, [&shell, command, options] {
        if (options->settle.empty())
            return shell.openToRead(command).and_then([](const auto& project) { return project->read(&list); });
        return shell.openToWrite(command).and_then([&](const auto& project) {
            return project->perform(translate("Cli", "Settle a disagreement"),
                                    [&](Edit& db) { return settle(db, *options, shell.coderName()); });
        });
    });
}

} // namespace counterpoint::cli
