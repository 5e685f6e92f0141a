#include "ui/integration/map_note_editor.h"
#include <QKeyEvent>
#include <utility>

namespace counterpoint::ui {

MapNoteEditor::MapNoteEditor(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    hide();
}

void MapNoteEditor::begin(MapNodeId id, const QString& text)
{
    m_id = id;
    m_isOpen = true;
    setPlainText(text);
    selectAll();
    show();
    setFocus();
}

void MapNoteEditor::finish(bool keep)
{
    if (!std::exchange(m_isOpen, false))
        return;
    const bool hadFocus = hasFocus();
    hide();
    if (hadFocus)
        Q_EMIT left();
    if (keep)
        Q_EMIT kept(m_id, toPlainText().trimmed());
}

bool MapNoteEditor::event(QEvent* event)
{
    // Escape and Enter end the note, whatever the window does with them.
    if (event->type() == QEvent::ShortcutOverride)
        if (const int key = static_cast<QKeyEvent*>(event)->key(); key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    return QPlainTextEdit::event(event);
}

void MapNoteEditor::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        finish(false);
    else if (isEnter && !(event->modifiers() & Qt::ShiftModifier))
        finish(true);
    else
        QPlainTextEdit::keyPressEvent(event);
}

void MapNoteEditor::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) // its own menu
        finish(true);
}

} // namespace counterpoint::ui
