#include "ui/report/outline_list.h"
#include "core/report/section_kinds.h"
#include "ui/support/icons.h"
#include "ui/support/row_model.h"
#include <QDropEvent>
#include <QKeyEvent>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr QChar emSpace(0x2003);

QString indented(const OutlineRow& row) { return QString(2 * (row.section.level - 1), emSpace) + row.heading; }

QVariant moreOf(const OutlineRow& row, int role)
{
    const auto* kind = report::findSectionKind(row.section.kind);
    switch (role) {
    case Qt::DecorationRole:
        return icon(kind ? kind->icon : "question");
    case Qt::FontRole: {
        QFont font;
        font.setItalic(row.isSilent);
        return row.isSilent ? font : QVariant();
    }
    case Qt::ToolTipRole: {
        QStringList said{kind ? kind->about
                              : OutlineList::tr("This program does not know sections of the kind “%1”.").arg(row.section.kind),
                         row.choice};
        if (row.isSilent)
            said << OutlineList::tr("Nothing is written here yet, so nothing is printed.");
        said.removeAll(QString());
        return said.join(u'\n');
    }
    case Qt::AccessibleTextRole:
        return OutlineList::tr("%1. Level %2. %3").arg(row.heading).arg(row.section.level).arg(kind ? kind->title : row.section.kind)
            + (row.isSilent ? u' ' + OutlineList::tr("Nothing is written here yet.") : QString());
    default:
        return {};
    }
}

std::vector<RowColumn<OutlineRow>> columns()
{
    std::vector<RowColumn<OutlineRow>> columns;
    columns.push_back({OutlineList::tr("Section"), indented, Qt::AlignLeft | Qt::AlignVCenter, moreOf});
    return columns;
}

bool isMove(const QKeyEvent& key) { return key.modifiers() == Qt::AltModifier && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down); }
bool isIndent(const QKeyEvent& key)
{
    return key.modifiers() == (Qt::AltModifier | Qt::ShiftModifier) && (key.key() == Qt::Key_Left || key.key() == Qt::Key_Right);
}
bool isNew(const QKeyEvent& key) { return key.modifiers() == Qt::ControlModifier && key.key() == Qt::Key_N; }

} // namespace

class OutlineList::Model : public RowModel<OutlineRow> {
public:
    using RowModel::RowModel;
    Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        return index.isValid() ? RowModel::flags(index) | Qt::ItemIsDragEnabled : RowModel::flags(index) | Qt::ItemIsDropEnabled;
    }
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
};

OutlineList::OutlineList(QWidget* parent)
    : QListView(parent)
    , m_model(new Model(columns(), this))
{
    setModel(m_model);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setDragDropMode(InternalMove);
    setDropIndicatorShown(true);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) { Q_EMIT opened(m_model->idAt(index)); });
}

OutlineList::~OutlineList() = default;

void OutlineList::setRows(std::vector<OutlineRow> rows)
{
    const auto before = m_model->idAt(currentIndex());
    const int place = currentIndex().row();
    m_filling = true;
    m_model->setRows(std::move(rows));
    m_filling = false;
    if (before.isValid() && !m_model->indexOf(before).isValid())
        setCurrentIndex(m_model->index(std::min(place, m_model->rowCount() - 1), 0));
    if (m_model->idAt(currentIndex()) != before)
        Q_EMIT currentSectionChanged(m_model->idAt(currentIndex()));
}

const std::vector<OutlineRow>& OutlineList::rows() const { return m_model->rows(); }

const OutlineRow* OutlineList::current() const { return m_model->at(currentIndex()); }

void OutlineList::setCurrent(ReportSectionId id)
{
    if (!id.isValid()) {
        clearSelection();
        setCurrentIndex({});
    } else if (const auto index = m_model->indexOf(id); index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
}

void OutlineList::currentChanged(const QModelIndex& now, const QModelIndex& before)
{
    QListView::currentChanged(now, before);
    if (!m_filling)
        Q_EMIT currentSectionChanged(m_model->idAt(now));
}

bool OutlineList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (isMove(key) || isIndent(key) || isNew(key)) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

void OutlineList::keyPressEvent(QKeyEvent* event)
{
    if (isNew(*event)) {
        Q_EMIT addWanted();
        return;
    }
    const auto* row = current();
    if (!row)
        return QListView::keyPressEvent(event);
    if (event->key() == Qt::Key_Delete)
        removeCurrent();
    else if (isMove(*event))
        moveBy(event->key() == Qt::Key_Up ? -1 : 1);
    else if (isIndent(*event))
        indentBy(event->key() == Qt::Key_Right ? 1 : -1);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT opened(row->id);
    else
        QListView::keyPressEvent(event);
}

std::size_t OutlineList::endOfCurrent() const
{
    const auto place = std::size_t(currentIndex().row());
    std::size_t end = place + 1;
    while (end < rows().size() && rows()[end].section.level > rows()[place].section.level)
        ++end;
    return end;
}

void OutlineList::indentBy(int levels)
{
    if (const auto* row = current())
        Q_EMIT indentWanted(row->id, levels);
}

void OutlineList::removeCurrent()
{
    if (const auto* row = current())
        Q_EMIT removeWanted(row->id);
}

void OutlineList::moveBy(int direction)
{
    const int row = currentIndex().row();
    if (row < 0)
        return;
    if (direction < 0 ? row > 0 : endOfCurrent() < rows().size())
        Q_EMIT moveWanted(current()->id, row + direction);
}

void OutlineList::dropEvent(QDropEvent* event)
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
    const int end = int(endOfCurrent());
    if (to < from || to > end)
        Q_EMIT moveWanted(current()->id, to > end ? to - (end - from) : to);
}

} // namespace counterpoint::ui
