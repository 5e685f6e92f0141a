#pragma once
#include "core/integration/framework.h"
#include "ui/widgets/note_field.h"

namespace counterpoint::ui {

/// Where a summary is written: a field over its cell, kept when it is left and when typing pauses.
class SummaryField : public NoteField {
    Q_OBJECT
public:
    explicit SummaryField(QWidget* parent = nullptr);
    ~SummaryField() override;
    /// Which cell is written in, with what is kept of it.
    void begin(const FrameworkCellRef& ref, const QString& text);
    const FrameworkCellRef& ref() const { return m_ref; }
    void setLinks(const std::vector<int>& numbers);
    /// A mark that a link was given, where the cursor is.
    void insertKept(const QString& words, const QString& kept);
    /// As high as the text asks, within these.
    int wantedHeight(int least, int most) const;

Q_SIGNALS:
    void next();
    void previous();
    void below();
    void ended();
    void passagesWanted(); ///< the key to what stands behind
    void passageWanted(int place); ///< to be linked; from 0
    void linkFollowed(int number);

private:
    class Marks;
    int linkAt(QPoint position) const;
    bool focusNextPrevChild(bool forward) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

    FrameworkCellRef m_ref;
    Marks* m_marks;
};

} // namespace counterpoint::ui
