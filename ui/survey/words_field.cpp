#include "ui/survey/words_field.h"
#include <QKeyEvent>

namespace counterpoint::ui {

void WordsField::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !(event->modifiers() & Qt::ShiftModifier)) {
        Q_EMIT entered();
        return;
    }
    if (event->key() == Qt::Key_Tab && event->modifiers() == Qt::NoModifier) {
        Q_EMIT tabbed();
        return;
    }
    NoteField::keyPressEvent(event);
}

} // namespace counterpoint::ui
