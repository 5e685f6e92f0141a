#include "ui/survey/survey_workspace.h"
#include "core/project/project.h"
#include "ui/network/local_page_service.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/survey/bank_page.h"
#include "ui/survey/fielding_page.h"
#include "ui/survey/paper_entry_page.h"
#include "ui/survey/problem_list.h"
#include "ui/survey/question_form.h"
#include "ui/survey/questionnaire_bar.h"
#include "ui/survey/questionnaire_desk.h"
#include "ui/survey/questionnaire_files.h"
#include "ui/survey/questionnaire_page.h"
#include "ui/survey/scales_page.h"
#include "ui/survey/survey_outline.h"
#include "ui/survey/survey_preview.h"
#include "ui/survey/translations_page.h"
#include "ui/survey/versions_page.h"
#include "ui/widgets/empty_place.h"
#include <QAction>
#include <QDataStream>
#include <QIODevice>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

/// A page that asks for more room than a small screen has with large text; then it is scrolled.
QScrollArea* scrolled(QWidget* page, const char* name)
{
    auto* area = named(new QScrollArea, name, page->accessibleName());
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    return area;
}

} // namespace

SurveyWorkspace::SurveyWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_localPage(new LocalPageService(session.project(), this))
    , m_fielding(new FieldingPage(session, *m_localPage))
    , m_localPageWanted(new QAction(tr("Page on the local network…"), this))
    , m_intervieweesWanted(new QAction(tr("Choose whom to interview"), this))
    , m_desk(new QuestionnaireDesk(session, this))
    , m_files(new QuestionnaireFiles(*m_desk, this))
    , m_bar(new QuestionnaireBar(*m_desk, *m_files))
    , m_outline(new SurveyOutline(*m_desk))
    , m_question(new QuestionForm(*m_desk))
    , m_whole(new QuestionnairePage(*m_desk))
    , m_translations(new TranslationsPage(*m_desk))
    , m_bank(new BankPage(*m_desk))
    , m_preview(new SurveyPreview(*m_desk, [this] { return m_question->draft(); }))
    , m_tabs(named(new QTabWidget, "surveyTabs", tr("Parts of the questionnaire")))
    , m_splitter(new QSplitter)
    , m_stack(new QStackedWidget)
{
    named(this, "surveyWorkspace", tr("Survey"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_question, tr("&Question"));
    m_tabs->addTab(m_whole, tr("&About"));
    const int translationsTab = m_tabs->addTab(scrolled(m_translations, "translationsArea"), tr("&Translations"));
    m_tabs->addTab(new ScalesPage(*m_desk), tr("Sca&les"));
    m_tabs->addTab(m_bank, tr("Question &bank"));
    m_tabs->addTab(new VersionsPage(*m_desk), tr("Ve&rsions"));
    auto* paper = new PaperEntryPage(session);
    const int paperTab = m_tabs->addTab(scrolled(paper, "paperArea"), tr("&Paper"));
    m_fieldingTab = m_tabs->addTab(scrolled(m_fielding, "fieldingArea"), tr("&Fielding"));
    const auto showFielded = [this, paper] {
        paper->setQuestionnaire(m_desk->questionnaire().id);
        m_fielding->setQuestionnaire(m_desk->questionnaire().id);
    };
    connect(m_desk, &QuestionnaireDesk::listChanged, this, showFielded);
    showFielded();
    named(m_tabs->tabBar(), "surveyTabBar", tr("Parts of the questionnaire"));
    const int letter = fontMetrics().averageCharWidth();
    m_splitter->addWidget(buildLeft());
    m_splitter->addWidget(m_tabs);
    m_splitter->addWidget(m_preview);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({letter * 42, letter * 80, 370});
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(buildEmpty());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    setFocusProxy(m_outline);
    // What respondents see has no part in how the fielding goes, which takes the room.
    connect(m_tabs, &QTabWidget::currentChanged, this,
            [this, paperTab](int tab) { m_preview->setVisible(tab != paperTab && tab != m_fieldingTab); });
    m_intervieweesWanted->setObjectName(QStringLiteral("surveyInterviewees"));
    connect(m_intervieweesWanted, &QAction::triggered, this, [this] {
        m_tabs->setCurrentIndex(m_fieldingTab);
        m_fielding->showInterviewees();
    });
    m_localPageWanted->setObjectName(QStringLiteral("surveyLocalPage"));
    connect(m_localPageWanted, &QAction::triggered, this, &SurveyWorkspace::showLocalPage);
    addActions(commands());
    connect(m_preview, &SurveyPreview::browserWanted, m_files, &QuestionnaireFiles::tryInBrowser);
    connect(m_preview, &SurveyPreview::widthWanted, this, &SurveyWorkspace::giveWidth);
    connect(m_question, &QuestionForm::drafted, m_preview, &SurveyPreview::rebuildSoon);
    connect(m_desk, &QuestionnaireDesk::writingWanted, this, [this] {
        m_tabs->setCurrentWidget(m_question);
        m_question->writeWords();
    });
    connect(m_question, &QuestionForm::listsWanted, this, [this](const QString& chosen) {
        m_tabs->setCurrentWidget(m_whole);
        m_whole->showLists(chosen);
    });
    connect(m_bar, &QuestionnaireBar::nameWanted, this, [this] {
        m_tabs->setCurrentWidget(m_whole);
        m_whole->writeName();
    });
    connect(m_translations, &TranslationsPage::gapsChanged, this, [this, translationsTab] {
        const int gaps = m_translations->gaps();
        m_tabs->setTabText(translationsTab, gaps == 0 ? tr("&Translations") : tr("&Translations (%n)", "not translated", gaps));
    });
    connect(m_desk, &QuestionnaireDesk::listChanged, this, &SurveyWorkspace::showState);
    m_desk->reload();
    showState();
}

SurveyWorkspace::~SurveyWorkspace() { m_desk->keepTyping(); }

QWidget* SurveyWorkspace::buildEmpty()
{
    auto* empty =
        new EmptyPlace(tr("Here questionnaires are designed: sections and questions, answers to choose from, skip logic, languages. "
                          "Names, labels and codes set here go all the way to the statistics."),
                       tr("New questionnaire"), "surveyEmptyNew");
    connect(empty, &EmptyPlace::wanted, m_bar, &QuestionnaireBar::makeNew);
    auto* form = named(new QPushButton(tr("From XLSForm…")), "surveyEmptyForm", tr("From XLSForm"));
    auto* bank = named(new QPushButton(tr("From the question bank")), "surveyEmptyBank", tr("From the question bank"));
    connect(form, &QPushButton::clicked, m_files, &QuestionnaireFiles::askForForm);
    connect(bank, &QPushButton::clicked, this, [this] {
        if (!m_bar->makeEmpty())
            return;
        m_tabs->setCurrentWidget(m_bank);
        m_bank->setFocus();
    });
    auto* column = qobject_cast<QVBoxLayout*>(empty->layout());
    for (auto* each : {form, bank}) { // the two other ways to begin, before the room below
        each->setEnabled(!session().project().isReadOnly());
        column->insertWidget(column->count() - 1, each, 0, Qt::AlignHCenter);
    }
    return empty;
}

QWidget* SurveyWorkspace::buildLeft()
{
    auto* left = new QWidget;
    m_left = new QSplitter(Qt::Vertical);
    m_left->addWidget(m_outline);
    m_left->addWidget(new ProblemList(*m_desk));
    m_left->setStretchFactor(0, 1);
    m_left->setChildrenCollapsible(false);
    m_left->setSizes({500, 160});
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_bar);
    column->addWidget(m_left, 1);
    return left;
}

