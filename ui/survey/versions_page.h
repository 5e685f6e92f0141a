#pragma once
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTreeWidget;

namespace counterpoint::ui {

class QuestionnaireDesk;

/// The questionnaire as it was fielded, version by version, and what has changed since the last one: what would break collected data comes first.
class VersionsPage : public QWidget {
    Q_OBJECT
public:
    explicit VersionsPage(QuestionnaireDesk& desk, QWidget* parent = nullptr);

private:
    void show();
    void freeze();

    QuestionnaireDesk& m_desk;
    QTreeWidget* m_versions;
    QLabel* m_state;
    QListWidget* m_changes;
    QLineEdit* m_note;
    QPushButton* m_freeze;
};

} // namespace counterpoint::ui
