#pragma once
#include <QStyledItemDelegate>

class QTableView;

namespace counterpoint::ui {

/// Rows of a table, some of which stand under a heading of their own: the first ones of a group.
class HeadedRows : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int headingRole = Qt::UserRole + 20; ///< the heading above a row; nothing where it has none
    explicit HeadedRows(QTableView* table);
    /// Gives each row the height that it needs; after rows have come, gone or moved.
    void fit();

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;

private:
    int headingHeight() const;
    QStyleOptionViewItem below(const QStyleOptionViewItem& option, const QModelIndex& index) const;

    QTableView* m_table;
};

} // namespace counterpoint::ui
