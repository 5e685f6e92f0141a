#include "ui/analysis/variable_list.h"
#include "ui/support/icons.h"
#include "ui/widgets/variable_words.h"
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>
#include <QSortFilterProxyModel>

namespace counterpoint::ui {

namespace {

/// Rows that can be dragged.
class DraggableVariables : public RowModel<Variable> {
public:
    using RowModel<Variable>::RowModel;

    Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                               : Qt::NoItemFlags;
    }
    QStringList mimeTypes() const override { return {QLatin1String(dragged_variables::mimeType)}; }
    QMimeData* mimeData(const QModelIndexList& indexes) const override
    {
        std::vector<VariableId> ids;
        for (const auto& index : indexes)
            ids.push_back(idAt(index));
        return dragged_variables::toMimeData(ids);
    }
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
};

QString nameAndLabel(const Variable& variable)
{
    return variable.label.isEmpty() ? variable.name : QStringLiteral("%1 – %2").arg(variable.name, variable.label);
}

RowColumn<Variable> column()
{
    RowColumn<Variable> shown;
    shown.title = VariableList::tr("Variable");
    shown.text = nameAndLabel;
    shown.more = [](const Variable& variable, int role) -> QVariant {
        if (role == Qt::DecorationRole)
            return icon(iconName(variable));
        if (role == Qt::ToolTipRole)
            return QStringLiteral("<qt>%1</qt>").arg(variable.title().toHtmlEscaped());
        return {};
    };
    return shown;
}

} // namespace

namespace dragged_variables {

QMimeData* toMimeData(const std::vector<VariableId>& ids)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    for (const auto id : ids)
        out << qint64(id.value());
    auto* data = new QMimeData;
    data->setData(QLatin1String(mimeType), bytes);
    return data;
}

std::vector<VariableId> from(const QMimeData* data)
{
    QDataStream in(data->data(QLatin1String(mimeType)));
    std::vector<VariableId> ids;
    while (!in.atEnd()) {
        qint64 id = 0;
        in >> id;
        ids.emplace_back(id);
    }
    return ids;
}

} // namespace dragged_variables

VariableList::VariableList(QWidget* parent)
    : QListView(parent)
    , m_model(new DraggableVariables({column()}, this))
    , m_filtered(new QSortFilterProxyModel(this))
{
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_filtered);
    setUniformItemSizes(true);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(ExtendedSelection);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    connect(this, &QListView::activated, this, [this] { Q_EMIT chosen(selected()); });
}

void VariableList::setVariables(std::vector<Variable> variables) { m_model->setRows(std::move(variables)); }

void VariableList::setFilter(const QString& text) { m_filtered->setFilterFixedString(text); }

std::vector<VariableId> VariableList::selected() const
{
    std::vector<int> rows;
    for (const auto& index : selectionModel()->selectedIndexes())
        rows.push_back(m_filtered->mapToSource(index).row());
    std::sort(rows.begin(), rows.end());
    std::vector<VariableId> ids;
    for (const int row : rows)
        ids.push_back(m_model->rows()[std::size_t(row)].id);
    return ids;
}

} // namespace counterpoint::ui
