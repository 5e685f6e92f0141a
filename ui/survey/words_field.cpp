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
    NoteField::keyPressEvent(event);
}

bool WordsField::focusNextPrevChild(bool next)
{
    if (!next)
        return NoteField::focusNextPrevChild(next);
    Q_EMIT tabbed();
    return true;
}

} // namespace counterpoint::ui
