#pragma once
#include "core/survey/paper_walk.h"
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace counterpoint::ui {

class ErrorLine;
class Session;

/// The fields of a form that two people typed in differently, side by side, and what is right.
class PaperAgreement : public QWidget {
    Q_OBJECT
public:
    explicit PaperAgreement(Session& session, QWidget* parent = nullptr);
    void show(QuestionnaireId id, const PaperForm& form);

Q_SIGNALS:
    void settled();

private:
    void settle(const PaperValue& value);
    void takeTyped();
    void save();

    Session& m_session;
    QuestionnaireId m_id;
    PaperFormId m_form;
    std::unique_ptr<Questionnaire> m_questionnaire;
    std::vector<PaperDifference> m_differences;
    PaperValues m_settled;

    QLabel* m_title;
    QTableWidget* m_table;
    QLineEdit* m_answer;
    ErrorLine* m_problem;
    QPushButton* m_save;
};

} // namespace counterpoint::ui
