#pragma once
#include "core/survey/survey_ids.h"
#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace counterpoint::ui {

class ErrorLine;
class LocalPageService;
class QrScreen;
class QrView;
class Session;

/// The part of Fielding that puts a questionnaire on the local network and takes it away again.
class LocalPagePart : public QWidget {
    Q_OBJECT
public:
    LocalPagePart(Session& session, LocalPageService& page, QWidget* parent = nullptr);
    void setQuestionnaire(QuestionnaireId id);
    void takeFocus(); ///< to what can be done next

private:
    QWidget* buildStart();
    QWidget* buildRunning();
    void fillAddresses();
    void sayReach();
    void start();
    void showLarge();
    void show();

    Session& m_session;
    LocalPageService& m_page;
    QuestionnaireId m_id;

    QLabel* m_warning;
    QLabel* m_reach;
    QComboBox* m_addresses;
    QPushButton* m_start;
    QPushButton* m_stop;
    QPushButton* m_large;
    QrView* m_code;
    QLineEdit* m_address;
    QLabel* m_count;
    ErrorLine* m_problem;
    QWidget* m_startRow;
    QWidget* m_running;
    QPointer<QrScreen> m_screen;
};

} // namespace counterpoint::ui
