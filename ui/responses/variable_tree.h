#pragma once
#include "core/responses/datasets.h"
#include <QWidget>

class QLineEdit;
class QModelIndex;
class QSortFilterProxyModel;
class QStandardItem;
class QStandardItemModel;
class QTreeView;

namespace counterpoint::ui {

class Session;

/// The datasets of the study and under each its variables, with a filter over names and labels.
class VariableTree : public QWidget {
    Q_OBJECT
public:
    explicit VariableTree(Session& session, QWidget* parent = nullptr);
    void reload();
    bool isEmpty() const;
    void showVariable(VariableId variable);
    void showDataset(DatasetId dataset);
    DatasetId currentDataset() const;
    VariableId currentVariable() const;
    void exportDataset(); ///< asks how and where to
    void linkRespondents(); ///< asks which Cases the respondents of the chosen dataset are

Q_SIGNALS:
    /// `variable` is not valid where the dataset itself was chosen.
    void chosen(counterpoint::DatasetId dataset, counterpoint::VariableId variable);
    void activated(counterpoint::VariableId variable); ///< by double click or Enter

private:
    QStandardItem* itemFor(const Dataset& dataset) const;
    void announce(const QModelIndex& current);
    void show(int role, qint64 id);
    void renameDataset(QStandardItem* item);
    void removeDataset();

    Session& m_session;
    QStandardItemModel* m_model;
    QSortFilterProxyModel* m_filtered;
    QLineEdit* m_filter;
    QTreeView* m_tree;
    bool m_loading = false;
};

} // namespace counterpoint::ui
