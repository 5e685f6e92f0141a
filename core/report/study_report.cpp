#include "core/report/study_report.h"
#include "core/analysis/result.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/project/doors.h"
#include "core/project/study.h"
#include "core/report/findings_section.h"
#include "core/report/framework_section.h"
#include "core/report/integration_section.h"
#include "core/report/maps_section.h"
#include "core/report/method_section.h"
#include <QDateTime>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

void addParagraphs(const QString& text, Document& report)
{
    for (const auto& paragraph : text.split(u'\n', Qt::SkipEmptyParts))
        report.add(Paragraph{paragraph});
}

void addStudy(const StudyAbout& about, Document& report)
{
    if ((about.description + about.purpose + about.questions + about.ethics).isEmpty())
        return;
    report.add(Heading{1, tr("The study")});
    addParagraphs(about.description, report);
    if (!about.purpose.isEmpty()) {
        report.add(Heading{2, tr("Purpose")});
        addParagraphs(about.purpose, report);
    }
    if (!about.questions.isEmpty()) {
        report.add(Heading{2, tr("Research questions")});
        NumberedList questions;
        for (const auto& question : about.questions.split(u'\n', Qt::SkipEmptyParts))
            questions.items.emplace_back(question);
        report.add(questions);
    }
    if (!about.ethics.isEmpty()) {
        report.add(Heading{2, tr("Ethics")});
        addParagraphs(about.ethics, report);
    }
}

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

/// The methods of all tables, each said once.
QString methodsOf(const AnalysisResult& result)
{
    QStringList methods;
    for (const auto& part : result.parts)
        if (!part.table.method.isEmpty() && !methods.contains(part.table.method))
            methods << part.table.method;
    return methods.join(u' ');
}

void addAnalysis(const Read& db, const Analysis& analysis, Document& report)
{
    report.add(Heading{2, analysis.name});
    const auto result = run(db, analysis);
    if (!result) {
        report.add(Paragraph{italic(result.error().message)});
        return;
    }
    if (!result->filter.isEmpty())
        report.add(Paragraph{tr("Only responses with %1.").arg(result->filter)});
    QString section;
    for (const auto& part : result->parts) {
        if (part.table.section != section)
            report.add(Heading{3, part.table.section});
        section = part.table.section;
        report.add(tableOf(part.table));
        for (const auto& figure : part.figures) {
            const auto drawing = draw(figure);
            report.add(Figure{drawing, drawing.title, {}});
        }
    }
    addParagraphs(methodsOf(*result), report);
}

void addResults(const Read& db, Document& report)
{
    std::vector<Analysis> chosen = analyses::all(db);
    std::erase_if(chosen, [](const Analysis& analysis) { return !analysis.inReport; });
    if (chosen.empty())
        return;
    report.add(Heading{1, tr("Results of the survey")});
    for (const auto& analysis : chosen)
        addAnalysis(db, analysis, report);
}

QString criteriaOf(const Code& code)
{
    QStringList criteria{code.definition};
    if (!code.inclusion.isEmpty())
        criteria << tr("Include: %1").arg(code.inclusion);
    if (!code.exclusion.isEmpty())
        criteria << tr("Exclude: %1").arg(code.exclusion);
    criteria.removeAll(QString());
    return criteria.join(u'\n');
}

void addCodebook(const Read& db, Document& report)
{
    const auto codes = codebook::all(db);
    if (codes.empty())
        return;
    Table table;
    table.caption = tr("Codes with their criteria");
    table.rows.push_back({tr("Code"), tr("Criteria"), tr("Codings"), tr("Sources")});
    for (const auto& code : codes)
        table.rows.push_back({code.path, criteriaOf(code), number(QString::number(code.codings)), number(QString::number(code.sources))});
    report.add(PageBreak{}).add(Heading{1, tr("Appendix: codebook")}).add(table);
}

/// The day of the last step, or of the study's making.
QDate dateOf(const Read& db, const StudyAbout& about)
{
    auto query = db.prepare("SELECT max(at) FROM history WHERE state = 'done'");
    const auto last = query.step() ? query.text(0) : QString();
    return QDateTime::fromString(last.isEmpty() ? about.createdAt : last, Qt::ISODate).date();
}

} // namespace

Result<Document> findingsReport(const Read& db, const Sections& sections)
{
    const auto about = study::get(db);
    Document report;
    report.title = about.title;
    report.subtitle = tr("Findings report");
    report.date = dateOf(db, about);
    for (const auto& coder : coders::all(db))
        if (coder.codings > 0)
            report.authors << coder.name;
    report.add(TableOfContents{});
    if (sections.study)
        addStudy(about, report);
    if (sections.method)
        addMethod(db, report);
    if (sections.findings)
        if (const auto done = addFindings(db, report); !done)
            return fail(done);
    if (sections.results)
        addResults(db, report);
    if (sections.displays)
        if (const auto done = addJointDisplays(db, report); !done)
            return fail(done);
    if (sections.convergence)
        if (const auto done = addConvergence(db, report); !done)
            return fail(done);
    if (sections.maps)
        addMaps(db, report);
    if (sections.framework) {
        addFramework(db, report);
        addChain(db, report);
    }
    if (sections.codebook)
        addCodebook(db, report);
    if (sections.log)
        addLog(db, report);
    return report;
}

} // namespace counterpoint::report
