#include "ui/report/outline_panel.h"
#include "core/integration/report_templates.h"
#include "core/report/section_kinds.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

OutlinePanel::OutlinePanel(bool isReadOnly, QWidget* parent)
    : QWidget(parent)
    , m_list(named(new OutlineList, "outlineList", tr("Outline of the report")))
    , m_add(button("newSection", "list-add", tr("New section"), tr("Ctrl+N in the outline")))
    , m_templates(button("outlineTemplates", "office-report", tr("Lay out the report"), {}))
    , m_up(button("sectionUp", "go-up", tr("Section up"), QStringLiteral("Alt+Up")))
    , m_down(button("sectionDown", "go-down", tr("Section down"), QStringLiteral("Alt+Down")))
    , m_out(button("sectionOut", "go-previous", tr("Section one level up"), QStringLiteral("Alt+Shift+Left")))
    , m_in(button("sectionIn", "go-next", tr("Section one level down"), QStringLiteral("Alt+Shift+Right")))
    , m_remove(button("removeSection", "edit-delete", tr("Delete section"), tr("Delete")))
    , m_isReadOnly(isReadOnly)
{
    setObjectName(QStringLiteral("outlinePanel"));
    m_add->setMenu(buildKinds());
    m_templates->setMenu(buildTemplates());
    for (auto* opening : {m_add, m_templates})
        opening->setPopupMode(QToolButton::InstantPopup);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(4, 4, 4, 4);
    bar->setSpacing(0);
    for (auto* one : {m_add, m_templates, m_up, m_down, m_out, m_in, m_remove})
        bar->addWidget(one);
    bar->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_list, 1);
    connect(m_up, &QToolButton::clicked, m_list, [this] { m_list->moveBy(-1); });
    connect(m_down, &QToolButton::clicked, m_list, [this] { m_list->moveBy(1); });
    connect(m_out, &QToolButton::clicked, m_list, [this] { m_list->indentBy(-1); });
    connect(m_in, &QToolButton::clicked, m_list, [this] { m_list->indentBy(1); });
    connect(m_remove, &QToolButton::clicked, m_list, &OutlineList::removeCurrent);
    connect(m_list, &OutlineList::addWanted, this, &OutlinePanel::openKinds);
    connect(m_list, &OutlineList::currentSectionChanged, this, &OutlinePanel::showWhatCanBeDone);
    showWhatCanBeDone();
}

QToolButton* OutlinePanel::button(const char* name, const char* image, const QString& title, const QString& keys)
{
    auto* made = named(new QToolButton, name, title);
    made->setIcon(icon(image));
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::StrongFocus);
    made->setToolTip(keys.isEmpty() ? title : tr("%1 (%2)").arg(title, keys));
    return made;
}

QMenu* OutlinePanel::buildKinds()
{
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    for (const auto& kind : report::sectionKinds()) {
        auto* action = menu->addAction(icon(kind.icon), kind.title);
        action->setToolTip(kind.about);
        connect(action, &QAction::triggered, this, [this, key = kind.key] { Q_EMIT kindWanted(key); });
    }
    return menu;
}

QMenu* OutlinePanel::buildTemplates()
{
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    for (const auto& one : report_templates::all()) {
        auto* action = menu->addAction(one.title);
        action->setToolTip(one.about);
        connect(action, &QAction::triggered, this, [this, &one] { Q_EMIT templateWanted(one); });
    }
    return menu;
}

void OutlinePanel::openKinds() { m_add->showMenu(); }

void OutlinePanel::setRows(std::vector<OutlineRow> rows)
{
    m_list->setRows(std::move(rows));
    showWhatCanBeDone();
}

void OutlinePanel::showWhatCanBeDone()
{
    const bool hasOutline = !isEmpty();
    m_list->setVisible(hasOutline);
    m_templates->setText(hasOutline ? QString() : tr("Lay out the report"));
    m_templates->setToolButtonStyle(hasOutline ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_add->setEnabled(!m_isReadOnly);
    m_templates->setEnabled(!m_isReadOnly);
    for (auto* one : {m_up, m_down, m_out, m_in, m_remove}) {
        one->setVisible(hasOutline);
        one->setEnabled(m_list->current() && !m_isReadOnly);
    }
}

} // namespace counterpoint::ui
