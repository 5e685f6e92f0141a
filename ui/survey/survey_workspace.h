#pragma once
#include "ui/support/workspace.h"

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace counterpoint::ui {

class BankPage;
class FieldingPage;
class LocalPageService;
class QuestionForm;
class QuestionnaireBar;
class QuestionnaireDesk;
class QuestionnaireFiles;
class QuestionnairePage;
class SurveyOutline;
class SurveyPreview;
class TranslationsPage;

/// Questionnaires designed: the outline with what is wrong, the question being edited, and beside it what respondents see.
class SurveyWorkspace : public Workspace {
    Q_OBJECT
public:
    SurveyWorkspace(Session& session, QWidget* parent);
    ~SurveyWorkspace() override;
    QList<QAction*> commands() const override;
    QByteArray saveLayout() const override;
    void restoreLayout(const QByteArray& layout) override;
    LocalPageService& localPage() const { return *m_localPage; }

private:
    QWidget* buildEmpty();
    QWidget* buildLeft();
    void showState();
    void showLocalPage();
    void giveWidth(int wanted); ///< to the preview, as far as the question can spare it

    LocalPageService* m_localPage;
    FieldingPage* m_fielding;
    QAction* m_localPageWanted;
    QAction* m_intervieweesWanted;
    QuestionnaireDesk* m_desk;
    QuestionnaireFiles* m_files;
    QuestionnaireBar* m_bar;
    SurveyOutline* m_outline;
    QuestionForm* m_question;
    QuestionnairePage* m_whole;
    TranslationsPage* m_translations;
    BankPage* m_bank;
    SurveyPreview* m_preview;
    QTabWidget* m_tabs;
    int m_fieldingTab = 0;
    QSplitter* m_splitter;
    QSplitter* m_left = nullptr;
    QStackedWidget* m_stack;
};

} // namespace counterpoint::ui
