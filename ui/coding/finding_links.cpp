#include "ui/coding/finding_links.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include <QAction>
#include <QMenu>
#include <algorithm>

namespace counterpoint::ui {

namespace {

/// '&' would mark a key.
QString shown(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

QString lineOf(const PassageFinding& one)
{
    return (one.stance == Evidence::Stance::Contradicts ? FindingLinks::tr("Evidence against finding %1 “%2”")
                                                        : FindingLinks::tr("Evidence in finding %1 “%2”"))
        .arg(one.number)
        .arg(one.claim);
}

void go(Navigator& navigator, FindingId finding) { navigator.go({Place::Workspace::Findings, Entity::Finding, finding.value(), {}}); }

} // namespace

FindingLinks::FindingLinks(Navigator& navigator, const char* name, QWidget* parent)
    : QToolButton(parent)
    , m_navigator(navigator)
{
    named(this, name, tr("Findings that this is evidence in"));
    setAutoRaise(true);
    setIcon(ui::icon("flag"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QToolButton::clicked, this, &FindingLinks::open);
}

void FindingLinks::setFindings(const std::vector<PassageFinding>& findings, const QString& none)
{
    m_findings.clear();
    for (const auto& one : findings)
        if (std::none_of(m_findings.begin(), m_findings.end(), [&](const PassageFinding& known) { return known.finding == one.finding; }))
            m_findings.push_back(one);
    m_line = m_findings.empty()  ? none
        : m_findings.size() == 1 ? lineOf(m_findings.front())
                                 : tr("Evidence in %1 findings").arg(m_findings.size());
    setEnabled(!m_findings.empty());
    setToolTip(m_line);
    setAccessibleName(m_line.isEmpty() ? tr("Findings that this is evidence in") : m_line);
    showFitting();
    updateGeometry();
}

void FindingLinks::addTo(QMenu& menu) const
{
    for (const auto& one : m_findings) {
        auto* action = menu.addAction(ui::icon("flag"),
                                      shown(fontMetrics().elidedText(lineOf(one), Qt::ElideRight, fontMetrics().averageCharWidth() * 90)));
        action->setObjectName(QStringLiteral("openFinding%1").arg(one.number));
        QObject::connect(action, &QAction::triggered, this, [this, id = one.finding] { go(m_navigator, id); });
    }
}

void FindingLinks::open()
{
    if (m_findings.size() == 1) {
        go(m_navigator, m_findings.front().finding);
    } else if (!m_findings.empty()) {
        auto* menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("findingsMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        addTo(*menu);
        menu->popup(mapToGlobal(QPoint(0, height())));
    }
}

void FindingLinks::showFitting()
{
    const int room = width() - iconSize().width() - fontMetrics().averageCharWidth() * 3;
    setText(shown(fontMetrics().elidedText(m_line, Qt::ElideRight, room)));
}

void FindingLinks::resizeEvent(QResizeEvent* event)
{
    QToolButton::resizeEvent(event);
    showFitting();
}

QSize FindingLinks::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(m_line) + iconSize().width() + fontMetrics().averageCharWidth() * 6;
    return {words, QToolButton::sizeHint().height()};
}

QSize FindingLinks::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 12, QToolButton::sizeHint().height()}; }

} // namespace counterpoint::ui
