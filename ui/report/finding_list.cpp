#include "ui/report/finding_list.h"
#include "ui/report/finding_look.h"
#include "ui/report/finding_names.h"
#include "ui/support/row_model.h"

namespace counterpoint::ui {

namespace {

QString inWords(const FindingRow& row)
{
    QStringList parts{row.finding.claim, nameOf(row.finding.status), countsOf(row.finding)};
    if (row.stale > 0)
        parts << FindingList::tr("Evidence and figures that no longer hold: %1").arg(row.stale);
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
        return row.stale > 0 ? FindingList::tr("Evidence and figures that no longer hold: %1").arg(row.stale) : QVariant();
    default:
        return {};
    }
}

} // namespace

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
    : OrderedList(parent)
    , m_model(new Model(
          {{tr("Finding"), [](const FindingRow& row) { return row.finding.claim; }, Qt::AlignLeft | Qt::AlignVCenter, moreOf}}, this))
{
    setModel(m_model);
    setItemDelegate(new FindingLook(this));
    const auto idAt = [this](int row) { return m_model->idAt(m_model->index(row, 0)); };
    connect(this, &OrderedList::currentRowChanged, this, [this] { Q_EMIT currentFindingChanged(current()); });
    connect(this, &OrderedList::rowMoveWanted, this, [this, idAt](int from, int to) { Q_EMIT moveWanted(idAt(from), to); });
    connect(this, &OrderedList::rowRemoveWanted, this, [this, idAt](int row) { Q_EMIT removeWanted(idAt(row)); });
    connect(this, &OrderedList::rowOpened, this, [this, idAt](int row) { Q_EMIT opened(idAt(row)); });
}

FindingList::~FindingList() = default;

void FindingList::setRows(std::vector<FindingRow> rows)
{
    const auto before = current();
    const int place = currentIndex().row();
    setFilling(true);
    m_model->setRows(std::move(rows));
    setFilling(false);
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

} // namespace counterpoint::ui
