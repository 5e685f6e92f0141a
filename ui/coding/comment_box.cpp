#include "ui/coding/comment_box.h"
#include "ui/coding/beside.h"
#include "ui/support/named.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int characters = 48;
constexpr int lines = 5;
} // namespace

CommentBox::CommentBox(QWidget* over)
    : QFrame(over)
    , m_title(new QLabel)
    , m_field(named(new QPlainTextEdit, "codingComment", tr("Comment on the coding")))
{
    named(this, "commentBox", tr("Comment on the coding"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_field->setTabChangesFocus(true);
    m_field->setPlaceholderText(tr("Why this code here? Ctrl+Enter keeps, Escape does not"));
    m_field->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_field);
    hide();
}

void CommentBox::ask(const QString& title, const QString& text, const QRect& beside, std::function<void(const QString&)> kept)
{
    if (isVisible())
        close(true);
    m_before = QApplication::focusWidget();
    m_kept = std::move(kept);
    m_title->setText(title);
    m_field->setPlainText(text);
    const auto* over = parentWidget();
    resize(std::min(fontMetrics().averageCharWidth() * characters, over->width() - 16), fontMetrics().lineSpacing() * (lines + 1) + 40);
    putBeside(*this, beside);
    show();
    raise();
    m_field->setFocus();
    m_field->moveCursor(QTextCursor::End);
}

void CommentBox::close(bool keep)
{
    if (isHidden())
        return;
    const bool hadFocus = m_field->hasFocus();
    hide();
    if (hadFocus && m_before)
        m_before->setFocus();
    if (keep)
        m_kept(m_field->toPlainText());
}

bool CommentBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            close(true);
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->key() == Qt::Key_Escape || (enter && key->modifiers() & Qt::ControlModifier)) {
        close(enter);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace counterpoint::ui
