#include "ui/memos/memo_box.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int characters = 62;
constexpr int lines = 18;

QToolButton* tool(const char* name, const char* iconName, const QString& text)
{
    auto* button = named(new QToolButton, name, text);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAutoRaise(true);
    return button;
}
} // namespace

MemoBox::MemoBox(Session& session, ThingPicker& picker, QWidget* over)
    : QFrame(over)
    , m_editor(new MemoEditor(session, picker))
{
    named(this, "memoBox", tr("Memo"));
    setFrameShape(QFrame::StyledPanel);
    setFrameShadow(QFrame::Raised);
    setAutoFillBackground(true);
    auto* page = tool("memoBoxAll", "view-list-details", tr("Show it among all memos"));
    auto* shut = tool("memoBoxClose", "window-close", tr("Close (Escape); what you wrote is kept"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 4, 4, 0);
    bar->addWidget(new QLabel(tr("Memo")), 1);
    bar->addWidget(page);
    bar->addWidget(shut);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_editor, 1);
    connect(shut, &QToolButton::clicked, this, &MemoBox::leave);
    connect(m_editor, &MemoEditor::removed, this, &MemoBox::leave);
    connect(page, &QToolButton::clicked, this, [this] {
        m_editor->commit();
        const auto id = m_editor->memo().id;
        leave();
        Q_EMIT pageWanted(id);
    });
    hide();
}

void MemoBox::open(MemoId id, const QRect& beside)
{
    m_editor->open(id);
    place(beside);
}

void MemoBox::begin(const Memo& draft, const QRect& beside)
{
    m_editor->begin(draft);
    place(beside);
}

void MemoBox::place(const QRect& beside)
{
    if (isHidden())
        m_before = QApplication::focusWidget();
    const auto* over = parentWidget();
    resize(std::min(fontMetrics().averageCharWidth() * characters, over->width() - 16),
           std::min(fontMetrics().lineSpacing() * lines, over->height() - 16));
    const auto below = over->mapFromGlobal(beside.bottomLeft()) + QPoint(0, 6);
    const auto above = over->mapFromGlobal(beside.topLeft()) - QPoint(0, height() + 6);
    const auto at = below.y() + height() <= over->height() || above.y() < 0 ? below : above;
    move(std::clamp(at.x(), 8, std::max(8, over->width() - width() - 8)), std::clamp(at.y(), 0, std::max(0, over->height() - height())));
    show();
    raise();
    m_editor->focusText();
}

void MemoBox::leave()
{
    if (isHidden())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    m_editor->close();
    hide();
    if (hadFocus && m_before)
        m_before->setFocus();
}

void MemoBox::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (enter && event->modifiers() & Qt::ControlModifier))
        leave();
    else
        QFrame::keyPressEvent(event);
}

} // namespace counterpoint::ui