void SurveyWorkspace::giveWidth(int wanted)
{
    auto sizes = m_splitter->sizes();
    const int room = sizes[1] + sizes[2];
    const int least = fontMetrics().averageCharWidth() * 60; // that the question needs
    sizes[2] = std::max(m_preview->minimumWidth(), std::min(wanted, room - least));
    sizes[1] = room - sizes[2];
    m_splitter->setSizes(sizes);
}

void SurveyWorkspace::showState() { m_stack->setCurrentIndex(m_desk->questionnaire().id.isValid() ? 0 : 1); }

QList<QAction*> SurveyWorkspace::commands() const { return m_bar->commands() + QList<QAction*>{m_localPageWanted, m_intervieweesWanted}; }

void SurveyWorkspace::showLocalPage()
{
    m_tabs->setCurrentIndex(m_fieldingTab);
    m_fielding->showLocalPage();
}

QByteArray SurveyWorkspace::saveLayout() const
{
    QByteArray layout;
    QDataStream out(&layout, QIODevice::WriteOnly);
    out << m_splitter->saveState() << m_left->saveState() << m_preview->isPhone();
    return layout;
}

void SurveyWorkspace::restoreLayout(const QByteArray& layout)
{
    QDataStream in(layout);
    QByteArray splitter;
    QByteArray left;
    bool isPhone = true;
    in >> splitter >> left >> isPhone;
    if (in.status() != QDataStream::Ok)
        return;
    m_splitter->restoreState(splitter);
    m_left->restoreState(left);
    m_preview->setPhone(isPhone);
}

} // namespace counterpoint::ui
