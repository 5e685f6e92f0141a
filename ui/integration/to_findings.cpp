#include "ui/integration/to_findings.h"
#include "core/integration/findings.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QMenu>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int longestClaim = 80; ///< letters of an entry

Place placeOf(FindingId id) { return {Place::Workspace::Findings, Entity::Finding, id.value(), {}}; }

} // namespace

ToFindings::ToFindings(Session& session, const char* objectName, QWidget* parent)
    : QToolButton(parent)
    , m_session(session)
{
    named(this, objectName, tr("Carry into the findings"));
    setIcon(ui::icon("office-report"));
    setText(tr("To findings"));
    setToolTip(tr("Make a finding of it, or add it to a finding as evidence"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(InstantPopup);
    auto* menu = new QMenu(this);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &ToFindings::fillMenu);
    clear();
}

void ToFindings::setCarried(const Carried& carried)
{
    m_carried = carried;
    setEnabled(!m_session.project().isReadOnly());
}

void ToFindings::clear()
{
    m_carried = {};
    setEnabled(false);
}

void ToFindings::fillMenu()
{
    auto* entries = menu();
    entries->clear();
    entries->addAction(ui::icon("list-add"), tr("&Make a finding of this"), this, &ToFindings::make)
        ->setObjectName(QStringLiteral("makeFinding"));
    struct Known {
        std::vector<Finding> findings;
        std::vector<FindingId> resting;
    };
    const auto known = m_session.project().read([this](const Read& db) { return Known{findings::all(db), m_carried.restingOnIt(db)}; });
    if (!known || known->findings.empty())
        return;
    entries->addSection(tr("Add to finding"));
    int number = 0;
    for (const auto& finding : known->findings) {
        auto claim = fontMetrics().elidedText(finding.claim, Qt::ElideRight, fontMetrics().averageCharWidth() * longestClaim);
        auto* entry = entries->addAction(QStringLiteral("%1. %2").arg(++number).arg(claim.replace(u'&', QStringLiteral("&&"))));
        const bool isThere = std::find(known->resting.begin(), known->resting.end(), finding.id) != known->resting.end();
        if (isThere)
            entry->setIcon(ui::icon("checkmark")); // it leads there
        connect(entry, &QAction::triggered, this, [this, finding, isThere] {
            if (isThere)
                m_session.navigator().go(placeOf(finding.id));
            else
                addTo(finding.id, finding.claim);
        });
    }
}

void ToFindings::make()
{
    const auto carried = m_carried; // the step may bring another choice
    const auto made =
        m_session.project().perform(tr("Make a finding of “%1”").arg(carried.what), [&](Edit& db) { return carried.asFinding(db); });
    if (!m_session.notices().accept(made))
        return;
    m_session.navigator().go(placeOf(*made));
    m_session.notices().say(tr("A finding was made of it. Word its claim as you would say it."));
}

void ToFindings::addTo(FindingId finding, const QString& claim)
{
    const auto carried = m_carried;
    const auto added =
        m_session.project().perform(tr("Evidence for “%1”").arg(claim), [&](Edit& db) { return carried.asEvidence(db, finding); });
    if (m_session.notices().accept(added))
        m_session.notices().done(tr("Added “%1” to the finding “%2”.").arg(carried.what, claim));
}

} // namespace counterpoint::ui
