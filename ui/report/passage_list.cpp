#include "ui/report/passage_list.h"
#include "ui/report/short_text.h"
#include "ui/support/icons.h"
#include "ui/support/palette.h"
#include <QEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int room = 6;
constexpr int lines = 3;
constexpr int markSize = 16;
} // namespace

class PassageList::Model : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(rows.size()); }
    const PassageRow& at(const QModelIndex& index) const { return rows[std::size_t(index.row())]; }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid())
            return {};
        const auto& row = at(index);
        if (role == Qt::DisplayRole)
            return row.words;
        if (role == Qt::AccessibleTextRole)
            return row.isChosen ? tr("%1. %2. Evidence already.").arg(row.words, row.from) : tr("%1. %2.").arg(row.words, row.from);
        if (role == Qt::ToolTipRole)
            return QStringLiteral("<qt>%1</qt>").arg(row.words.left(1500).toHtmlEscaped());
        return {};
    }
    Qt::ItemFlags flags(const QModelIndex& index) const override { return QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled; }
    QStringList mimeTypes() const override { return {QLatin1String(evidenceMimeType)}; }
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    QMimeData* mimeData(const QModelIndexList& indexes) const override
    {
        std::vector<EvidenceChoice> choices;
        for (const auto& index : indexes)
            choices.push_back(at(index).choice);
        return toMimeData(choices);
    }
    /// The same passages with other marks keep the selection.
    void setRows(std::vector<PassageRow> fresh)
    {
        const bool isSame =
            std::equal(rows.begin(), rows.end(), fresh.begin(), fresh.end(), [](const PassageRow& one, const PassageRow& other) {
                return one.choice == other.choice && one.words == other.words;
            });
        if (!isSame)
            beginResetModel();
        rows = std::move(fresh);
        if (!isSame)
            endResetModel();
        else if (!rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
    std::vector<PassageRow> rows;
};

/// Draws the words, and below them whose they are; all rows are equally high, so that long lists open at once.
class PassageList::Look : public QStyledItemDelegate {
public:
    Look(const Model& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {80, option.fontMetrics.lineSpacing() * (lines + 1) + 3 * room};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& row = m_model.at(index);
        const bool isSelected = option.state & QStyle::State_Selected;
        const auto ink = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
        const auto inner = option.rect.adjusted(room, room, -room, -room);
        painter->save();
        painter->fillRect(option.rect, option.palette.color(isSelected ? QPalette::Highlight : QPalette::Base));
        painter->setPen(ink);
        drawShort(*painter, row.words, option.font, inner.topLeft(), inner.width(), lines);
        QRect below(inner.left(), inner.bottom() - option.fontMetrics.height() + 1, inner.width(), option.fontMetrics.height());
        if (row.isChosen) {
            const QRect mark(below.right() - markSize + 1, below.top() + (below.height() - markSize) / 2, markSize, markSize);
            icon("checkmark").paint(painter, mark, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
            below.setRight(mark.left() - room);
        }
        painter->setPen(isSelected ? ink : quietText(option.palette));
        painter->setFont(option.font);
        painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter, option.fontMetrics.elidedText(row.from, Qt::ElideMiddle, below.width()));
        painter->setPen(faintLine(option.palette));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Highlight), 1, Qt::DotLine));
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        painter->restore();
    }

private:
    const Model& m_model;
};

PassageList::PassageList(QWidget* parent)
    : QListView(parent)
    , m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new Look(*m_model, this));
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setDragDropMode(DragOnly);
}

void PassageList::setRows(std::vector<PassageRow> rows) { m_model->setRows(std::move(rows)); }

std::vector<EvidenceChoice> PassageList::chosen() const
{
    auto selected = selectionModel()->selectedIndexes();
    std::sort(selected.begin(), selected.end());
    std::vector<EvidenceChoice> choices;
    for (const auto& index : selected)
        choices.push_back(m_model->at(index).choice);
    return choices;
}

void PassageList::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !chosen().empty())
        Q_EMIT wanted(event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QListView::keyPressEvent(event);
}

void PassageList::mouseDoubleClickEvent(QMouseEvent* event)
{
    QListView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->position().toPoint()).isValid())
        Q_EMIT wanted(event->modifiers().testFlag(Qt::ShiftModifier));
}

void PassageList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QListView::selectionChanged(selected, deselected);
    Q_EMIT selectionTouched();
}

void PassageList::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

} // namespace counterpoint::ui
