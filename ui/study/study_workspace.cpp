#include "ui/study/study_workspace.h"
#include "ui/study/about_page.h"
#include "ui/study/case_profile_page.h"
#include "ui/study/cases_page.h"
#include "ui/study/groups_page.h"
#include "ui/study/guides_page.h"
#include "ui/study/literature_page.h"
#include "ui/study/log_page.h"
#include "ui/study/study_parts.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QAction>
#include <QDataStream>
#include <QIODevice>
#include <QListWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <array>

namespace counterpoint::ui {

namespace {
constexpr int casesRow = 1;
constexpr int guidesRow = 3;
constexpr int logRow = 4;
constexpr int literatureRow = 5;
} // namespace

StudyWorkspace::StudyWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_outline(named(new QListWidget, "studyOutline", tr("Parts of the study")))
    , m_pages(new QStackedWidget)
    , m_splitter(new QSplitter)
    , m_about(new AboutPage(session))
    , m_cases(new CasesPage(session))
    , m_groups(new GroupsPage(session))
    , m_guides(new GuidesPage(session))
    , m_log(new LogPage(session))
    , m_literature(new LiteraturePage(session))
{
    named(this, "studyWorkspace", tr("Study"));
    const std::array<QWidget*, 6> pages{m_about, m_cases, m_groups, m_guides, m_log, m_literature};
    const auto parts = studyParts();
    for (std::size_t row = 0; row < parts.size(); ++row) {
        new QListWidgetItem(icon(parts[row].icon), parts[row].title, m_outline);
        m_pages->addWidget(pages[row]);
        auto* show = new QAction(parts[row].command, this);
        show->setObjectName(QLatin1String(parts[row].commandName));
        connect(show, &QAction::triggered, this, [this, row] { m_outline->setCurrentRow(int(row)); });
        m_showParts << show;
    }
    m_outline->setFrameShape(QFrame::NoFrame);
    m_outline->setSpacing(2);
    growIconsWithText(m_outline, 16);
    m_outline->setMinimumWidth(fontMetrics().averageCharWidth() * 14);
    m_splitter->addWidget(m_outline);
    m_splitter->addWidget(m_pages);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({fontMetrics().averageCharWidth() * 22, 1000});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    connect(m_outline, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_groups, &GroupsPage::caseChosen, this, [this](CaseId id) {
        reveal({Place::Workspace::Study, Entity::Case, id.value(), {}});
    });
    m_outline->setCurrentRow(0);
    setFocusProxy(m_outline);
}

void StudyWorkspace::reveal(const Place& place)
{
    if (place.entity == Entity::Guide) {
        m_outline->setCurrentRow(guidesRow);
        if (place.id != 0)
            m_guides->open(GuideId(place.id));
    }
    if (place.entity == Entity::LogEntry) {
        m_outline->setCurrentRow(logRow);
        m_log->open(LogEntryId(place.id));
    }
    if (place.entity == Entity::Literature) {
        m_outline->setCurrentRow(literatureRow);
        m_literature->open(LiteratureId(place.id));
    }
    if (place.entity != Entity::Case)
        return;
    m_outline->setCurrentRow(casesRow);
    if (place == CaseProfilePage::placeOf(CaseId(place.id))) {
        m_cases->openProfile(CaseId(place.id));
        return;
    }
    m_cases->showTable();
    m_cases->select(CaseId(place.id));
}

QList<QAction*> StudyWorkspace::commands() const { return m_cases->commands() + m_guides->commands().mid(0, 1) + m_showParts; }

QByteArray StudyWorkspace::saveLayout() const
{
    QByteArray layout;
    QDataStream out(&layout, QIODevice::WriteOnly);
    out << qint32(m_outline->currentRow()) << m_splitter->saveState() << m_cases->saveLayout();
    return layout;
}

void StudyWorkspace::restoreLayout(const QByteArray& layout)
{
    QDataStream in(layout);
    qint32 row = 0;
    QByteArray splitter;
    QByteArray cases;
    in >> row >> splitter >> cases;
    m_outline->setCurrentRow(qBound(0, int(row), m_outline->count() - 1));
    m_splitter->restoreState(splitter);
    m_cases->restoreLayout(cases);
}

} // namespace counterpoint::ui
