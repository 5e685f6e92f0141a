#pragma once
#include "core/survey/interviewees.h"
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QTableWidget;
class QTimer;

namespace counterpoint::ui {

class ChosenInterviewees;
class ErrorLine;
class LogicField;
class Session;

/// Whom to interview out of those who answered: how they are to be found, who that would be, and why. Whoever is chosen becomes a Case.
class IntervieweesPage : public QWidget {
    Q_OBJECT
public:
    explicit IntervieweesPage(Session& session, QWidget* parent = nullptr);
    void setQuestionnaire(QuestionnaireId id); ///< not valid: none

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildCriteria();
    QWidget* buildProposal();
    void show();
    void showVariables();
    void showMethod();
    void propose();
    void choose();
    InterviewCriteria criteria() const;

    Session& m_session;
    QuestionnaireId m_id;
    QuestionnaireId m_begun; ///< whose last choice the fields began with
    QTimer* m_soon;

    QComboBox* m_method;
    LogicField* m_where;
    LogicField* m_consent;
    QLabel* m_byTitle;
    QListWidget* m_by;
    QSpinBox* m_number;
    QLabel* m_seedTitle;
    QSpinBox* m_seed;
    QCheckBox* m_again;
    ErrorLine* m_problem;
    QLabel* m_summary;
    QTableWidget* m_people;
    QLineEdit* m_reason;
    QPushButton* m_choose;
    ChosenInterviewees* m_chosen;
};

} // namespace counterpoint::ui
