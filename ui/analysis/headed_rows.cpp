#include "ui/analysis/headed_rows.h"
#include "ui/support/palette.h"
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace counterpoint::ui {

HeadedRows::HeadedRows(QTableView* table)
    : QStyledItemDelegate(table)
    , m_table(table)
{
}

int HeadedRows::headingHeight() const { return m_table->fontMetrics().height() + 10; }

void HeadedRows::fit()
{
    const int plain = m_table->verticalHeader()->defaultSectionSize();
    for (int row = 0; row < m_table->model()->rowCount(); ++row) {
        const bool isHeaded = m_table->model()->index(row, 0).data(headingRole).isValid();
        m_table->setRowHeight(row, isHeaded ? plain + headingHeight() : plain);
    }
}

QStyleOptionViewItem HeadedRows::below(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    auto rest = option;
    if (index.data(headingRole).isValid())
        rest.rect.setTop(rest.rect.top() + headingHeight());
    return rest;
}

void HeadedRows::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, below(option, index), index);
    const auto heading = index.data(headingRole).toString();
    if (heading.isEmpty())
        return;
    const QRect room(option.rect.left() + 6, option.rect.top(), option.rect.width() - 12, headingHeight());
    painter->save();
    painter->fillRect(option.rect.left(), option.rect.top(), option.rect.width(), headingHeight(),
                      option.palette.base()); // not chosen with its row
    painter->setPen(quietText(option.palette));
    auto font = option.font;
    font.setBold(true);
    painter->setFont(font);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignBottom, heading);
    painter->restore();
}

void HeadedRows::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::updateEditorGeometry(editor, below(option, index), index);
}

bool HeadedRows::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    return QStyledItemDelegate::editorEvent(event, model, below(option, index), index);
}

} // namespace counterpoint::ui
