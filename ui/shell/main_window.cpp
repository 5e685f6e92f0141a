#include "ui/shell/main_window.h"
#include "core/project/study.h"
#include "ui/network/local_page_service.h"
#include "ui/shell/appearance.h"
#include "ui/shell/coder_button.h"
#include "ui/shell/file_care.h"
#include "ui/shell/history_panel.h"
#include "ui/shell/job_indicator.h"
#include "ui/shell/keys_after_popup.h"
#include "ui/shell/menus.h"
#include "ui/shell/open_troubles.h"
#include "ui/shell/pages.h"
#include "ui/shell/rail.h"
#include "ui/shell/search_box.h"
#include "ui/shell/start_page.h"
#include "ui/shell/typed_undo.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include "ui/support/workspace.h"
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QLabel>
#include <QScreen>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

constexpr int watchEvery = 3000; // ms, for writes of other programs
constexpr int messageFor = 5000;
const QString suffix = QStringLiteral(".counterpoint");

QString documents() { return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation); }

} // namespace

MainWindow::MainWindow()
    : m_navigator(new Navigator(this))
    , m_jobs(new Jobs(this))
    , m_notices(new NoticeBar)
    , m_rail(new Rail)
    , m_stack(new QStackedWidget)
    , m_start(new StartPage)
    , m_pages(new Pages)
    , m_history(new HistoryPanel(this))
    , m_coder(new CoderButton)
    , m_localPage(named(new QToolButton, "localPageState", tr("Page on the local network")))
    , m_saved(named(new QLabel, "savedState", tr("State of the file")))
    , m_watch(new QTimer(this))
    , m_typedUndo(new TypedUndo(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    buildFrame();
    buildStatusBar();
    m_menus = new Menus(*this);
    connectParts();
    qApp->installEventFilter(m_typedUndo);
    keepKeysAfterPopup(*this);
    placeWindow();
    m_historyWanted = !m_history->isHidden();
    showStart();
}

void MainWindow::placeWindow()
{
    // On a laptop's screen the window takes all of it; the title bar needs room too.
    const auto room = screen()->availableSize() - QSize(8, 48);
    resize(QSize(1280, 800).boundedTo(room));
    if (!restoreGeometry(settings::layout(QStringLiteral("window"))) && screen()->availableSize().width() < 1500)
        setWindowState(Qt::WindowMaximized);
    restoreState(settings::layout(QStringLiteral("docks")));
    if (!isMaximized())
        resize(size().boundedTo(room));
}

MainWindow::~MainWindow()
{
    // The workspaces look at the study, so they go first.
    m_search = nullptr;
    m_pages->setSession(nullptr);
    m_history->setProject(nullptr);
    m_coder->setSession(nullptr);
    delete m_jobs;
    m_session.reset();
}

void MainWindow::buildFrame()
{
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_pages);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addWidget(m_notices); // below, so that showing it moves nothing that is being read
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    setCentralWidget(page);
    addDockWidget(Qt::RightDockWidgetArea, m_history);
    m_history->hide();
}

void MainWindow::buildStatusBar()
{
    auto* bar = statusBar();
    bar->setObjectName(QStringLiteral("statusBar"));
    bar->addPermanentWidget(new JobIndicator(*m_jobs));
    m_localPage->setAutoRaise(true);
    m_localPage->setFocusPolicy(Qt::StrongFocus);
    m_localPage->hide();
    bar->addPermanentWidget(m_localPage);
    bar->addPermanentWidget(m_coder);
    bar->addPermanentWidget(m_saved);
}

