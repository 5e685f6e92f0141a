#include "ui/report/outline_desk.h"
#include "core/integration/report_templates.h"
#include "core/project/project.h"
#include "core/report/section_kinds.h"
#include "ui/report/outline_acts.h"
#include "ui/report/outline_panel.h"
#include "ui/report/section_page.h"
#include "ui/support/icons.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QAction>
#include <algorithm>
#include <optional>

namespace counterpoint::ui {

namespace {

/// Whether a section and all below it are free text without any text.
bool isSilent(const std::vector<ReportSection>& sections, std::size_t place)
{
    const auto end = report_sections::endOf(sections, place);
    return std::all_of(sections.begin() + std::ptrdiff_t(place), sections.begin() + std::ptrdiff_t(end), [](const ReportSection& section) {
        return section.kind == QLatin1String("text") && section.body.trimmed().isEmpty();
    });
}

std::vector<OutlineRow> rowsOf(const Read& db)
{
    const auto sections = report_sections::all(db);
    std::vector<OutlineRow> rows;
    for (std::size_t i = 0; i < sections.size(); ++i)
        rows.push_back(
            {sections[i].id, sections[i], report::headingOf(db, sections[i]), report::choiceOf(db, sections[i]), isSilent(sections, i)});
    return rows;
}

const OutlineRow* rowOf(const std::vector<OutlineRow>& rows, ReportSectionId id)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [id](const OutlineRow& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

OutlineDesk::OutlineDesk(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_acts(new OutlineActs(session, this))
    , m_panel(new OutlinePanel(session.project().isReadOnly()))
    , m_page(new SectionPage(session, *m_acts))
    , m_new(new QAction(icon("list-add"), tr("New section of the report"), this))
{
    m_new->setObjectName(QStringLiteral("newReportSection"));
    m_new->setEnabled(!session.project().isReadOnly());
    connect(m_new, &QAction::triggered, m_panel, &OutlinePanel::openKinds);
    auto& list = m_panel->list();
    // The steps change the rows, so that they are given copies.
    const auto withRow = [this](const auto& act) {
        return [this, act](ReportSectionId id, auto... more) {
            commit();
            if (const auto* row = rowOf(m_panel->list().rows(), id))
                act(OutlineRow(*row), more...);
        };
    };
    connect(&list, &OutlineList::currentSectionChanged, this, &OutlineDesk::showChosen);
    connect(&list, &OutlineList::opened, this, [this] { m_page->focusText(); });
    connect(&list, &OutlineList::moveWanted, this,
            withRow([this](const OutlineRow& row, int position) { m_acts->move(row.section, row.heading, position); }));
    connect(&list, &OutlineList::indentWanted, this,
            withRow([this](const OutlineRow& row, int by) { m_acts->indent(row.section, row.heading, by); }));
    connect(&list, &OutlineList::removeWanted, this, withRow([this](const OutlineRow& row) { m_acts->remove(row.section, row.heading); }));
    connect(m_panel, &OutlinePanel::kindWanted, this, &OutlineDesk::add);
    connect(m_panel, &OutlinePanel::templateWanted, this, [this](const ReportTemplate& chosen) {
        commit();
        m_acts->apply(chosen);
        if (!isSectionChosen() && hasOutline())
            choose(m_panel->list().rows().front().id);
        m_panel->list().setFocus();
    });
    reread();
}

OutlineDesk::~OutlineDesk() = default;

bool OutlineDesk::hasOutline() const { return !m_panel->isEmpty(); }

ReportSectionId OutlineDesk::chosenId() const
{
    const auto* row = m_panel->list().current();
    return row ? row->id : ReportSectionId();
}

QString OutlineDesk::chosenHeading() const
{
    const auto* row = m_panel->list().current();
    return row ? row->heading : QString();
}

void OutlineDesk::reread()
{
    auto rows = m_session.project().read(rowsOf);
    if (!m_session.notices().accept(rows))
        return;
    const bool hadOutline = hasOutline();
    m_panel->setRows(std::move(*rows));
    if (const auto* row = m_panel->list().current())
        m_page->show(OutlineRow(*row));
    if (hasOutline() != hadOutline)
        Q_EMIT changed();
}

void OutlineDesk::reactTo(const Changes& changes)
{
    if (changes.touches(Entity::ReportSection)
        || changes.touchesAny(Entity::Analysis, Entity::Finding, Entity::JointDisplay, Entity::Convergence, Entity::Guide,
                              Entity::Questionnaire, Entity::Attribute))
        reread();
    else if (isSectionChosen())
        m_page->check();
}

void OutlineDesk::choose(ReportSectionId id) { m_panel->list().setCurrent(id); }

void OutlineDesk::showChosen()
{
    if (const auto* row = m_panel->list().current())
        m_page->show(OutlineRow(*row));
    else
        commit();
    Q_EMIT chosen();
}

void OutlineDesk::add(const QString& kind)
{
    commit();
    const auto* row = m_panel->list().current();
    const auto added = m_acts->add(kind, row ? row->id : ReportSectionId());
    if (!added)
        return;
    choose(*added);
    m_page->focusTitle();
}

void OutlineDesk::commit() { m_page->commit(); }

} // namespace counterpoint::ui
