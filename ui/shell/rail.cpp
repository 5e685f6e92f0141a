#include "ui/shell/rail.h"
#include "ui/shell/workspaces.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr int iconSize = 22;
}

Rail::Rail(QWidget* parent)
    : QFrame(parent)
    , m_buttons(new QButtonGroup(this))
{
    named(this, "rail", tr("Workspaces"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 8, 5, 8);
    column->setSpacing(4);
    for (const auto& kind : workspaceKinds()) {
        auto* button = named(new QToolButton, (std::string("rail.") + kind.name).c_str(), kind.title);
        button->setText(kind.title);
        button->setIcon(icon(kind.icon));
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setToolTip(tr("%1 (Ctrl+%2)").arg(kind.title).arg(int(kind.place)));
        m_buttons->addButton(button, int(kind.place));
        column->addWidget(button);
    }
    column->addStretch();
    fitIcons();
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(Place::Workspace(id)); });
}

void Rail::setCurrent(Place::Workspace workspace)
{
    if (auto* button = m_buttons->button(int(workspace)))
        button->setChecked(true);
}

void Rail::fitIcons()
{
    for (auto* button : m_buttons->buttons())
        button->setIconSize(QSize(1, 1) * qMax(iconSize, fontMetrics().height() * 5 / 4));
}

void Rail::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        fitIcons();
}

void Rail::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    QPainter(this).fillRect(isRightToLeft() ? 0 : width() - 1, 0, 1, height(), faintLine(palette()));
}

} // namespace counterpoint::ui
