#pragma once
#include "ui/widgets/note_field.h"

namespace counterpoint::ui {

/// A NoteField as high as its text, without a scroll bar of its own; also kept when typing pauses.
class ProseField : public NoteField {
    Q_OBJECT
public:
    enum class Form {
        OneParagraph, ///< Enter keeps it and says finished()
        Paragraphs
    };
    explicit ProseField(Form form, QWidget* parent = nullptr);
    ~ProseField() override;
    /// As high as so many lines at least.
    void setLeastLines(int lines);

Q_SIGNALS:
    void finished();
    /// Where the cursor is now, in the field's coordinates.
    void cursorMoved(const QRect& where);

private:
    void keyPressEvent(QKeyEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void fit();

    Form m_form;
    int m_leastLines = 1;
};

} // namespace counterpoint::ui
