#include "ui/coding/passage_tree_model.h"
#include <algorithm>

namespace counterpoint::ui {

namespace {

using Tick = TreePassage::Tick;
constexpr quintptr groupMark = 0; ///< internal id of a group; of a passage it is its group's place + 1

/// Of what can be ticked in a group: all, none or some; nothing where nothing can be.
QVariant stateOf(const PassageGroup& group)
{
    int on = 0;
    int off = 0;
    for (const auto& passage : group.passages) {
        on += passage.tick == Tick::On ? 1 : 0;
        off += passage.tick == Tick::Off ? 1 : 0;
    }
    if (on + off == 0)
        return {};
    return off == 0 ? Qt::Checked : on == 0 ? Qt::Unchecked : Qt::PartiallyChecked;
}

void tickAll(PassageGroup& group, bool on)
{
    for (auto& passage : group.passages)
        if (passage.tick == Tick::On || passage.tick == Tick::Off)
            passage.tick = on ? Tick::On : Tick::Off;
}

} // namespace

void PassageTreeModel::setGroups(std::vector<PassageGroup> groups)
{
    beginResetModel();
    m_groups = std::move(groups);
    endResetModel();
}

void PassageTreeModel::append(PassageGroup group)
{
    if (m_groups.empty() || m_groups.back().key != group.key) {
        beginInsertRows({}, int(m_groups.size()), int(m_groups.size()));
        m_groups.push_back(std::move(group));
        endInsertRows();
        return;
    }
    auto& last = m_groups.back();
    const auto parent = index(int(m_groups.size()) - 1, 0);
    beginInsertRows(parent, int(last.passages.size()), int(last.passages.size() + group.passages.size()) - 1);
    last.passages.insert(last.passages.end(), std::make_move_iterator(group.passages.begin()),
                         std::make_move_iterator(group.passages.end()));
    endInsertRows();
    Q_EMIT dataChanged(parent, parent);
}

void PassageTreeModel::setAllTicked(bool on)
{
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        tickAll(m_groups[i], on);
        const auto parent = index(int(i), 0);
        Q_EMIT dataChanged(parent, parent, {Qt::CheckStateRole});
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, 0, parent), {Qt::CheckStateRole});
    }
    Q_EMIT ticked();
}

const PassageGroup* PassageTreeModel::groupAt(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() == groupMark ? &m_groups[std::size_t(index.row())] : nullptr;
}

const TreePassage* PassageTreeModel::passageAt(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() != groupMark
        ? &m_groups[std::size_t(index.internalId() - 1)].passages[std::size_t(index.row())]
        : nullptr;
}

QModelIndex PassageTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : groupMark);
}

QModelIndex PassageTreeModel::parent(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() != groupMark ? createIndex(int(index.internalId() - 1), 0, groupMark) : QModelIndex();
}

int PassageTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    const auto* group = groupAt(parent);
    return group ? int(group->passages.size()) : 0;
}

int PassageTreeModel::columnCount(const QModelIndex&) const { return 1; }

QVariant PassageTreeModel::data(const QModelIndex& index, int role) const
{
    if (const auto* group = groupAt(index)) {
        if (role == Qt::CheckStateRole)
            return stateOf(*group);
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return QStringLiteral("%1 · %2").arg(group->title,
                                                 group->note.isEmpty() ? QString::number(group->passages.size()) : group->note);
        return {};
    }
    const auto* passage = passageAt(index);
    if (!passage)
        return {};
    if (role == Qt::CheckStateRole)
        return passage->tick == Tick::None ? QVariant() : QVariant(passage->tick == Tick::Off ? Qt::Unchecked : Qt::Checked);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return passage->who.isEmpty() ? passage->before + passage->text + passage->after
                                      : QStringLiteral("%1 · %2").arg(passage->who, passage->before + passage->text + passage->after);
    if (role == Qt::ToolTipRole && passage->tick == Tick::Fixed)
        return PassageTree::tr("Has this code already");
    return {};
}

bool PassageTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    const bool on = value.toInt() == Qt::Checked;
    const bool isGroup = groupAt(index) != nullptr;
    const auto parent = isGroup ? index : this->parent(index);
    auto& group = m_groups[std::size_t(parent.row())];
    if (isGroup)
        tickAll(group, on);
    else
        group.passages[std::size_t(index.row())].tick = on ? Tick::On : Tick::Off;
    Q_EMIT dataChanged(parent, parent, {Qt::CheckStateRole});
    const int first = isGroup ? 0 : index.row();
    const int last = isGroup ? rowCount(parent) - 1 : index.row();
    Q_EMIT dataChanged(this->index(first, 0, parent), this->index(last, 0, parent), {Qt::CheckStateRole});
    Q_EMIT ticked();
    return true;
}

Qt::ItemFlags PassageTreeModel::flags(const QModelIndex& index) const
{
    auto flags = QAbstractItemModel::flags(index);
    const auto* passage = passageAt(index);
    const auto* group = groupAt(index);
    if ((passage && (passage->tick == Tick::On || passage->tick == Tick::Off)) || (group && stateOf(*group).isValid()))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace counterpoint::ui
