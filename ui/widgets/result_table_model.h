#pragma once
#include "core/analysis/result.h"
#include <QAbstractTableModel>

namespace counterpoint::ui {

/// The cells of a table of results, as they are read; in full precision as tool tip.
class ResultTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { RowKind = Qt::UserRole, Rule };
    enum RuleAt { NoRule = 0, Above = 1, Below = 2 };

    using QAbstractTableModel::QAbstractTableModel;
    void setTable(const ResultTable& table);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int rulesOf(int row) const;

    ResultTable m_table;
    std::vector<bool> m_isNumeric; // by column
};

} // namespace counterpoint::ui
