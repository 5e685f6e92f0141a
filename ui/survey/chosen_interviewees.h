#pragma once
#include "core/survey/survey_ids.h"
#include <QWidget>
#include <utility>
#include <vector>

class QComboBox;
class QPushButton;
class QTreeWidget;

namespace counterpoint::ui {

class Session;

/// The choices of interviewees that were made, newest first: by whom, how and why; and how far it has come with each person.
class ChosenInterviewees : public QWidget {
    Q_OBJECT
public:
    explicit ChosenInterviewees(Session& session, QWidget* parent = nullptr);
    void show(QuestionnaireId id);

private:
    using Person = std::pair<InterviewSelectionId, qint64>; ///< the choice, and the row
    std::vector<Person> selectedPeople() const;
    void setState();
    void goToCase();
    void showButtons();

    Session& m_session;
    QTreeWidget* m_tree;
    QComboBox* m_state;
    QPushButton* m_case;
};

} // namespace counterpoint::ui
