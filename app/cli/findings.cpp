#include "core/integration/findings.h"
#include "app/cli/commands.h"
#include "app/cli/finding_changes.h"
#include "app/cli/shell.h"
#include "core/analysis/analysis.h"
#include "core/base/translate.h"
#include "core/integration/live_text.h"
#include "core/integration/report_sections.h"
#include <CLI/App.hpp>
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::cli {

namespace {

QJsonValue orNull(const QString& value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); }

QJsonObject jsonOf(const Evidence& piece)
{
    QJsonObject json{{"kind", toText(piece.kind)}, {"stance", toText(piece.stance)}, {"note", piece.note}, {"state", toText(piece.state)}};
    if (piece.kind == Evidence::Kind::Passage) {
        json.insert("source", orNull(piece.sourceName));
        json.insert("speaker", orNull(piece.speaker));
        json.insert("case", orNull(piece.caseName));
        json.insert("start", qint64(piece.span.start));
        json.insert("end", qint64(piece.span.end));
        json.insert("text", orNull(piece.now));
    } else {
        json.insert("analysis", orNull(piece.analysisName));
        json.insert("now", orNull(piece.now));
        if (!piece.says.isEmpty())
            json.insert("says", piece.says);
    }
    json.insert("seen", piece.seen);
    return json;
}

QString whereOf(const Evidence& piece)
{
    if (piece.kind != Evidence::Kind::Passage)
        return piece.analysisName;
    return piece.speaker.isEmpty() ? piece.sourceName : piece.speaker + QStringLiteral(", ") + piece.sourceName;
}

QString toText(CheckedField::State state)
{
    return state == CheckedField::State::Holds  ? QStringLiteral("holds")
        : state == CheckedField::State::Changed ? QStringLiteral("changed")
                                                : QStringLiteral("gone");
}

QJsonObject jsonOf(const Read& db, const CheckedField& checked)
{
    QJsonObject json{{"kind", live_text::keyOf(checked.field.kind)},
                     {"of", live_text::inWords(db, checked.field)},
                     {"shown", checked.field.shown},
                     {"now", orNull(checked.now)},
                     {"state", toText(checked.state)}};
    if (!checked.reason.isEmpty())
        json.insert("reason", checked.reason);
    return json;
}

QString saysOf(const CheckedField& checked)
{
    switch (checked.state) {
    case CheckedField::State::Changed:
        return translate("Cli", "“%1”, now “%2”").arg(checked.field.shown, checked.now);
    case CheckedField::State::Gone:
        return checked.reason;
    case CheckedField::State::Holds:
        break;
    }
    return checked.field.shown;
}

QJsonArray concernsOf(const Finding& finding)
{
    QJsonArray concerns;
    for (std::size_t i = 0; i < finding.concerns.size(); ++i)
        if (const auto& concern = finding.concerns[i]; concern.level != Concern::Level::NotAssessed)
            concerns.append(QJsonObject{
                {"component", titleOf(CerqualComponent(i))}, {"level", toText(concern.level)}, {"explanation", concern.explanation}});
    return concerns;
}

/// One finding on its way into the answer.
struct Listed {
    QJsonObject json;
    TextTable table;
    int stale = 0;
};

Listed listed(const Read& db, const Finding& finding, int number, const std::vector<Evidence>& pieces)
{
    Listed one;
    one.table.title = QStringLiteral("%1. %2 [%3]").arg(number).arg(finding.claim, toText(finding.status));
    one.table.headers << translate("Cli", "Evidence") << translate("Cli", "For or against") << translate("Cli", "State")
                      << translate("Cli", "Text");
    QJsonArray evidence;
    for (const auto& piece : pieces)
        if (piece.finding == finding.id) {
            evidence.append(jsonOf(piece));
            one.stale += piece.state == Evidence::State::Holds ? 0 : 1;
            one.table.rows.push_back({whereOf(piece), toText(piece.stance), toText(piece.state),
                                      piece.kind == Evidence::Kind::Passage ? piece.now.left(80)
                                          : piece.note.isEmpty()            ? piece.says.left(80)
                                                                            : piece.note});
        }
    QJsonArray fields;
    for (const auto& checked : live_text::check(db, finding.body)) {
        fields.append(jsonOf(db, checked));
        one.stale += checked.state == CheckedField::State::Holds ? 0 : 1;
        one.table.rows.push_back(
            {live_text::inWords(db, checked.field), translate("Cli", "in the text"), toText(checked.state), saysOf(checked)});
    }
    one.json = {{"claim", finding.claim},
                {"body", live_text::shown(finding.body)},
                {"status", toText(finding.status)},
                {"question", orNull(finding.question)},
                {"counter_evidence", orNull(finding.counterEvidence)},
                {"strength", orNull(toText(finding.strength))},
                {"confidence", orNull(toText(finding.confidence))},
                {"concerns", concernsOf(finding)},
                {"evidence", evidence},
                {"fields", fields}};
    return one;
}

/// The figures in the text of the report that no longer hold.
Listed staleInReport(const Read& db)
{
    Listed found;
    QJsonArray fields;
    found.table.title = translate("Cli", "In the text of the report");
    found.table.headers << translate("Cli", "Section") << translate("Cli", "Figure") << translate("Cli", "State")
                        << translate("Cli", "Text");
    for (const auto& section : report_sections::all(db))
        for (const auto& checked : live_text::check(db, section.body)) {
            if (checked.state == CheckedField::State::Holds)
                continue;
            ++found.stale;
            auto json = jsonOf(db, checked);
            json.insert("section", section.title);
            fields.append(json);
            found.table.rows.push_back({section.title, live_text::inWords(db, checked.field), toText(checked.state), saysOf(checked)});
        }
    found.json = {{"fields", fields}};
    return found;
}

Result<Answer> list(const Project& project, bool verify)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        const auto pieces = findings::evidence(db);
        if (!pieces)
            return fail(pieces);
        Answer answer;
        QJsonArray rows;
        int stale = 0;
        for (const auto& finding : findings::all(db)) {
            const auto one = listed(db, finding, int(rows.size()) + 1, *pieces);
            rows.append(one.json);
            answer.tables.push_back(one.table);
            stale += one.stale;
        }
        const auto report = staleInReport(db);
        stale += report.stale;
        if (report.stale > 0)
            answer.tables.push_back(report.table);
        answer.json = {{"findings", rows}, {"report", report.json}, {"stale", stale}};
        if (verify && stale > 0) {
            answer.status = 1;
            answer.warnings << translate("Cli", "%n figure(s) or piece(s) of evidence changed or went missing; see the column State.",
                                         nullptr, stale);
        }
        return answer;
    });
}

