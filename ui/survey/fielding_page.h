#pragma once
#include "core/survey/survey_ids.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace counterpoint::ui {

class ErrorLine;
class LocalPagePart;
class LocalPageService;
class Session;

/// How the fielding of a questionnaire goes: who was invited, the response rate, quotas, versions and channels, and whom to interview.
class FieldingPage : public QWidget {
    Q_OBJECT
public:
    FieldingPage(Session& session, LocalPageService& localPage, QWidget* parent = nullptr);
    void setQuestionnaire(QuestionnaireId id); ///< not valid: none
    LocalPagePart& localPage() const { return *m_localPage; }

protected:
    void showEvent(QShowEvent* event) override;

private:
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

    LocalPagePart* m_localPage;
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
    ErrorLine* m_quotaProblem;
};

} // namespace counterpoint::ui
