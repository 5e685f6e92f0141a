#pragma once
#include "ui/shell/search_entries.h"
#include <QObject>

class QAction;
class QMenu;

namespace counterpoint::ui {

class MainWindow;

/// The menu bar of the window and the keys of its commands.
class Menus : public QObject {
    Q_OBJECT
public:
    explicit Menus(MainWindow& window);
    /// Brings names and states of the commands up to date with the study, or with there being none.
    void refresh();
    /// The commands that can be run now, of the menus and of the current workspace.
    std::vector<SearchEntry> searchEntries() const;

private:
    void buildStudy();
    void buildEdit();
    void buildView();
    void buildTheme(QMenu& view);
    void buildTextSize(QMenu& view);
    void buildHelp();
    QAction* add(QMenu& menu, const char* name, const QString& text, const char* iconName, const QKeySequence& key,
                 std::function<void()> act);
    QAction* addForStudy(QMenu& menu, const char* name, const QString& text, const char* iconName, const QKeySequence& key,
                         std::function<void()> act);
    void addIn(QMenu& menu, Place::Workspace workspace, const char* command, const QString& text, const char* iconName,
               const QKeySequence& key);
    void fillRecent(QMenu& menu);

    MainWindow& m_window;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_back = nullptr;
    QAction* m_forward = nullptr;
    std::vector<QAction*> m_forStudy; ///< make sense only while a study is open
    std::vector<QAction*> m_all;
};

} // namespace counterpoint::ui
