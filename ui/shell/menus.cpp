#include "ui/shell/menus.h"
#include "ui/shell/help.h"
#include "ui/shell/history_panel.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pages.h"
#include "ui/shell/search_box.h"
#include "ui/shell/workspaces.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/settings.h"
#include "ui/support/workspace.h"
#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>

namespace counterpoint::ui {

namespace {

QKeySequence keys(const char* text) { return QKeySequence(QLatin1String(text)); }

bool exists(Place::Workspace workspace)
{
    const auto& kinds = workspaceKinds();
    return std::any_of(kinds.begin(), kinds.end(), [&](const WorkspaceKind& kind) { return kind.place == workspace; });
}

QString plain(QString text)
{
    text.remove(QLatin1Char('&'));
    return text;
}

} // namespace

Menus::Menus(MainWindow& window)
    : QObject(&window)
    , m_window(window)
{
    named(window.menuBar(), "menuBar", tr("Menus"));
    buildStudy();
    buildEdit();
    buildView();
    buildHelp();
    connect(&window.navigator(), &Navigator::historyChanged, this, &Menus::refresh);
}

QAction* Menus::add(QMenu& menu, const char* name, const QString& text, const char* iconName, const QKeySequence& key,
                    std::function<void()> act)
{
    auto* action = menu.addAction(icon(iconName), text);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    connect(action, &QAction::triggered, &m_window, std::move(act));
    m_window.addAction(action); // the key works also where the menu bar is hidden
    m_all.push_back(action);
    return action;
}

QAction* Menus::addForStudy(QMenu& menu, const char* name, const QString& text, const char* iconName, const QKeySequence& key,
                            std::function<void()> act)
{
    auto* action = add(menu, name, text, iconName, key, std::move(act));
    m_forStudy.push_back(action);
    return action;
}

void Menus::addIn(QMenu& menu, Place::Workspace workspace, const char* command, const QString& text, const char* iconName,
                  const QKeySequence& key)
{
    if (exists(workspace))
        addForStudy(menu, command, text, iconName, key, [this, workspace, command] { m_window.runIn(workspace, command); });
}

void Menus::buildStudy()
{
    auto* menu = m_window.menuBar()->addMenu(tr("&Study"));
    add(*menu, "newStudy", tr("&New study…"), "document-new", keys("Ctrl+N"), [this] { m_window.askForNew(); });
    add(*menu, "openStudy", tr("&Open a study…"), "document-open", keys("Ctrl+O"), [this] { m_window.askForOpen(); });
    auto* recent = menu->addMenu(icon("document-open-recent"), tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(*recent); });
    add(*menu, "openSample", tr("Sample study…"), "help-contents", {}, [this] { m_window.askForSample(); });
    addForStudy(*menu, "closeStudy", tr("&Close the study"), "document-close", keys("Ctrl+W"), [this] { m_window.closeStudy(); });
    menu->addSeparator();
    addIn(*menu, Place::Workspace::Code, "importTranscripts", tr("Import &transcripts…"), "document-import", keys("Ctrl+I"));
    addIn(*menu, Place::Workspace::Code, "newTranscript", tr("New transcript from a reco&rding…"), "document-new", {});
    addIn(*menu, Place::Workspace::Code, "importFolder", tr("Import a &folder of transcripts…"), "document-import", {});
    addIn(*menu, Place::Workspace::Data, "importResponses", tr("Import r&esponses…"), "document-import", keys("Ctrl+Shift+I"));
    addIn(*menu, Place::Workspace::Survey, "importXlsForm", tr("Import a &questionnaire in XLSForm…"), "document-import", {});
    addIn(*menu, Place::Workspace::Code, "mergeCopy", tr("&Merge a coder's copy…"), "merge", {});
    addIn(*menu, Place::Workspace::Code, "showPseudonyms", tr("&Pseudonyms and redaction…"), "user-identity", {});
    addIn(*menu, Place::Workspace::Findings, "writeReport", tr("&Write the report…"), "document-export", keys("Ctrl+E"));
    menu->addSeparator();
    add(*menu, "quit", tr("&Quit"), "application-exit", keys("Ctrl+Q"), [this] { m_window.close(); });
}

void Menus::buildEdit()
{
    auto* menu = m_window.menuBar()->addMenu(tr("&Edit"));
    m_undo = addForStudy(*menu, "undo", tr("&Undo"), "edit-undo", keys("Ctrl+Z"), [this] { m_window.undo(); });
    m_redo = addForStudy(*menu, "redo", tr("&Redo"), "edit-redo", keys("Ctrl+Shift+Z"), [this] { m_window.redo(); });
    menu->addSeparator();
    addIn(*menu, Place::Workspace::Code, "searchSources", tr("Search the &texts of all sources…"), "edit-find", {});
    addIn(*menu, Place::Workspace::Code, "askForPassages", tr("&Ask for passages in a sentence…"), "view-filter", {});
    m_all.back()->setProperty("words", tr("query, retrieve, retrieval, filter, complex search"));
    add(*menu, "search", tr("&Search everything…"), "edit-find", searchKeys, [this] { m_window.search(); });
}

