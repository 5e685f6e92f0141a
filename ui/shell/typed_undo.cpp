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
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto wish = wishOf(*static_cast<QKeyEvent*>(event));
    const bool isField = qobject_cast<QLineEdit*>(watched) || qobject_cast<QTextEdit*>(watched) || qobject_cast<QPlainTextEdit*>(watched);
    if (wish == Wish::Neither || !isField || hasTyping(watched, wish))
        return false;
    event->ignore();
    return true;
}

} // namespace counterpoint::ui