/// ANALYSIS ROW COLUMN, or ANALYSIS TABLE ROW COLUMN where it has several, counted from 1.
Result<QString> cellFrom(const Read& db, const std::vector<std::string>& words)
{
    if (words.size() < 4 || words.size() > 5)
        return fail(Error::Kind::Invalid, translate("Cli", "A number is named by ANALYSIS ROW COLUMN, or ANALYSIS TABLE ROW COLUMN."));
    const int table = words.size() == 5 ? text(words[2]).toInt() - 1 : 0;
    return analyses::byName(db, text(words[1])).map([&](const Analysis& analysis) {
        return live_text::numberOf(db, analysis.id, table, text(words[words.size() - 2]), text(words.back()));
    });
}

/// What to write into a text so that a figure in it stays live.
Result<Answer> fieldFor(const Project& project, const std::vector<std::string>& words)
{
    for (const auto kind : {LiveField::Kind::Passages, LiveField::Kind::Words, LiveField::Kind::Sources, LiveField::Kind::Cases,
                            LiveField::Kind::Mentions, LiveField::Kind::Number}) {
        if (live_text::keyOf(kind) != text(words[0]))
            continue;
        return project.read([&](const Read& db) {
            const auto of = kind == LiveField::Kind::Number ? cellFrom(db, words) : Result<QString>(text(words[1]));
            return of.and_then([&](const QString& what) { return live_text::make(db, kind, what); }).map([](const LiveField& field) {
                Answer answer;
                const auto written = live_text::toText({{{}, field}});
                answer.lines << written;
                answer.json = {{"field", written}, {"shown", field.shown}};
                return answer;
            });
        });
    }
    return fail(
        Error::Kind::Invalid,
        translate("Cli", "“%1” is no kind of figure. It is passages, words, sources, cases, mentions or number.").arg(text(words[0])));
}

} // namespace

void addFindings(Shell& shell)
{
    struct Options {
        bool verify = false;
        std::vector<std::string> field;
        FindingChanges changes;
    };
    const auto command = shell.add("findings", "The findings with their evidence");
    const auto options = std::make_shared<Options>();
    command.app->add_flag("--verify", options->verify, "Exit with 1 if any evidence or any figure in the text no longer holds");
    command.app
        ->add_option("--field", options->field,
                     "KIND QUERY: what to write into a text for a figure that stays live; passages, words, sources, cases, mentions; or "
                     "number ANALYSIS ROW COLUMN")
        ->expected(2, 5);
    addFindingChanges(*command.app, options->changes);
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->changes.any())
            return shell.openToRead(command).and_then([&](const auto& project) {
                return options->field.empty() ? list(*project, options->verify) : fieldFor(*project, options->field);
            });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done =
                project->perform(translate("Cli", "Change findings"), [&](Edit& db) { return applyFindingChanges(db, options->changes); });
            return done ? list(*project, options->verify) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
