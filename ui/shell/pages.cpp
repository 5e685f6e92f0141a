#include "ui/shell/pages.h"
#include "ui/analysis/analyse_workspace.h"
#include "ui/network/local_page_service.h"
#include "ui/responses/data_workspace.h"
#include "ui/shell/workspaces.h"
#include "ui/support/navigator.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include "ui/support/workspace.h"
#include "ui/survey/survey_workspace.h"

namespace counterpoint::ui {

namespace {

const WorkspaceKind* kindOf(Place::Workspace workspace)
{
    for (const auto& kind : workspaceKinds())
        if (kind.place == workspace)
            return &kind;
    return nullptr;
}

QString layoutName(Place::Workspace workspace) { return QStringLiteral("workspace-") + QLatin1String(kindOf(workspace)->name); }

} // namespace

Pages::Pages(QWidget* parent)
    : QStackedWidget(parent)
{
    setObjectName(QStringLiteral("pages"));
    connect(this, &QStackedWidget::currentChanged, this, &QWidget::updateGeometry);
}

Pages::~Pages() { saveLayouts(); }

void Pages::setSession(Session* session)
{
    saveLayouts();
    for (const auto& [place, workspace] : m_made)
        delete workspace;
    m_made.clear();
    m_session = session;
    m_current = Place::Workspace::Start;
    Q_EMIT localPageChanged();
}

Workspace* Pages::open(Place::Workspace workspace)
{
    if (!m_session)
        return nullptr;
    const auto known = m_made.find(workspace);
    auto* page = known == m_made.end() ? make(workspace) : known->second;
    if (!page)
        return nullptr;
    if (m_current != workspace) {
        m_current = workspace;
        setCurrentWidget(page);
        page->setFocus();
    }
    Q_EMIT shown(workspace);
    return page;
}

Workspace* Pages::current() const
{
    const auto known = m_made.find(m_current);
    return known == m_made.end() ? nullptr : known->second;
}

QSize Pages::minimumSizeHint() const
{
    const auto* page = currentWidget();
    return page ? page->minimumSizeHint().expandedTo(page->minimumSize()) : QStackedWidget::minimumSizeHint();
}

Workspace* Pages::make(Place::Workspace workspace)
{
    const auto* kind = kindOf(workspace);
    if (!kind)
        return nullptr;
    auto* page = kind->make(*m_session, this);
    if (page->objectName().isEmpty())
        page->setObjectName(QLatin1String(kind->name) + QStringLiteral("Workspace"));
    addWidget(page);
    m_made[workspace] = page;
    if (auto* analyse = qobject_cast<AnalyseWorkspace*>(page)) {
        connect(analyse, &AnalyseWorkspace::responsesWanted, this, &Pages::showResponses);
        connect(analyse, &AnalyseWorkspace::passagesWanted, this, [this](const QString& query) { m_session->navigator().go(Place::ofQuery(query)); });
    }
    if (const auto* survey = qobject_cast<SurveyWorkspace*>(page))
        connect(&survey->localPage(), &LocalPageService::changed, this, &Pages::localPageChanged);
    if (const auto layout = settings::layout(layoutName(workspace)); !layout.isEmpty())
        page->restoreLayout(layout);
    return page;
}

const LocalPageService* Pages::localPage() const
{
    const auto known = m_made.find(Place::Workspace::Survey);
    const auto* survey = known == m_made.end() ? nullptr : qobject_cast<SurveyWorkspace*>(known->second);
    return survey ? &survey->localPage() : nullptr;
}

void Pages::showResponses(DatasetId dataset, const QString& title, const std::vector<std::size_t>& rows)
{
    m_session->navigator().go({Place::Workspace::Data, Entity::Dataset, dataset.value(), {}});
    if (auto* workspace = qobject_cast<DataWorkspace*>(current()))
        workspace->showResponses(dataset, title, rows);
}

void Pages::saveLayouts() const
{
    for (const auto& [place, workspace] : m_made)
        settings::setLayout(layoutName(place), workspace->saveLayout());
}

} // namespace counterpoint::ui
