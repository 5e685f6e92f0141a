#pragma once
#include "core/survey/paper_walk.h"
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTableWidget;

namespace counterpoint::ui {

class ErrorLine;
class PaperAgreement;
class Session;

/// Paper forms typed in by the keyboard alone, a second time by somebody else where chance draws them, and settled where the two differ.
class PaperEntryPage : public QWidget {
    Q_OBJECT
public:
    explicit PaperEntryPage(Session& session, QWidget* parent = nullptr);
    ~PaperEntryPage() override;
    /// Not valid: none. What was being typed is kept first.
    void setQuestionnaire(QuestionnaireId id);

protected:
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildTyping();
    QWidget* buildForms();
    void showForms();
    void setShare();
    void openForm(const QString& number);
    void start(const PaperForm& form, int pass);
    void showField();
    void typed(const QString& text);
    void enter();
    void keep(bool isFinished);
    void leave();

    Session& m_session;
    QuestionnaireId m_id;
    std::unique_ptr<PaperWalk> m_walk; ///< none: no form is open
    QString m_form;
    QString m_startedAt;
    int m_pass = 1;
    PaperValues m_kept; ///< as it is in the study
    bool m_keeping = false;

    QLineEdit* m_number;
    QLabel* m_progress;
    QLabel* m_question;
    QLabel* m_choices;
    QLineEdit* m_answer;
    QLabel* m_meaning;
    ErrorLine* m_problem;
    QStackedWidget* m_stack;
    PaperAgreement* m_agreement;
    QTableWidget* m_forms;
    QLabel* m_errors;
    QSpinBox* m_share;
};

} // namespace counterpoint::ui
