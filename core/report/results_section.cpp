#include "core/report/results_section.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/report/document.h"
#include "core/report/plain_paragraphs.h"

namespace counterpoint::report {

namespace {

constexpr double figureWidth = 520; ///< so that two figures with their tables find room on a page

QString tr(const char* text) { return translate("Report", text); }

/// The methods of all tables, each said once.
QString methodsOf(const AnalysisResult& result)
{
    QStringList methods;
    for (const auto& part : result.parts)
        if (!part.table.method.isEmpty() && !methods.contains(part.table.method))
            methods << part.table.method;
    return methods.join(u' ');
}

} // namespace

Table tableOf(const ResultTable& result)
{
    Table table;
    table.caption = result.title;
    table.rows.emplace_back(result.headers.begin(), result.headers.end());
    for (const auto& row : result.rows) {
        Row cells;
        for (const auto& cell : row.cells)
            cells.push_back(cell.isNumber() ? number(cell.text) : Cell(cell.text));
        table.rows.push_back(cells);
    }
    table.note = (QStringList{result.nText() + u'.'} + result.notes).join(u' ');
    return table;
}

const Result<AnalysisResult>& ComputedResults::of(const Analysis& analysis)
{
    const auto known = m_known.find(analysis.id);
    return known != m_known.end() ? known->second : m_known.emplace(analysis.id, run(m_db, analysis, WithFigures::Yes)).first->second;
}

void addAnalysis(ComputedResults& results, const Analysis& analysis, Shown shown, int level, Document& report)
{
    const auto& result = results.of(analysis);
    if (!result) {
        report.add(Paragraph{italic(result.error().message)});
        return;
    }
    if (!result->filter.isEmpty())
        report.add(Paragraph{tr("Only responses with %1.").arg(result->filter)});
    QString section;
    for (const auto& part : result->parts) {
        if (part.table.section != section)
            report.add(Heading{level, part.table.section});
        section = part.table.section;
        if (shown != Shown::Figures || part.figures.empty())
            report.add(tableOf(part.table));
        if (shown == Shown::Tables)
            continue;
        for (const auto& figure : part.figures) {
            const auto drawing = draw(figure, {figureWidth, 0});
            report.add(Figure{drawing, drawing.title, {}});
        }
    }
    if (shown != Shown::Figures)
        addParagraphs(methodsOf(*result), report);
}

void addResults(const Read& db, ComputedResults& results, Shown shown, Document& report)
{
    for (const auto& analysis : analyses::all(db)) {
        if (!analysis.inReport)
            continue;
        report.add(Heading{2, analysis.name});
        addAnalysis(results, analysis, shown, 3, report);
    }
}

} // namespace counterpoint::report
