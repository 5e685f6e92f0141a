#pragma once
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QSpinBox;
class QTreeWidget;
class QVBoxLayout;

namespace counterpoint::ui {

class GuideDesk;
class LinkList;
class NoteField;

/// The chosen question of a guide: words, prompts, minutes, who is asked it, what it is linked to, and where it was asked.
class GuideQuestionForm : public QWidget {
    Q_OBJECT
public:
    explicit GuideQuestionForm(GuideDesk& desk, QWidget* parent = nullptr);

private:
    QWidget* buildAsked();
    void show();
    void showGroups();
    void showAsked();
    void keepGroups();
    void refreshTargets();

    GuideDesk& m_desk;
    QLineEdit* m_topic;
    NoteField* m_words;
    NoteField* m_prompts;
    QSpinBox* m_minutes;
    QWidget* m_groups;
    QVBoxLayout* m_groupColumn;
    std::vector<QCheckBox*> m_boxes;
    LinkList* m_items;
    LinkList* m_codes;
    QTreeWidget* m_asked;
};

} // namespace counterpoint::ui