void MainWindow::connectParts()
{
    connect(m_rail, &Rail::chosen, this, [this](Place::Workspace workspace) { m_navigator->go({workspace, Entity::Study, 0, {}}); });
    connect(m_navigator, &Navigator::requested, this, &MainWindow::showPlace);
    connect(m_pages, &Pages::shown, m_rail, &Rail::setCurrent);
    connect(m_pages, &Pages::localPageChanged, this, &MainWindow::showLocalPage);
    connect(m_localPage, &QToolButton::clicked, this, [this] { runIn(Place::Workspace::Survey, "surveyLocalPage"); });
    connect(m_notices, &NoticeBar::undoRequested, this, &MainWindow::undo);
    connect(m_history, &HistoryPanel::failed, m_notices, [this](const Error& error) { m_notices->error(error); });
    connect(m_start, &StartPage::newWanted, this, &MainWindow::askForNew);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::askForOpen);
    connect(m_start, &StartPage::sampleWanted, this, &MainWindow::askForSample);
    connect(m_start, &StartPage::chosen, this, [this](const QString& path) { openStudy(path); });
    connect(m_watch, &QTimer::timeout, this, [this] { m_project->noticeForeignWrites(); });
}

void MainWindow::openStudy(const QString& path, Access access)
{
    if (m_project && QFileInfo(path) == QFileInfo(m_project->path()) && access == Access::Write)
        return;
    auto opened = Project::open(path, access);
    if (!opened) {
        m_notices->error(opened.error(),
                         waysOut(opened.error(), path, access, [this](const QString& other, Access how) { openStudy(other, how); }));
        return;
    }
    adopt(std::move(*opened));
}

void MainWindow::createStudy(const QString& path)
{
    auto created = Project::create(path, QFileInfo(path).completeBaseName());
    if (m_notices->accept(created))
        adopt(std::move(*created));
}

void MainWindow::createSample(const QString& path)
{
    m_jobs->run(
        this, tr("Building the sample study"), [path](const Progress& progress) { return buildSample(path, progress); },
        [this](const Result<QString>& made) {
            if (m_notices->accept(made))
                openStudy(*made);
        });
}

void MainWindow::adopt(std::unique_ptr<Project> project)
{
    closeStudy();
    m_project = std::move(project);
    m_session = std::make_unique<Session>(*m_project, *m_navigator, *m_notices, *m_jobs);
    connect(m_project.get(), &Project::changed, this, &MainWindow::reactTo);
    m_coder->setSession(m_session.get());
    m_pages->setSession(m_session.get());
    m_history->setProject(m_project.get());
    m_saved->setText(m_project->isReadOnly() ? tr("Read-only") : tr("Saved"));
    m_saved->setToolTip(m_project->isReadOnly() ? tr("This window cannot change the study.") : tr("Every step is saved as it is taken."));
    settings::rememberStudy(m_project->path());
    m_rail->show();
    m_history->setVisible(m_historyWanted);
    m_stack->setCurrentWidget(m_pages);
    m_notices->clear();
    m_navigator->clear();
    m_navigator->go({Place::Workspace::Study, Entity::Study, 0, {}});
    m_menus->refresh();
    refreshTitle();
    m_watch->start(watchEvery);
    careForFile(*m_session, [this](const QString& path, Access how) { openStudy(path, how); });
}

void MainWindow::closeStudy()
{
    if (!m_project)
        return;
    m_watch->stop();
    m_jobs->cancelAll();
    m_historyWanted = !m_history->isHidden();
    m_pages->setSession(nullptr);
    m_history->setProject(nullptr);
    m_coder->setSession(nullptr);
    m_session.reset();
    m_project.reset();
    statusBar()->clearMessage();
    m_navigator->clear();
    m_notices->clear();
    showStart();
}

void MainWindow::showStart()
{
    m_rail->hide();
    m_history->hide(); // of nothing there is no history
    m_saved->clear();
    m_saved->setToolTip({});
    m_stack->setCurrentWidget(m_start);
    m_start->setFocus();
    m_menus->refresh();
    refreshTitle();
    const auto paths = settings::recentStudies();
    m_start->setRecent({});
    if (!paths.isEmpty())
        m_jobs->run(
            m_start, tr("Looking into recent studies"),
            [paths](const Progress&) -> Result<std::vector<RecentStudy>> { return lookInto(paths); },
            [this](const Result<std::vector<RecentStudy>>& studies) { m_start->setRecent(*studies); });
}

void MainWindow::showPlace(const Place& place)
{
    auto* workspace = m_pages->open(place.workspace);
    if (workspace && (place.id != 0 || !place.query.isEmpty()))
        workspace->reveal(place);
}

