#include "ui/widgets/note_field.h"
#include <QTimer>

namespace counterpoint::ui {

namespace {
constexpr int pause = 4000; ///< ms without a key, after which the text is kept
}

NoteField::NoteField(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
}

void NoteField::setKept(const QString& text)
{
    const bool typing = hasFocus() && toPlainText() != m_kept;
    m_kept = text;
    if (typing || toPlainText() == text)
        return;
    setPlainText(text);
}

void NoteField::restore(const QString& text)
{
    setKept(text);
    if (toPlainText() != text)
        setPlainText(text);
}

void NoteField::keepAtPauses()
{
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_pause, &QTimer::timeout, this, &NoteField::commit);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (hasFocus())
            m_pause->start();
    });
}

void NoteField::setLines(int lines)
{
    m_lines = lines;
    updateGeometry();
}

void NoteField::commit()
{
    const auto text = toPlainText();
    if (text == m_kept)
        return;
    m_kept = text;
    // From here on Undo takes back the step, not the typing that led to it.
    document()->clearUndoRedoStacks();
    Q_EMIT committed(text);
}

void NoteField::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        commit();
}

QSize NoteField::sizeHint() const
{
    const auto metrics = fontMetrics();
    const auto frame = 2 * (frameWidth() + int(document()->documentMargin()));
    return {metrics.averageCharWidth() * 50, metrics.lineSpacing() * m_lines + frame};
}

QSize NoteField::minimumSizeHint() const
{
    const auto hint = sizeHint();
    return {hint.width() / 3, hint.height()};
}

} // namespace counterpoint::ui
