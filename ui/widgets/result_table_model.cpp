#include "ui/widgets/result_table_model.h"
#include "core/responses/column.h"
#include "ui/support/palette.h"
#include "ui/widgets/result_clipboard.h"
#include <QBrush>
#include <QFont>
#include <QGuiApplication>

namespace counterpoint::ui {

void ResultTableModel::setTable(const ResultTable& table)
{
    beginResetModel();
    m_table = table;
    m_isNumeric.clear();
    for (int column = 0; column < int(table.headers.size()); ++column)
        m_isNumeric.push_back(result_clipboard::isNumeric(table, column));
    endResetModel();
}

int ResultTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_table.rows.size()); }

int ResultTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_table.headers.size()); }

QVariant ResultTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& row = m_table.rows[std::size_t(index.row())];
    const auto place = std::size_t(index.column());
    if (place >= row.cells.size())
        return role == Rule ? QVariant(rulesOf(index.row())) : QVariant();
    const auto& cell = row.cells[place];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return cell.isNumber() && numberText(cell.number) != cell.text ? numberText(cell.number) : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(int(Qt::AlignVCenter | (m_isNumeric[place] ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::ForegroundRole:
        return row.kind == ResultRow::Kind::Missing ? QBrush(quietText(QGuiApplication::palette())) : QVariant();
    case RowKind:
        return int(row.kind);
    case Rule:
        return rulesOf(index.row());
    default:
        return {};
    }
}

int ResultTableModel::rulesOf(int row) const
{
    const auto kind = m_table.rows[std::size_t(row)].kind;
    int rules = row + 1 == int(m_table.rows.size()) ? Below : NoRule;
    if (row > 0 && kind == ResultRow::Kind::Total && m_table.rows[std::size_t(row) - 1].kind != kind)
        rules |= Above;
    return rules;
}

QVariant ResultTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return m_table.headers[section];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(int(Qt::AlignBottom | (m_isNumeric[std::size_t(section)] ? Qt::AlignRight : Qt::AlignLeft)));
    return {};
}

} // namespace counterpoint::ui
