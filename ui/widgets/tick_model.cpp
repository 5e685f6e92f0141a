#include "ui/widgets/tick_model.h"
#include <QColor>
#include <QPixmap>

namespace counterpoint::ui {

namespace {

QPixmap chip(const QString& colour)
{
    QPixmap pixmap(12, 12);
    pixmap.fill(QColor(colour));
    return pixmap;
}

/// Codes stand under their parents, so that their own names say enough.
QString shortName(const StudyItem& item)
{
    return QString(item.depth * 3, u' ') + (item.depth > 0 ? item.name.section(u'/', -1) : item.name);
}

} // namespace

void TickModel::setItems(const std::vector<StudyItem>& items)
{
    if (items == m_items)
        return;
    beginResetModel();
    m_items = items;
    endResetModel();
}

void TickModel::setTicked(const QJsonArray& keys)
{
    QSet<QString> wanted;
    for (const auto& key : keys)
        wanted.insert(key.toString());
    if (wanted == m_ticked)
        return;
    m_ticked = wanted;
    if (!m_items.empty())
        Q_EMIT dataChanged(index(0), index(int(m_items.size()) - 1), {Qt::CheckStateRole});
}

QJsonArray TickModel::ticked() const
{
    QJsonArray keys;
    for (const auto& item : m_items)
        if (m_ticked.contains(item.key))
            keys.append(item.key);
    return keys;
}

int TickModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_items.size()); }

QVariant TickModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& item = m_items[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return shortName(item);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
    case FindRole:
        return item.name;
    case Qt::CheckStateRole:
        return m_ticked.contains(item.key) ? Qt::Checked : Qt::Unchecked;
    case Qt::DecorationRole:
        return item.colour.isEmpty() ? QVariant() : chip(item.colour);
    default:
        return {};
    }
}

bool TickModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    const auto& key = m_items[std::size_t(index.row())].key;
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(key);
    else
        m_ticked.remove(key);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT wanted(ticked());
    return true;
}

Qt::ItemFlags TickModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

} // namespace counterpoint::ui
