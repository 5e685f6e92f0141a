#include "ui/report/finding_list.h"
#include "ui/report/finding_look.h"
#include "ui/support/row_model.h"
#include <QDropEvent>
#include <QKeyEvent>

namespace counterpoint::ui {

namespace {

QString inWords(const FindingRow& row)
{
    QStringList parts{row.finding.claim, nameOf(row.finding.status), countsOf(row.finding)};
    if (row.stale > 0)
        parts << FindingList::tr("Evidence that no longer holds: %1").arg(row.stale);
    return parts.join(QStringLiteral(". "));
}

QVariant moreOf(const FindingRow& row, int role)
{
    switch (role) {
    case FindingLook::statusRole:
        return nameOf(row.finding.status) + QStringLiteral(" · ") + countsOf(row.finding);
    case FindingLook::staleRole:
        return row.stale;
    case Qt::AccessibleTextRole:
        return inWords(row);
    case Qt::ToolTipRole:
        return row.stale > 0 ? FindingList::tr("Evidence that no longer holds: %1").arg(row.stale) : QVariant();
    default:
        return {};
    }
}

bool isStep(const QKeyEvent& key) { return key.modifiers() == Qt::AltModifier && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down); }

} // namespace

QString nameOf(Finding::Status status)
{
    return status == Finding::Status::Supported ? FindingList::tr("Supported")
        : status == Finding::Status::Tentative  ? FindingList::tr("Tentative")
                                                : FindingList::tr("Draft");
}

class FindingList::Model : public RowModel<FindingRow> {
public:
    using RowModel::RowModel;
    Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        return index.isValid() ? RowModel::flags(index) | Qt::ItemIsDragEnabled : RowModel::flags(index) | Qt::ItemIsDropEnabled;
    }
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
};

FindingList::FindingList(QWidget* parent)
    : QListView(parent)
    , m_model(new Model(
          {{tr("Finding"), [](const FindingRow& row) { return row.finding.claim; }, Qt::AlignLeft | Qt::AlignVCenter, moreOf}}, this))
{
    setModel(m_model);
    setItemDelegate(new FindingLook(this));
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setDragDropMode(InternalMove);
    setDropIndicatorShown(true);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) { Q_EMIT opened(m_model->idAt(index)); });
}

FindingList::~FindingList() = default;

void FindingList::setRows(std::vector<FindingRow> rows)
{
    const auto before = current();
    const int place = currentIndex().row();
    m_filling = true;
    m_model->setRows(std::move(rows));
    m_filling = false;
    if (before.isValid() && !m_model->indexOf(before).isValid())
        setCurrentIndex(m_model->index(std::min(place, m_model->rowCount() - 1), 0));
    if (current() != before)
        Q_EMIT currentFindingChanged(current());
    scheduleDelayedItemsLayout();
}

const std::vector<FindingRow>& FindingList::rows() const { return m_model->rows(); }

FindingId FindingList::current() const { return m_model->idAt(currentIndex()); }

void FindingList::setCurrent(FindingId id)
{
    if (!id.isValid()) {
        clearSelection();
        setCurrentIndex({});
    } else if (const auto index = m_model->indexOf(id); index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
}

void FindingList::currentChanged(const QModelIndex& now, const QModelIndex& before)
{
    QListView::currentChanged(now, before);
    if (!m_filling)
        Q_EMIT currentFindingChanged(m_model->idAt(now));
}

bool FindingList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isStep(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QListView::event(event);
}

void FindingList::keyPressEvent(QKeyEvent* event)
{
    const int row = currentIndex().row();
    if (row < 0)
        return QListView::keyPressEvent(event);
    if (event->key() == Qt::Key_Delete) {
        Q_EMIT removeWanted(current());
    } else if (isStep(*event)) {
        const int to = event->key() == Qt::Key_Up ? row - 1 : row + 1;
        if (to >= 0 && to < m_model->rowCount())
            Q_EMIT moveWanted(current(), to);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT opened(current());
    } else {
        QListView::keyPressEvent(event);
    }
}

void FindingList::dropEvent(QDropEvent* event)
{
    const auto over = indexAt(event->position().toPoint());
    const int from = currentIndex().row();
    if (event->source() != this || from < 0)
        return;
    int to = over.isValid() ? over.row() : m_model->rowCount();
    if (over.isValid() && event->position().y() > visualRect(over).center().y())
        ++to;
    // The view must not move rows by itself: the step does.
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    to = to > from ? to - 1 : to;
    if (to != from)
        Q_EMIT moveWanted(current(), to);
}

void FindingList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

} // namespace counterpoint::ui
