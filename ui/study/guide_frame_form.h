#pragma once
#include <QWidget>

class QLineEdit;

namespace counterpoint::ui {

class GuideDesk;
class NoteField;

/// The guide as a whole: its name, what is said first and last, and the groups that are asked by it.
class GuideFrameForm : public QWidget {
    Q_OBJECT
public:
    explicit GuideFrameForm(GuideDesk& desk, QWidget* parent = nullptr);
    void writeName();

private:
    void show();

    GuideDesk& m_desk;
    QLineEdit* m_name;
    NoteField* m_introduction;
    NoteField* m_closing;
    NoteField* m_groups;
};

} // namespace counterpoint::ui
