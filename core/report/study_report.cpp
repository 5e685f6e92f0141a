#include "core/report/study_report.h"
#include "core/base/translate.h"
#include "core/coding/coders.h"
#include "core/integration/literature.h"
#include "core/project/doors.h"
#include "core/project/study.h"
#include "core/report/results_section.h"
#include "core/report/running_text.h"
#include "core/report/section_kinds.h"
#include <QDateTime>
#include <algorithm>
#include <utility>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

/// The day of the last step, or of the study's making.
QDate dateOf(const Read& db, const StudyAbout& about)
{
    auto query = db.prepare("SELECT max(at) FROM history WHERE state = 'done'");
    const auto last = query.step() ? query.text(0) : QString();
    return QDateTime::fromString(last.isEmpty() ? about.createdAt : last, Qt::ISODate).date();
}

Document titled(const Read& db)
{
    const auto about = study::get(db);
    Document report;
    report.title = about.title;
    report.subtitle = tr("Findings report");
    report.date = dateOf(db, about);
    for (const auto& coder : coders::all(db))
        if (coder.codings > 0)
            report.authors << coder.name;
    report.literature = literature::publications(db);
    return report;
}

/// Whether the heading of a section is printed and its text stands below it.
bool isHeaded(const ReportSection& section) { return section.kind != QLatin1String("title") && section.kind != QLatin1String("contents"); }

/// Text and contents of a section, its headings as deep as its place asks.
Result<std::vector<Block>> contentsOf(const Read& db, const std::vector<ReportSection>& outline, std::size_t place,
                                      ComputedResults& results, Document& report)
{
    const auto& section = outline[place];
    Document part;
    if (isHeaded(section))
        part.addAll(blocksOf(db, section.body));
    if (const auto* kind = findSectionKind(section.kind)) {
        SectionInput input{db, section, outline, results, report, part};
        if (const auto done = kind->build(input); !done)
            return fail(done);
    }
    for (auto& block : part.blocks)
        if (auto* heading = std::get_if<Heading>(&block))
            heading->level = std::min(report_sections::deepest, heading->level + section.level - 1);
    return std::move(part.blocks);
}

} // namespace

std::vector<ReportSection> defaultOutline(const Sections& sections)
{
    std::vector<ReportSection> outline;
    const auto add = [&](bool isWanted, const char* kind) {
        if (isWanted)
            outline.push_back({{}, 1, QLatin1String(kind), {}, {}, {}});
    };
    add(true, "contents");
    add(sections.study, "study");
    add(sections.method, "method");
    add(sections.findings, "findings");
    add(sections.results, "results");
    add(sections.displays, "joint display");
    add(sections.convergence, "convergence");
    add(sections.maps, "maps");
    add(sections.framework, "framework");
    add(sections.framework, "chain");
    add(sections.codebook, "codebook");
    add(sections.log, "log");
    return outline;
}

Result<Document> findingsReport(const Read& db, const std::optional<Sections>& sections, const Progress& progress)
{
    if (!sections)
        if (const auto outline = report_sections::all(db); !outline.empty())
            return reportAlong(db, outline, progress);
    return reportAlong(db, defaultOutline(sections.value_or(Sections())), progress);
}

Result<Document> reportAlong(const Read& db, const std::vector<ReportSection>& outline, const Progress& progress)
{
    auto report = titled(db);
    ComputedResults results(db);
    std::vector<std::vector<Block>> parts;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        if (!progress.at(qint64(i), qint64(outline.size())))
            return fail(Error::Kind::Cancelled, QString());
        auto blocks = contentsOf(db, outline, i, results, report);
        if (!blocks)
            return fail(blocks);
        parts.push_back(std::move(*blocks));
    }
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const auto end = report_sections::endOf(outline, i);
        if (std::all_of(parts.begin() + std::ptrdiff_t(i), parts.begin() + std::ptrdiff_t(end),
                        [](const std::vector<Block>& blocks) { return blocks.empty(); }))
            continue;
        if (beginsPage(outline[i]))
            report.add(PageBreak{});
        if (isHeaded(outline[i]))
            report.add(Heading{outline[i].level, headingOf(db, outline[i])});
        for (auto& block : parts[i])
            report.add(std::move(block));
    }
    return report;
}

} // namespace counterpoint::report
