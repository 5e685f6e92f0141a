#include "ui/report/outline_acts.h"
#include "core/integration/report_templates.h"
#include "core/project/project.h"
#include "core/report/section_kinds.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <algorithm>

namespace counterpoint::ui {

OutlineActs::OutlineActs(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

std::optional<ReportSectionId> OutlineActs::add(const QString& kind, ReportSectionId after)
{
    const auto* known = report::findSectionKind(kind);
    const auto added = m_session.project().perform(tr("New section “%1”").arg(known ? known->title : kind), [&](Edit& db) {
        const auto sections = report_sections::all(db);
        const auto found =
            std::find_if(sections.begin(), sections.end(), [after](const ReportSection& section) { return section.id == after; });
        ReportSection section;
        section.kind = kind;
        if (found == sections.end())
            return report_sections::add(db, section);
        section.level = found->level;
        return report_sections::add(db, section, int(report_sections::endOf(sections, std::size_t(found - sections.begin()))));
    });
    return m_session.notices().accept(added) ? std::optional(*added) : std::nullopt;
}

QString OutlineActs::labelFor(const ReportSection& before, const ReportSection& after)
{
    if (before.body != after.body)
        return tr("Text of section “%1”");
    return before.title != after.title ? tr("Title of section “%1”") : tr("Change section “%1”");
}

bool OutlineActs::write(const ReportSection& before, const ReportSection& after, const QString& heading)
{
    return before == after || m_session.notices().accept(m_session.project().perform(labelFor(before, after).arg(heading), [&](Edit& db) {
        return report_sections::update(db, after);
    }));
}

void OutlineActs::move(const ReportSection& section, const QString& heading, int position)
{
    m_session.notices().accept(m_session.project().perform(tr("Move section “%1”").arg(heading),
                                                           [&](Edit& db) { report_sections::move(db, section.id, position); }));
}

void OutlineActs::indent(const ReportSection& section, const QString& heading, int by)
{
    m_session.notices().accept(
        m_session.project().perform((by > 0 ? tr("Section “%1” one level down") : tr("Section “%1” one level up")).arg(heading),
                                    [&](Edit& db) { return report_sections::indent(db, section.id, by); }));
}

void OutlineActs::remove(const ReportSection& section, const QString& heading)
{
    const auto removed = m_session.project().perform(tr("Delete section “%1”").arg(heading), [&](Edit& db) {
        const auto before = report_sections::all(db).size();
        report_sections::remove(db, section.id);
        return int(before - report_sections::all(db).size());
    });
    if (!m_session.notices().accept(removed))
        return;
    m_session.notices().done(*removed > 1 ? tr("Deleted section “%1” and %n below it.", nullptr, *removed - 1).arg(heading)
                                          : tr("Deleted section “%1”.").arg(heading));
}

void OutlineActs::apply(const ReportTemplate& chosen)
{
    const auto outcome = m_session.project().perform(tr("Lay out the report as “%1”").arg(chosen.title),
                                                     [&](Edit& db) { return report_templates::apply(db, chosen); });
    if (!m_session.notices().accept(outcome))
        return;
    const auto laidOut = tr("The report is laid out as “%1”.").arg(chosen.title);
    m_session.notices().done(outcome->kept == 0
                                 ? laidOut
                                 : laidOut + u' ' + tr("%n section(s) that it has no place for stand at the end.", nullptr, outcome->kept));
}

} // namespace counterpoint::ui
