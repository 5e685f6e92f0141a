#pragma once
#include "core/survey/survey_ids.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTableWidget;

namespace counterpoint::ui {

class ErrorLine;
class IntervieweesPage;
class LocalPagePart;
class LocalPageService;
class Session;

/// How the fielding of a questionnaire goes: who was invited, the response rate, quotas, versions and channels, and whom to interview.
class FieldingPage : public QWidget {
    Q_OBJECT
public:
    FieldingPage(Session& session, LocalPageService& localPage, QWidget* parent = nullptr);
    void setQuestionnaire(QuestionnaireId id); ///< not valid: none
    void showLocalPage(); ///< and gives it the keys
    void showInterviewees();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QLayout* buildParts();
    QWidget* buildFielding();
    QWidget* buildProgress();
    QWidget* buildInvitations();
    QWidget* buildQuotas();
    void show();
    void showProgress();
    void showInvitations();
    void showQuotas();
    void setMode();
    void setInvited();
    void invite();
    void setStatus();
    void deleteKey();
    void addQuota();
    void removeQuota();

    Session& m_session;
    QuestionnaireId m_id;

    QStackedWidget* m_parts;
    LocalPagePart* m_localPage;
    IntervieweesPage* m_interviewees;
    QLabel* m_progress;
    QComboBox* m_mode;
    QSpinBox* m_invited;
    QTableWidget* m_list;
    QPlainTextEdit* m_people;
    QPushButton* m_invite;
    QComboBox* m_status;
    QPushButton* m_key;
    QTableWidget* m_quotas;
    QLineEdit* m_quotaName;
    QLineEdit* m_quotaExpression;
    QSpinBox* m_quotaTarget;
    ErrorLine* m_contradiction;
    ErrorLine* m_quotaProblem;
};

} // namespace counterpoint::ui
