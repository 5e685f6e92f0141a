#include "ui/integration/display_list.h"
#include "ui/support/icons.h"
#include "ui/support/palette.h"
#include "ui/support/row_model.h"
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int room = 8;
constexpr int aboutRole = Qt::UserRole + 1;

QVariant moreOf(const DisplayRow& row, int role)
{
    switch (role) {
    case aboutRole:
        return row.about;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1. %2").arg(row.name, row.about);
    case Qt::ToolTipRole:
        return row.name;
    default:
        return {};
    }
}

/// The name, and below it in a quiet line what it is.
class DisplayLook : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {80, 2 * option.fontMetrics.lineSpacing() + 2 * room};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool isSelected = option.state & QStyle::State_Selected;
        const auto ink = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
        const auto inner = option.rect.adjusted(room, room, -room, -room);
        const int line = option.fontMetrics.lineSpacing();
        const auto draw = [&](int y, const QString& text) {
            painter->drawText(QRect(inner.left(), inner.top() + y, inner.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                              option.fontMetrics.elidedText(text, Qt::ElideRight, inner.width()));
        };
        painter->save();
        painter->fillRect(option.rect, option.palette.color(isSelected ? QPalette::Highlight : QPalette::Base));
        painter->setFont(option.font);
        painter->setPen(ink);
        draw(0, index.data().toString());
        painter->setPen(isSelected ? ink : quietText(option.palette));
        draw(line, index.data(aboutRole).toString());
        painter->setPen(faintLine(option.palette));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(ink, 1, Qt::DotLine));
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        painter->restore();
    }
};

} // namespace

DisplayRow DisplayRow::make(Kind kind, std::int64_t of, const QString& name, const QString& about)
{
    constexpr std::int64_t kinds = 8;
    return {Id<DisplayTag>(of * kinds + int(kind)), kind, of, name, about};
}

class DisplayList::Model : public RowModel<DisplayRow> {
public:
    using RowModel::RowModel;
};

DisplayList::DisplayList(QWidget* parent)
    : QListView(parent)
    , m_model(new Model({{tr("Display"), [](const DisplayRow& row) { return row.name; }, Qt::AlignLeft | Qt::AlignVCenter, moreOf}}, this))
{
    setModel(m_model);
    setItemDelegate(new DisplayLook(this));
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
}

DisplayList::~DisplayList() = default;

void DisplayList::setRows(std::vector<DisplayRow> rows)
{
    const auto before = m_model->idAt(currentIndex());
    const int place = currentIndex().row();
    m_isFilling = true;
    m_model->setRows(std::move(rows));
    if (!m_model->indexOf(before).isValid())
        setCurrentIndex(m_model->index(std::clamp(place, 0, std::max(0, m_model->rowCount() - 1)), 0));
    m_isFilling = false;
    if (m_model->idAt(currentIndex()) != before)
        Q_EMIT currentDisplayChanged();
}

const DisplayRow* DisplayList::current() const { return m_model->at(currentIndex()); }

void DisplayList::setCurrent(DisplayRow::Kind kind, std::int64_t of)
{
    const auto& rows = m_model->rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const DisplayRow& row) { return row.kind == kind && row.of == of; });
    if (found != rows.end())
        setCurrentIndex(m_model->indexOf(found->id));
}

void DisplayList::currentChanged(const QModelIndex& now, const QModelIndex& before)
{
    QListView::currentChanged(now, before);
    if (!m_isFilling)
        Q_EMIT currentDisplayChanged();
}

void DisplayList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && current())
        Q_EMIT removeWanted();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current())
        Q_EMIT opened();
    else
        QListView::keyPressEvent(event);
}

void DisplayList::contextMenuEvent(QContextMenuEvent* event)
{
    if (!current())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon("edit-delete"), tr("&Delete “%1”").arg(current()->name), this, &DisplayList::removeWanted);
    menu->popup(event->globalPos());
}

} // namespace counterpoint::ui