void Menus::buildView()
{
    auto* menu = m_window.menuBar()->addMenu(tr("&View"));
    for (const auto& kind : workspaceKinds())
        addForStudy(*menu, (std::string("go.") + kind.name).c_str(), kind.title, kind.icon,
                    QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + int(kind.place))), [this, place = kind.place] {
                        m_window.navigator().go({place, Entity::Study, 0, {}});
                    });
    menu->addSeparator();
    addIn(*menu, Place::Workspace::Code, "showMemos", tr("&Memos"), "note", keys("Ctrl+Shift+M"));
    addIn(*menu, Place::Workspace::Code, "interviewGuides", tr("&Guides and their answers…"), "view-list-text", {});
    addIn(*menu, Place::Workspace::Code, "coderAgreement", tr("&Agreement of coders…"), "resource-group", {});
    m_all.back()->setProperty("words", tr("coder agreement, intercoder reliability, kappa, alpha, disagreements, consensus"));
    menu->addSeparator();
    m_back = addForStudy(*menu, "back", tr("&Back"), "go-previous", keys("Alt+Left"), [this] { m_window.navigator().back(); });
    m_forward = addForStudy(*menu, "forward", tr("&Forward"), "go-next", keys("Alt+Right"), [this] { m_window.navigator().forward(); });
    menu->addSeparator();
    auto* history = m_window.history().toggleViewAction();
    history->setObjectName(QStringLiteral("showHistory"));
    history->setText(tr("&History"));
    history->setIcon(icon("view-history"));
    history->setShortcut(keys("Ctrl+Shift+H"));
    menu->addAction(history);
    m_all.push_back(history);
    m_forStudy.push_back(history);
    menu->addSeparator();
    buildTextSize(*menu);
    buildTheme(*menu);
}

void Menus::buildTextSize(QMenu& view)
{
    const auto change = [this](int percent) {
        settings::setTextSize(percent);
        m_window.applyChosenAppearance();
    };
    add(view, "largerText", tr("&Larger text"), "zoom-in", keys("Ctrl++"), [change] { change(settings::textSize() + 25); });
    add(view, "smallerText", tr("S&maller text"), "zoom-out", keys("Ctrl+-"), [change] { change(settings::textSize() - 25); });
    add(view, "normalText", tr("&Normal text size"), "zoom-original", keys("Ctrl+0"), [change] { change(100); });
}

void Menus::buildTheme(QMenu& view)
{
    auto* menu = view.addMenu(icon("color-picker"), tr("&Colours"));
    auto* group = new QActionGroup(menu);
    const auto offer = [&](const char* name, const QString& text, Theme theme) {
        auto* action = add(*menu, name, text, "", {}, [this, theme] {
            settings::setTheme(theme);
            m_window.applyChosenAppearance();
        });
        action->setCheckable(true);
        action->setChecked(settings::theme() == theme);
        group->addAction(action);
    };
    offer("theme.system", tr("As the &system"), Theme::System);
    offer("theme.light", tr("&Light"), Theme::Light);
    offer("theme.dark", tr("&Dark"), Theme::Dark);
    offer("theme.contrast", tr("&High contrast"), Theme::HighContrast);
}

void Menus::buildHelp()
{
    auto* menu = m_window.menuBar()->addMenu(tr("&Help"));
    add(*menu, "keys", tr("&Keys"), "help-contents", keys("F1"), [this] { showKeys(m_window); });
    add(*menu, "about", tr("&About Counterpoint"), "help-about", {}, [this] { showAbout(m_window); });
}

void Menus::fillRecent(QMenu& menu)
{
    menu.clear();
    const auto paths = settings::recentStudies();
    for (const auto& path : paths) {
        auto* action = menu.addAction(QFileInfo(path).completeBaseName(), &m_window, [this, path] { m_window.openStudy(path); });
        action->setToolTip(path);
    }
    if (paths.isEmpty())
        menu.addAction(tr("None yet"))->setEnabled(false);
}

void Menus::refresh()
{
    const auto* project = m_window.project();
    for (auto* action : m_forStudy)
        action->setEnabled(project != nullptr);
    const auto undo = project ? project->undoLabel() : std::nullopt;
    const auto redo = project ? project->redoLabel() : std::nullopt;
    const bool writable = project && !project->isReadOnly();
    m_undo->setEnabled(undo.has_value() && writable);
    m_undo->setText(undo ? tr("&Undo %1").arg(*undo) : tr("&Undo"));
    m_redo->setEnabled(redo.has_value() && writable);
    m_redo->setText(redo ? tr("&Redo %1").arg(*redo) : tr("&Redo"));
    m_back->setEnabled(m_window.navigator().canGoBack());
    m_forward->setEnabled(m_window.navigator().canGoForward());
}

std::vector<SearchEntry> Menus::searchEntries() const
{
    auto actions = m_all;
    if (const auto* page = m_window.pages().current())
        for (auto* action : page->commands())
            if (std::none_of(m_all.begin(), m_all.end(), [&](const QAction* known) { return known->objectName() == action->objectName(); }))
                actions.push_back(action);
    std::vector<SearchEntry> entries;
    for (auto* action : actions)
        if (action->isEnabled())
            entries.push_back(
                {plain(action->text()), tr("Command"), "media-playback-start", {}, action, action->property("words").toString()});
    const auto* project = m_window.project();
    if (project && m_window.pages().currentPlace() != Place::Workspace::Study)
        for (auto& entry : studyPartEntries())
            entries.push_back(std::move(entry));
    if (project && !project->isReadOnly() && m_window.pages().currentPlace() != Place::Workspace::Analyse)
        for (auto& entry : newAnalysisEntries())
            entries.push_back(std::move(entry));
    if (project && !project->isReadOnly() && m_window.pages().currentPlace() != Place::Workspace::Integrate)
        for (auto& entry : newDisplayEntries())
            entries.push_back(std::move(entry));
    return entries;
}

} // namespace counterpoint::ui