void MainWindow::reactTo(const Changes& changes)
{
    m_notices->expireUndo();
    // A response that came in by itself is no step of the one who types.
    if (const auto* page = m_pages->localPage(); !page || !page->isTaking())
        m_typedUndo->stepDone();
    m_menus->refresh();
    if (changes.touches(Entity::Study))
        refreshTitle();
}

void MainWindow::showLocalPage()
{
    const auto* page = m_pages->localPage();
    const bool isOn = page && page->isOn();
    m_localPage->setVisible(isOn);
    if (!isOn)
        return;
    const auto state = tr("On the local network: %n received", nullptr, page->received());
    m_localPage->setText(state);
    m_localPage->setAccessibleName(state);
    m_localPage->setToolTip(
        tr("“%1” is served at %2 without encryption. Press to see it or to stop it.").arg(page->name(), page->address()));
}

void MainWindow::refreshTitle()
{
    if (!m_project) {
        setWindowTitle(tr("Counterpoint"));
        return;
    }
    const auto about = m_project->read([](const Read& db) { return study::get(db); });
    setWindowTitle(tr("%1 – Counterpoint").arg(about ? about->title : QFileInfo(m_project->path()).completeBaseName()));
}

void MainWindow::undo()
{
    if (!m_project)
        return;
    const auto undone = m_project->undo();
    if (m_notices->accept(undone))
        statusBar()->showMessage(tr("Undone: %1").arg(*undone), messageFor);
}

void MainWindow::redo()
{
    if (!m_project)
        return;
    const auto redone = m_project->redo();
    if (m_notices->accept(redone))
        statusBar()->showMessage(tr("Repeated: %1").arg(*redone), messageFor);
}

void MainWindow::search()
{
    if (!m_search) {
        m_search = new SearchBox(this);
        connect(m_search, &SearchBox::chosen, this, &MainWindow::take, Qt::QueuedConnection);
    }
    auto entries = m_menus->searchEntries();
    if (m_project)
        for (auto& entry : searchEntries(*m_project, m_session ? m_session->coder() : CoderId()))
            entries.push_back(std::move(entry));
    m_search->open(std::move(entries));
}

void MainWindow::take(const SearchEntry& entry)
{
    if (entry.command)
        entry.command->trigger();
    else if (!entry.commandThere.isEmpty())
        runIn(entry.place.workspace, entry.commandThere.constData());
    else
        m_navigator->go(entry.place);
}

void MainWindow::runIn(Place::Workspace workspace, const char* command)
{
    m_navigator->go({workspace, Entity::Study, 0, {}});
    if (const auto* page = m_pages->current())
        for (auto* action : page->commands())
            if (action->objectName() == QLatin1String(command))
                action->trigger();
}

QString MainWindow::askForNewFile(const QString& title, const QString& name)
{
    const auto path = QFileDialog::getSaveFileName(this, title, documents() + QLatin1Char('/') + name + suffix,
                                                   tr("Studies (*%1)").arg(suffix), nullptr, QFileDialog::DontConfirmOverwrite);
    return path.isEmpty() || path.endsWith(suffix) ? path : path + suffix;
}

void MainWindow::askForNew()
{
    if (const auto path = askForNewFile(tr("New study"), tr("New study")); !path.isEmpty())
        createStudy(path);
}

void MainWindow::askForSample()
{
    if (const auto path = askForNewFile(tr("Sample study"), tr("Sample study")); !path.isEmpty())
        createSample(path);
}

void MainWindow::askForOpen()
{
    const auto recent = settings::recentStudies();
    const auto folder = recent.isEmpty() ? documents() : QFileInfo(recent.first()).absolutePath();
    const auto path = QFileDialog::getOpenFileName(this, tr("Open a study"), folder, tr("Studies (*%1)").arg(suffix));
    if (!path.isEmpty())
        openStudy(path);
}

void MainWindow::applyChosenAppearance()
{
    applyAppearance();
    m_menus->refresh();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    settings::setLayout(QStringLiteral("window"), saveGeometry());
    settings::setLayout(QStringLiteral("docks"), saveState());
    closeStudy();
    QMainWindow::closeEvent(event);
}

} // namespace counterpoint::ui
