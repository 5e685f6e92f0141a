#pragma once
#include "core/base/id.h"
#include <QWidget>

class QCheckBox;
class QLabel;
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
    void showVariable(VariableId variable);
    bool showsLabels() const;
    void setShowsLabels(bool labels);

Q_SIGNALS:
    void variableChosen(counterpoint::VariableId variable);

private:
    void copy() const;
    void fitColumns();

    ResponseModel* m_model;
    QTableView* m_table;
    QCheckBox* m_labels;
    QLabel* m_shown;
    ErrorLine* m_error;
};

} // namespace counterpoint::ui
