#pragma once
#include "core/base/id.h"
#include <QWidget>

class QCheckBox;
class QTableView;

namespace counterpoint::ui {

class ResponseModel;
class Session;

/// The answers of a dataset as a grid, as codes or as labels. Choosing a column chooses its variable.
class ResponseGrid : public QWidget {
    Q_OBJECT
public:
    explicit ResponseGrid(Session& session, QWidget* parent = nullptr);
    void setDataset(DatasetId dataset);
    void refreshVariables();
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
};

} // namespace counterpoint::ui
