#include "ui/shell/typed_undo.h"
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace counterpoint::ui {

namespace {

enum class Wish { Neither, Undo, Redo };

Wish wishOf(const QKeyEvent& key)
{
    if (key.matches(QKeySequence::Undo))
        return Wish::Undo;
    if (key.matches(QKeySequence::Redo) || (key.key() == Qt::Key_Z && key.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)))
        return Wish::Redo;
    return Wish::Neither;
}

/// Ctrl alone, on the way to Ctrl+Z, is nothing that is done in a field.
bool touchesField(const QEvent& event)
{
    if (event.type() == QEvent::InputMethod || event.type() == QEvent::MouseButtonPress)
        return true;
    if (event.type() != QEvent::KeyPress)
        return false;
    const auto key = static_cast<const QKeyEvent&>(event).key();
    return key != Qt::Key_Control && key != Qt::Key_Shift && key != Qt::Key_Alt && key != Qt::Key_Meta && key != Qt::Key_AltGr;
}

bool hasTyping(const QObject* field, Wish wish)
{
    const bool undo = wish == Wish::Undo;
    if (const auto* line = qobject_cast<const QLineEdit*>(field))
        return !line->isReadOnly() && (undo ? line->isUndoAvailable() : line->isRedoAvailable());
    const QTextDocument* document = nullptr;
    if (const auto* text = qobject_cast<const QTextEdit*>(field); text && !text->isReadOnly())
        document = text->document();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(field); text && !text->isReadOnly())
        document = text->document();
    return document && (undo ? document->isUndoAvailable() : document->isRedoAvailable());
}

} // namespace

bool TypedUndo::eventFilter(QObject* watched, QEvent* event)
{
    const bool isTyping = touchesField(*event);
    if (event->type() != QEvent::ShortcutOverride && !isTyping)
        return false;
    const bool isField = qobject_cast<QLineEdit*>(watched) || qobject_cast<QTextEdit*>(watched) || qobject_cast<QPlainTextEdit*>(watched);
    if (!isField)
        return false;
    if (isTyping) {
        m_typedIn = watched;
        return false;
    }
    const auto wish = wishOf(*static_cast<QKeyEvent*>(event));
    if (wish == Wish::Neither || (watched == m_typedIn && hasTyping(watched, wish)))
        return false;
    event->ignore();
    return true;
}

} // namespace counterpoint::ui
