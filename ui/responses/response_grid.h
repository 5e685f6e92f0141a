#pragma once
#include "core/base/id.h"
#include <QWidget>
#include <vector>

class QAction;
class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace counterpoint::ui {

class ErrorLine;
class ResponseModel;
class Session;

/// The answers of a dataset as a grid, as codes or as labels. Choosing a column chooses its variable.
class ResponseGrid : public QWidget {
    Q_OBJECT
public:
    explicit ResponseGrid(Session& session, QWidget* parent = nullptr);
    void setDataset(DatasetId dataset);
    void refreshVariables();
    /// Shows only the responses for which an expression is true; empty: all.
    void setFilter(const QString& name, const QString& expression);
    /// Shows only these responses, and a way back to all.
    void showRows(const QString& title, const std::vector<std::size_t>& rows);
    void showVariable(VariableId variable);
    bool showsLabels() const;
    void setShowsLabels(bool labels);

Q_SIGNALS:
    void variableChosen(counterpoint::VariableId variable);

private:
    void copy() const;
    void askWhoAnswers();
    void tellShown();
    void fitColumns();

    Session& m_session;
    ResponseModel* m_model;
    QTableView* m_table;
    QAction* m_person;
    QCheckBox* m_labels;
    QLabel* m_shown;
    QPushButton* m_all;
    QString m_filterName;
    QString m_picked; ///< what the rows are that were asked for; empty: none were
    ErrorLine* m_error;
};

} // namespace counterpoint::ui
