#pragma once
#include "ui/widgets/note_field.h"

namespace counterpoint::ui {

/// The words of a question: Enter goes on to the next question, Tab to its choices, Shift+Enter begins a new line.
class WordsField : public NoteField {
    Q_OBJECT
public:
    using NoteField::NoteField;

Q_SIGNALS:
    void entered();
    void tabbed();

private:
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
};

} // namespace counterpoint::ui
