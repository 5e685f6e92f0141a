#pragma once
#include "ui/study/case_rows.h"
#include "ui/support/row_model.h"
#include <QWidget>

class QAction;
class QLineEdit;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolBar;

namespace counterpoint {
class Changes;
}

namespace counterpoint::ui {

class CaseDetails;
class CaseProfilePage;
class Session;
class WhenShown;

/// The table of Cases: names and attributes edited in place, with what each said where; beside it the chosen one.
class CasesPage : public QWidget {
    Q_OBJECT
public:
    explicit CasesPage(Session& session, QWidget* parent = nullptr);
    void select(CaseId id);
    void openProfile(CaseId id);
    void showTable();
    QList<QAction*> commands() const { return m_commands; }
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& layout);

private:
    QToolBar* buildTools();
    QWidget* buildTable();
    QAction* addCommand(QToolBar* bar, const char* name, const char* iconName, const QString& text, void (CasesPage::*act)());
    std::vector<RowColumn<CaseRow>> columns() const;
    RowColumn<CaseRow> attributeColumn(const Attribute& attribute) const;
    bool rename(CaseId id, const QString& name) const;
    bool setValue(const CaseRow& row, const Attribute& attribute, const QString& value) const;
    void addCase();
    void addAttribute();
    void paste();
    void copy();
    void removeSelected();
    void attributeMenu(const QPoint& at);
    void reload();
    void reactTo(const Changes& changes);
    void showCurrent();
    void openCurrent();
    void openCell(const QModelIndex& index);
    void stepProfile(int direction);
    bool eventFilter(QObject* watched, QEvent* event) override;

    Session& m_session;
    std::vector<Attribute> m_attributes;
    RowModel<CaseRow>* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    QLineEdit* m_filter;
    QStackedWidget* m_views; ///< the table, or one profile
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    CaseDetails* m_details;
    CaseProfilePage* m_profile;
    WhenShown* m_rows;
    QList<QAction*> m_commands;
};

} // namespace counterpoint::ui
