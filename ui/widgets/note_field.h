#pragma once
#include <QPlainTextEdit>

class QTimer;

namespace counterpoint::ui {

/// Several lines of the user's own words, kept when the field is left: one step each, not one a letter. Tab goes on to the next field.
class NoteField : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit NoteField(QWidget* parent = nullptr);
    /// Shows what is kept. Typing that is not kept yet stays while the user is at it.
    void setKept(const QString& text);
    /// Height in lines that the field asks for; it grows with the room there is.
    void setLines(int lines);
    /// Also kept when typing pauses: for texts at which one writes for long.
    void keepAtPauses();
    /// Shows what is kept instead of what was typed.
    void restore(const QString& text);
    /// Says committed() now where something was typed since.
    void commit();

Q_SIGNALS:
    void committed(const QString& text);

private:
    void focusOutEvent(QFocusEvent* event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    QString m_kept;
    int m_lines = 3;
    QTimer* m_pause = nullptr;
};

} // namespace counterpoint::ui
