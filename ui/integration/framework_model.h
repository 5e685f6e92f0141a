#pragma once
#include "core/integration/framework.h"
#include <QAbstractTableModel>

namespace counterpoint::ui {

/// A framework matrix as a table: rows are Cases or groups, columns themes, cells what is written.
class FrameworkModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    /// The same rows and themes with other cells say only which cells changed.
    void setMatrix(FrameworkMatrix matrix);
    const FrameworkMatrix& matrix() const { return m_matrix; }
    const FrameworkCell* cell(const QModelIndex& index) const; ///< nullptr for an invalid index
    FrameworkCellRef ref(const QModelIndex& index) const;
    QModelIndex indexOf(const FrameworkCellRef& ref) const;
    /// What was just written, until the matrix is read again.
    void setText(const FrameworkCellRef& ref, const QString& text);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString inWords(const QModelIndex& index) const;

    FrameworkMatrix m_matrix;
};

} // namespace counterpoint::ui
