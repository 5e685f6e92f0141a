#include "core/report/integration_section.h"
#include "core/base/translate.h"
#include "core/figure/heat_map.h"
#include "core/integration/convergence_evidence.h"
#include "core/integration/joint_table.h"
#include "core/integration/researchers_agree.h"
#include "core/project/doors.h"
#include "core/project/study.h"
#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <utility>

namespace counterpoint::report {

namespace {

constexpr qsizetype mostColumns = 4; ///< of running text that a page holds side by side

QString tr(const char* text) { return translate("Report", text); }

// Joint displays ------------------------------------------------------------------------------------------------------

QString wordsOf(const JointCell& cell)
{
    QStringList words;
    for (const auto& line : cell.lines)
        words << line.text;
    for (const auto& quote : cell.quotes)
        words << tr("“%1” (%2)").arg(quote.text.simplified(), quote.attribution);
    return words.join(u'\n');
}

bool hasInferences(const JointTable& display)
{
    return std::any_of(display.rows.begin(), display.rows.end(), [](const JointTable::Row& row) { return !row.row.inference.isEmpty(); });
}

Prose inferenceOf(const JointTable::Row& row)
{
    Prose inference(row.row.inference);
    if (row.isStale())
        inference += italic(u' ' + tr("What stands behind this row has changed since this was written."));
    return inference;
}

Table acrossThePage(const JointTable& display, bool withInferences)
{
    Table table;
    Row header;
    for (const auto& column : display.columns)
        header.emplace_back(column);
    if (withInferences)
        header.emplace_back(tr("Read together"));
    table.rows.push_back(std::move(header));
    for (const auto& row : display.rows) {
        Row cells;
        for (const auto& cell : row.cells)
            cells.emplace_back(wordsOf(cell));
        if (withInferences)
            cells.emplace_back(inferenceOf(row));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

/// What would be columns too narrow to be read stands one below the other. The row's name is in the first of its lines, so that no page
/// ends with it alone.
Table downThePage(const JointTable& display, bool withInferences)
{
    Table table;
    table.headerColumns = 2;
    table.rows.push_back({display.columns.front(), tr("What"), tr("What is known")});
    for (const auto& row : display.rows) {
        Prose name{bold(wordsOf(row.cells.front()))};
        const auto add = [&](Cell what, Cell known) { table.rows.push_back({std::exchange(name, {}), std::move(what), std::move(known)}); };
        for (std::size_t i = 1; i < row.cells.size(); ++i)
            if (const auto words = wordsOf(row.cells[i]); !words.isEmpty() && words != joint_displays::noAnswers())
                add(display.columns[qsizetype(i)], words);
        if (withInferences && !row.row.inference.isEmpty())
            add(Prose{italic(tr("Read together"))}, inferenceOf(row));
    }
    return table;
}

void addDisplay(const JointTable& display, Document& report)
{
    const bool withInferences = hasInferences(display);
    auto table = display.columns.size() + (withInferences ? 1 : 0) > mostColumns ? downThePage(display, withInferences)
                                                                                 : acrossThePage(display, withInferences);
    table.caption = display.display.name;
    report.add(std::move(table));
}

// Convergence ---------------------------------------------------------------------------------------------------------

QString cellOf(const SideEvidence& side)
{
    if (side.isSilent())
        return QStringLiteral("–");
    QStringList parts;
    if (!side.passages.isEmpty())
        parts << side.mention.prominence().replace(u' ', QChar::Nbsp);
    for (const auto& result : side.results)
        parts << result.name;
    return parts.join(u'\n');
}

void addEvidence(const ConvergenceTable& matrix, Document& report)
{
    Table table;
    table.caption = tr("%1: who speaks of what").arg(matrix.matrix.name);
    Row header{tr("Theme")};
    for (const auto& side : matrix.sides)
        header.emplace_back(side.title);
    table.rows.push_back(std::move(header));
    for (const auto& row : matrix.rows) {
        Row cells{row.theme.name};
        for (const auto& side : row.sides)
            cells.emplace_back(cellOf(side), Alignment::Centre);
        table.rows.push_back(std::move(cells));
    }
    table.note =
        tr("Those who mention the theme, of those asked about it whose material is coded, and the results that speak for a side; – where "
           "a side says nothing of it.");
    report.add(table);
}

/// The share that mentions each theme, as shades.
void addFigure(const ConvergenceTable& matrix, Document& report)
{
    figure::HeatMap map;
    map.title = tr("%1: share of each side that speaks of the theme").arg(matrix.matrix.name);
    map.high = 100;
    for (const auto& side : matrix.sides)
        map.columns.push_back(side.title);
    for (const auto& row : matrix.rows) {
        map.rows.push_back(row.theme.name);
        std::vector<double> shares;
        std::vector<QString> texts;
        for (const auto& side : row.sides) {
            const bool isCounted = !side.passages.isEmpty() && side.mention.counted > 0;
            shares.push_back(isCounted ? 100.0 * side.mention.mentioning / side.mention.counted : std::numeric_limits<double>::quiet_NaN());
            texts.push_back(isCounted ? side.mention.prominence() : QString());
        }
        map.values.push_back(std::move(shares));
        map.texts.push_back(std::move(texts));
    }
    const auto drawing = figure::draw(map, {});
    report.add(Figure{drawing, drawing.title, {}});
}

void addJudgements(const ConvergenceTable& matrix, Document& report)
{
    Table table;
    table.caption = tr("%1: what was judged").arg(matrix.matrix.name);
    table.rows.push_back({tr("Theme"), tr("Sides"), tr("Judgement"), tr("Reason"), tr("By")});
    for (const auto& row : matrix.rows) {
        QString theme = row.theme.name; // said once, in the first of its lines
        for (const auto& judged : row.judged) {
            Prose judgement(titleOf(judged.assessment.judgement));
            if (judged.isStale())
                judgement += italic(u' ' + tr("(the evidence has changed since)"));
            table.rows.push_back({std::exchange(theme, QString()), matrix.title(judged.assessment.sides), judgement,
                                  judged.assessment.reason, judged.assessment.coderName});
        }
    }
    table.headerColumns = 2;
    table.note =
        tr("Agreement: on meaning and prominence, and on coverage and examples; partial agreement: on one of the two; silence: one side "
           "speaks of it and the other does not; dissonance: they disagree (Farmer, Robinson, Elliott & Eyles, 2006).");
    if (table.rows.size() > 1)
        report.add(table);
}

void addCompleteness(const ConvergenceTable& matrix, Document& report)
{
    Table table;
    table.caption = tr("%1: how far each side covers the themes").arg(matrix.matrix.name);
    table.rows.push_back({tr("Side"), tr("Themes"), tr("Only here"), tr("Not spoken of here")});
    const auto all = matrix.completeness();
    for (std::size_t i = 0; i < all.size(); ++i)
        table.rows.push_back({matrix.sides[i].title, number(tr("%1 of %2").arg(all[i].covered).arg(matrix.rows.size())),
                              all[i].alone.join(QStringLiteral(", ")), all[i].missing.join(QStringLiteral(", "))});
    report.add(table);
}

void addDissonances(const ConvergenceTable& matrix, Document& report)
{
    BulletList list;
    for (const auto& row : matrix.rows)
        for (const auto& judged : row.judged)
            if (judged.assessment.judgement == Judgement::Dissonance)
                list.items.push_back(Prose{bold(tr("%1, %2: ").arg(row.theme.name, matrix.title(judged.assessment.sides))),
                                           {judged.assessment.reason},
                                           italic(tr(" (%1)").arg(judged.assessment.coderName))});
    if (list.items.empty())
        return;
    report.add(Heading{3, tr("Where voices disagree")});
    report.add(list);
}

/// How far the researchers judged alike, two by two.
void addResearchers(const Read& db, const ConvergenceTable& matrix, Document& report)
{
    std::set<std::pair<CoderId, QString>> coders;
    for (const auto& row : matrix.rows)
        for (const auto& judged : row.judged)
            coders.insert({judged.assessment.coder, judged.assessment.coderName});
    for (auto one = coders.begin(); one != coders.end(); ++one)
        for (auto other = std::next(one); other != coders.end(); ++other) {
            const auto found = convergence::compare(db, matrix.matrix.id, one->first, other->first);
            if (found.both == 0)
                continue;
            const auto kappa = found.kappa ? tr("Cohen's kappa %1").arg(*found.kappa, 0, 'f', 2) : found.reason;
            report.add(Paragraph{tr("%1 and %2 both judged %3 pairs, and %4 of them alike (%5).")
                                     .arg(one->second, other->second)
                                     .arg(found.both)
                                     .arg(found.alike)
                                     .arg(kappa)});
        }
}

void addMatrix(const Read& db, const ConvergenceTable& table, Document& report)
{
    addEvidence(table, report);
    addFigure(table, report);
    addJudgements(table, report);
    addResearchers(db, table, report);
    addCompleteness(table, report);
    addDissonances(table, report);
}

Document across(const Read& db, const QString& title)
{
    Document document;
    document.title = title;
    document.subtitle = study::get(db).title;
    document.isAcross = true;
    return document;
}

} // namespace

Document displayReport(const Read& db, const JointTable& display)
{
    auto document = across(db, display.display.name);
    addDisplay(display, document);
    return document;
}

Document convergenceReport(const Read& db, const ConvergenceTable& matrix)
{
    auto document = across(db, matrix.matrix.name);
    addMatrix(db, matrix, document);
    return document;
}

Result<> addJointDisplays(const Read& db, JointDisplayId only, Document& report)
{
    for (const auto& display : joint_displays::all(db)) {
        if (only.isValid() ? display.id != only : !display.inReport)
            continue;
        const auto table = joint_displays::evaluate(db, display);
        if (!table)
            return fail(table);
        if (!only.isValid())
            report.add(Heading{2, display.name});
        addDisplay(*table, report);
    }
    return {};
}

Result<> addConvergence(const Read& db, ConvergenceId only, Document& report)
{
    for (const auto& matrix : convergence::all(db)) {
        if (only.isValid() && matrix.id != only)
            continue;
        const auto table = convergence::evaluate(db, matrix.id);
        if (!table)
            return fail(table);
        if (!only.isValid())
            report.add(Heading{2, matrix.name});
        addMatrix(db, *table, report);
    }
    return {};
}

} // namespace counterpoint::report
