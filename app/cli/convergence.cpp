#include "app/cli/commands.h"
#include "app/cli/convergence_changes.h"
#include "app/cli/display_out.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/coders.h"
#include "core/integration/convergence_evidence.h"
#include "core/integration/researchers_agree.h"
#include "core/report/integration_section.h"
#include <CLI/App.hpp>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string name;
    ConvergenceChanges changes;
    bool verify = false;
    bool dissonance = false;
    std::vector<std::string> researchers;
    std::string out;
};

QString tr(const char* text) { return translate("Cli", text); }

Answer list(const Read& db)
{
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << tr("Convergence matrix") << tr("Sides") << tr("Themes") << tr("Judgements");
    for (const auto& matrix : convergence::all(db)) {
        QStringList sides;
        for (const auto& side : matrix.of)
            sides << side.value;
        const auto judged = convergence::assessments(db, matrix.id).size();
        rows.append(QJsonObject{{"name", matrix.name},
                                {"sides", QJsonArray::fromStringList(sides)},
                                {"themes", qint64(matrix.themes.size())},
                                {"assessments", qint64(judged)}});
        table.rows.push_back(
            {matrix.name, sides.join(QStringLiteral(", ")), QString::number(matrix.themes.size()), QString::number(judged)});
    }
    answer.json = {{"matrices", rows}};
    answer.tables.push_back(table);
    return answer;
}

QJsonObject jsonOf(const Side& side, const SideEvidence& evidence)
{
    QJsonArray results;
    for (const auto& result : evidence.results)
        results.append(
            QJsonObject{{"analysis", result.name}, {"fingerprint", result.now.isEmpty() ? QJsonValue() : QJsonValue(result.now)}});
    const auto& mention = evidence.mention;
    return {{"side", side.title},
            {"cases_mentioning", mention.mentioning},
            {"cases_asked", mention.counted},
            {"cases_not_yet_coded", mention.notYetCoded},
            {"cases_not_asked", mention.notAsked},
            {"groups", mention.groups},
            {"codings", mention.codings},
            {"words", mention.words},
            {"query", evidence.passages.isEmpty() ? QJsonValue() : QJsonValue(evidence.passages)},
            {"results", results},
            {"silent", evidence.isSilent()}};
}

QJsonArray jsonOf(const ConvergenceTable& table, SidePair pair)
{
    QJsonArray sides;
    for (std::size_t i = 0; i < table.sides.size(); ++i)
        if (const int id = table.matrix.of[i].id; id == pair.one || id == pair.other)
            sides.append(table.sides[i].title);
    return sides;
}

QJsonObject jsonOf(const ConvergenceTable& table, const JudgedPair& judged)
{
    const auto& assessment = judged.assessment;
    return {{"sides", jsonOf(table, assessment.sides)},
            {"judgement", toText(assessment.judgement)},
            {"reason", assessment.reason},
            {"coder", assessment.coderName},
            {"assessed_at", assessment.assessedAt},
            {"stale", judged.isStale()}};
}

QJsonObject jsonOf(const ConvergenceTable& table, const ConvergenceRow& row)
{
    QJsonArray sides;
    QJsonArray judged;
    QJsonArray silences;
    for (std::size_t i = 0; i < row.sides.size(); ++i)
        sides.append(jsonOf(table.sides[i], row.sides[i]));
    for (const auto& one : row.judged)
        judged.append(jsonOf(table, one));
    for (const auto pair : row.suggestedSilence)
        silences.append(jsonOf(table, pair));
    return {{"theme", row.theme.name},
            {"code", row.codePath.isEmpty() ? QJsonValue() : QJsonValue(row.codePath)},
            {"sides", sides},
            {"assessments", judged},
            {"suggested_silence", silences}};
}

TextTable evidenceTable(const ConvergenceTable& table)
{
    TextTable printed;
    printed.title = table.matrix.name;
    printed.headers << tr("Theme");
    for (const auto& side : table.sides)
        printed.headers << side.title;
    for (const auto& row : table.rows) {
        QStringList cells{row.theme.name};
        for (const auto& side : row.sides)
            cells << (side.isSilent() ? QStringLiteral("–") : side.passages.isEmpty() ? side.inWords() : side.mention.prominence());
        printed.rows.push_back(cells);
    }
    printed.notes << tr("Cases who mention the theme, of those asked about it whose material is coded; – where a side says nothing of it.");
    return printed;
}

TextTable judgementTable(const ConvergenceTable& table, bool onlyDissonance)
{
    TextTable printed;
    printed.headers << tr("Theme") << tr("Sides") << tr("Judgement") << tr("By") << tr("Reason");
    for (const auto& row : table.rows) {
        for (const auto& judged : row.judged)
            if (!onlyDissonance || judged.assessment.judgement == Judgement::Dissonance)
                printed.rows.push_back({row.theme.name, table.title(judged.assessment.sides),
                                        titleOf(judged.assessment.judgement) + (judged.isStale() ? tr(" (evidence changed)") : QString()),
                                        judged.assessment.coderName, judged.assessment.reason});
        if (!onlyDissonance)
            for (const auto pair : row.suggestedSilence)
                printed.rows.push_back({row.theme.name, table.title(pair), tr("Silence?"), {}, tr("One side has no evidence.")});
    }
    return printed;
}

