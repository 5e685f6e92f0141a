#pragma once
#include "core/base/id.h"
#include "core/project/changes.h"
#include "ui/support/workspace.h"

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace counterpoint::ui {

class FilterList;
class NewVariablePage;
class ResponseGrid;
class SelectionBar;
class VariablePanel;
class VariableTable;
class VariableTree;

/// The survey's answers: datasets and variables, the grid, and the chosen variable at a glance.
class DataWorkspace : public Workspace {
    Q_OBJECT
public:
    DataWorkspace(Session& session, QWidget* parent);
    void reveal(const Place& place) override;
    QList<QAction*> commands() const override { return m_commands; }
    QByteArray saveLayout() const override;
    void restoreLayout(const QByteArray& layout) override;
    /// Only these responses, such as those with a quality flag.
    void showResponses(DatasetId dataset, const QString& title, const std::vector<std::size_t>& rows);

private:
    QWidget* buildEmpty();
    QWidget* buildLeft();
    QWidget* buildMiddle();
    void addCommands();
    void choose(DatasetId dataset, VariableId variable);
    void reactTo(const Changes& changes);
    void reload();
    void showVariables();
    void connectNewVariable();
    void beginVariable(VariableId from);
    void editDefinition(VariableId variable);
    void askForFile();
    void importFile(const QString& path);
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

    QList<QAction*> m_commands;
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    VariableTree* m_tree;
    QTabWidget* m_tabs;
    ResponseGrid* m_grid;
    VariableTable* m_table;
    NewVariablePage* m_newVariable;
    FilterList* m_filters;
    SelectionBar* m_selection;
    VariablePanel* m_panel;
    DatasetId m_dataset;
};

} // namespace counterpoint::ui
