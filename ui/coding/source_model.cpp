#include "ui/coding/source_model.h"
#include "ui/support/icons.h"
#include <QFont>
#include <QLocale>
#include <QSet>

namespace counterpoint::ui {

QString strandName(Strand strand)
{
    switch (strand) {
    case Strand::Interviews:
        return SourceModel::tr("Interviews");
    case Strand::Survey:
        return SourceModel::tr("Survey answers");
    case Strand::FocusGroups:
        return SourceModel::tr("Focus groups");
    case Strand::Documents:
        return SourceModel::tr("Documents");
    }
    return {};
}

SourceModel::SourceModel(QObject* parent)
    : QStandardItemModel(parent)
{
    setHorizontalHeaderLabels({tr("Source"), tr("Words"), tr("Codings")});
    horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    horizontalHeaderItem(2)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

QModelIndex SourceModel::indexOf(SourceId id) const
{
    auto* item = m_items.value(id.value());
    return item ? item->index() : QModelIndex();
}

QStandardItem* SourceModel::groupOf(Strand strand)
{
    auto*& group = m_groups[strand];
    if (group)
        return group;
    group = new QStandardItem(strandName(strand));
    QFont bold;
    bold.setBold(true);
    group->setFont(bold);
    group->setFlags(Qt::ItemIsEnabled);
    int row = 0;
    for (const auto& [other, item] : m_groups)
        if (other < strand && item->model())
            row = item->row() + 1;
    insertRow(row, {group, new QStandardItem, new QStandardItem});
    for (int column = 1; column < 3; ++column)
        item(row, column)->setFlags(Qt::ItemIsEnabled);
    return group;
}

void SourceModel::put(const Source& source, QStandardItem* group, int row)
{
    auto*& item = m_items[source.id.value()];
    if (!item) {
        item = new QStandardItem(source.name);
        item->setData(qlonglong(source.id.value()), idRole);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
        QList<QStandardItem*> cells{item, new QStandardItem, new QStandardItem};
        for (auto* number : {cells[1], cells[2]}) {
            number->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        }
        group->insertRow(row, cells);
    } else if (item->parent() != group || item->row() != row) {
        const auto cells = item->parent()->takeRow(item->row());
        group->insertRow(row, cells);
    }
    show(source, item);
}

void SourceModel::show(const Source& source, QStandardItem* item)
{
    const auto write = [](QStandardItem* cell, const QString& text) {
        if (cell->text() != text)
            cell->setText(text);
    };
    const auto* group = item->parent();
    write(item, source.name);
    write(group->child(item->row(), 1), source.words < 0 ? QString(QChar(0x2026)) : QLocale().toString(source.words));
    write(group->child(item->row(), 2), source.codings > 0 ? QLocale().toString(source.codings) : QString());
    const auto tip = source.fileName.isEmpty() ? source.name : tr("%1, from %2").arg(source.name, source.fileName);
    if (item->toolTip() != tip)
        item->setToolTip(tip);
}

void SourceModel::updateSource(const Source& source)
{
    if (auto* item = m_items.value(source.id.value()))
        show(source, item);
}

void SourceModel::setSources(const std::vector<Source>& sources)
{
    QSet<qlonglong> there;
    for (const auto& source : sources)
        there.insert(source.id.value());
    for (const auto id : m_items.keys())
        if (!there.contains(id)) {
            auto* item = m_items.take(id);
            item->parent()->removeRow(item->row());
        }
    std::map<Strand, int> rows;
    for (const auto& source : sources)
        put(source, groupOf(source.strand), rows[source.strand]++);
    for (auto group = m_groups.begin(); group != m_groups.end();) {
        if (group->second->rowCount() > 0) {
            ++group;
            continue;
        }
        removeRow(group->second->row());
        group = m_groups.erase(group);
    }
}

bool SourceModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != 0)
        return QStandardItemModel::setData(index, value, role);
    Q_EMIT renameWanted(idAt(index), value.toString());
    return false;
}

} // namespace counterpoint::ui
