#pragma once
#include "core/project/project.h"
#include "ui/support/place.h"
#include <QMainWindow>
#include <memory>

class QLabel;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace counterpoint::ui {

class CoderButton;
class HistoryPanel;
class Jobs;
class Menus;
class Navigator;
class NoticeBar;
class Pages;
class TypedUndo;
class Rail;
class SearchBox;
class Session;
class StartPage;
struct RecentStudy;
struct SearchEntry;

/// The program's window: the start page, or the workspaces of one open study.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow();
    ~MainWindow() override;

    /// Opens a study in place of the one that is open; when that fails says why, with ways out, and changes nothing.
    void openStudy(const QString& path, Access access = Access::Write);
    void createStudy(const QString& path);
    void createSample(const QString& path);
    void closeStudy();
    /// Shows a place without making it a step of Back and Forward.
    void showPlace(const Place& place);

    Project* project() const { return m_project.get(); } ///< nullptr on the start page
    Session* session() const { return m_session.get(); }
    Navigator& navigator() const { return *m_navigator; }
    NoticeBar& notices() const { return *m_notices; }
    Pages& pages() const { return *m_pages; }
    HistoryPanel& history() const { return *m_history; }

    // What the menus do.
    void askForNew();
    void askForOpen();
    void askForSample();
    void undo();
    void redo();
    void search();
    /// Goes to a workspace and there runs the command of that object name, where it has it.
    void runIn(Place::Workspace workspace, const char* command);
    void applyChosenAppearance();

private:
    void placeWindow();
    void buildFrame();
    void buildStatusBar();
    void connectParts();
    void adopt(std::unique_ptr<Project> project);
    void take(const SearchEntry& entry);
    void reactTo(const Changes& changes);
    void refreshTitle();
    void showLocalPage();
    void showStart();
    QString askForNewFile(const QString& title, const QString& name);
    void closeEvent(QCloseEvent* event) override;

    Navigator* m_navigator;
    Jobs* m_jobs;
    NoticeBar* m_notices;
    Rail* m_rail;
    QStackedWidget* m_stack;
    StartPage* m_start;
    Pages* m_pages;
    HistoryPanel* m_history;
    SearchBox* m_search = nullptr;
    CoderButton* m_coder;
    QToolButton* m_localPage;
    QLabel* m_saved;
    QTimer* m_watch;
    TypedUndo* m_typedUndo;
    bool m_historyWanted = false; ///< while a study is open
    Menus* m_menus = nullptr;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Session> m_session;
};

} // namespace counterpoint::ui