TextTable completenessTable(const ConvergenceTable& table)
{
    TextTable printed;
    printed.headers << tr("Side") << tr("Themes") << tr("Only here") << tr("Missing here");
    const auto all = table.completeness();
    for (std::size_t i = 0; i < all.size(); ++i)
        printed.rows.push_back({table.sides[i].title, tr("%1 of %2").arg(all[i].covered).arg(table.rows.size()),
                                all[i].alone.join(QStringLiteral(", ")), all[i].missing.join(QStringLiteral(", "))});
    return printed;
}

QJsonArray completenessJson(const ConvergenceTable& table)
{
    QJsonArray rows;
    const auto all = table.completeness();
    for (std::size_t i = 0; i < all.size(); ++i)
        rows.append(QJsonObject{{"side", table.sides[i].title},
                                {"covered", all[i].covered},
                                {"alone", QJsonArray::fromStringList(all[i].alone)},
                                {"missing", QJsonArray::fromStringList(all[i].missing)}});
    return rows;
}

Result<Answer> researchers(const Read& db, const ConvergenceTable& table, const std::vector<std::string>& names)
{
    const auto one = coders::byName(db, text(names[0]));
    const auto other = coders::byName(db, text(names[1]));
    if (!one)
        return fail(one);
    if (!other)
        return fail(other);
    const auto found = convergence::compare(db, table.matrix.id, one->id, other->id);
    Answer answer;
    TextTable printed;
    printed.headers << tr("Theme") << tr("Sides") << one->name << other->name;
    QJsonArray differences;
    for (const auto& [first, second] : found.differences) {
        const auto* row = table.row(first.theme);
        const auto theme = row ? row->theme.name : QString();
        printed.rows.push_back({theme, table.title(first.sides), titleOf(first.judgement), titleOf(second.judgement)});
        differences.append(QJsonObject{{"theme", theme},
                                       {"sides", jsonOf(table, first.sides)},
                                       {"one", toText(first.judgement)},
                                       {"other", toText(second.judgement)}});
    }
    answer.lines << tr("%1 of %2 judgements that both made are alike.").arg(found.alike).arg(found.both)
                 << (found.kappa ? tr("Cohen's kappa: %1").arg(*found.kappa, 0, 'f', 2)
                                 : tr("Cohen's kappa is undefined: %1").arg(found.reason));
    if (!differences.isEmpty())
        answer.tables.push_back(printed);
    answer.json = {{"coders", QJsonArray{one->name, other->name}},
                   {"both", found.both},
                   {"alike", found.alike},
                   {"kappa", found.kappa ? QJsonValue(*found.kappa) : QJsonValue()},
                   {"differences", differences}};
    if (!found.kappa)
        answer.json.insert(QStringLiteral("reason"), found.reason);
    return answer;
}

Result<Answer> show(const Project& project, const Options& options, const QString& coderName)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        if (options.name.empty())
            return list(db);
        const auto matrix = convergence::byName(db, text(options.name));
        if (!matrix)
            return fail(matrix);
        const auto viewer = coders::byName(db, coderName);
        const auto table = convergence::evaluate(db, matrix->id, viewer ? coders::seenBy(db, viewer->id) : CoderId());
        if (!table)
            return fail(table);
        if (!options.researchers.empty())
            return researchers(db, *table, options.researchers);
        if (!options.out.empty())
            return writeOut(report::convergenceReport(db, *table), text(options.out));
        Answer answer;
        QJsonArray rows;
        for (const auto& row : table->rows)
            rows.append(jsonOf(*table, row));
        answer.json = {{"name", matrix->name}, {"themes", rows}, {"completeness", completenessJson(*table)}, {"stale", table->stale()}};
        if (!options.dissonance)
            answer.tables.push_back(evidenceTable(*table));
        answer.tables.push_back(judgementTable(*table, options.dissonance));
        if (!options.dissonance)
            answer.tables.push_back(completenessTable(*table));
        if (options.verify && table->stale() > 0) {
            answer.status = 1;
            answer.warnings << translate("Cli", "The evidence of %n judgement(s) has changed since.", nullptr, table->stale());
        }
        return answer;
    });
}

} // namespace

void addConvergence(Shell& shell)
{
    const auto command = shell.add("convergence", "Themes compared between strands or groups: the convergence matrix");
    const auto options = std::make_shared<Options>();
    auto* name = command.app->add_option("NAME", options->name, "The matrix; without it all are listed");
    command.app->add_flag("--verify", options->verify, "Exit with 1 if the evidence of a judgement has changed");
    command.app->add_flag("--dissonance", options->dissonance, "Only where voices disagree");
    command.app->add_option("--researchers", options->researchers, "A B: how far two researchers judged alike")->expected(2);
    command.app->add_option("--out", options->out, "Write it to this file: .xlsx, .csv, .docx, .odt, .html or .pdf")->needs(name);
    addConvergenceChanges(*command.app, options->changes);
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->changes.any())
            return shell.openToRead(command).and_then([&](const auto& project) { return show(*project, *options, shell.coderName()); });
        if (options->name.empty())
            return fail(Error::Kind::Invalid, tr("Say which convergence matrix, by its name."));
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(tr("Change convergence matrix “%1”").arg(text(options->name)), [&](Edit& db) {
                return applyConvergenceChanges(db, text(options->name), options->changes, shell.coderName());
            });
            if (!done)
                return fail(done);
            auto shown = *options;
            if (options->changes.remove)
                shown.name.clear();
            return show(*project, shown, shell.coderName());
        });
    });
}

} // namespace counterpoint::cli
