#include "ui/report/ordered_list.h"
#include <QDropEvent>
#include <QKeyEvent>

namespace counterpoint::ui {

namespace {

bool isStep(const QKeyEvent& key) { return key.modifiers() == Qt::AltModifier && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down); }

} // namespace

OrderedList::OrderedList(QWidget* parent)
    : QListView(parent)
{
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setDragDropMode(InternalMove);
    setDropIndicatorShown(true);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) { Q_EMIT rowOpened(index.row()); });
}

void OrderedList::currentChanged(const QModelIndex& now, const QModelIndex& before)
{
    QListView::currentChanged(now, before);
    if (!m_isFilling)
        Q_EMIT currentRowChanged();
}

bool OrderedList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isStep(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QListView::event(event);
}

void OrderedList::keyPressEvent(QKeyEvent* event)
{
    const int row = currentIndex().row();
    if (row < 0)
        return QListView::keyPressEvent(event);
    if (event->key() == Qt::Key_Delete) {
        Q_EMIT rowRemoveWanted(row);
    } else if (isStep(*event)) {
        const int to = event->key() == Qt::Key_Up ? row - 1 : row + 1;
        if (to >= 0 && to < model()->rowCount())
            Q_EMIT rowMoveWanted(row, to);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT rowOpened(row);
    } else {
        QListView::keyPressEvent(event);
    }
}

void OrderedList::dropEvent(QDropEvent* event)
{
    const auto over = indexAt(event->position().toPoint());
    const int from = currentIndex().row();
    if (event->source() != this || from < 0)
        return;
    int to = over.isValid() ? over.row() : model()->rowCount();
    if (over.isValid() && event->position().y() > visualRect(over).center().y())
        ++to;
    // The view must not move rows by itself: the step does.
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    to = to > from ? to - 1 : to;
    if (to != from)
        Q_EMIT rowMoveWanted(from, to);
}

void OrderedList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

} // namespace counterpoint::ui
