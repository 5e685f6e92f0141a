#include "ui/integration/map_canvas.h"
#include "ui/integration/map_items.h"
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QTimer>
#include <algorithm>
#include <cmath>

namespace counterpoint::ui {

namespace {

constexpr double keyStep = 10;

/// Keys that mean something here, though the window has commands on them too.
bool isOurs(const QKeyEvent& key)
{
    constexpr Qt::Key withControl[]{Qt::Key_N, Qt::Key_0, Qt::Key_A, Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus};
    constexpr Qt::Key alone[]{Qt::Key_N, Qt::Key_B, Qt::Key_L, Qt::Key_Delete, Qt::Key_F2, Qt::Key_Return, Qt::Key_Enter};
    if (key.modifiers() == Qt::ControlModifier)
        return std::find(std::begin(withControl), std::end(withControl), key.key()) != std::end(withControl);
    return key.modifiers() == Qt::NoModifier && std::find(std::begin(alone), std::end(alone), key.key()) != std::end(alone);
}

} // namespace

bool MapCanvas::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QGraphicsView::event(event);
}

void MapCanvas::keyPressEvent(QKeyEvent* event)
{
    const bool isControl = event->modifiers() & Qt::ControlModifier;
    const double step = event->modifiers() & Qt::ShiftModifier ? 1 : keyStep;
    const auto move = [&](double x, double y) { isControl || chosenNodes().empty() ? goTowards({x, y}) : nudge({x * step, y * step}); };
    switch (event->key()) {
    case Qt::Key_Left:
        return move(-1, 0);
    case Qt::Key_Right:
        return move(1, 0);
    case Qt::Key_Up:
        return move(0, -1);
    case Qt::Key_Down:
        return move(0, 1);
    case Qt::Key_N:
        return isControl ? Q_EMIT searchWanted() : stepTo(1);
    case Qt::Key_B:
        return stepTo(-1);
    case Qt::Key_L:
        return Q_EMIT linkWanted();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return Q_EMIT passagesWanted();
    case Qt::Key_F2:
        return Q_EMIT editWanted();
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return Q_EMIT removeWanted();
    case Qt::Key_A:
        if (!isControl)
            break;
        for (const auto& [id, item] : m_nodes)
            item->setSelected(true);
        return;
    case Qt::Key_0:
        if (isControl)
            return fit();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        if (isControl)
            return zoomBy(1.25);
        break;
    case Qt::Key_Minus:
        if (isControl)
            return zoomBy(0.8);
        break;
    case Qt::Key_Escape:
        scene()->clearSelection();
        return;
    default:
        break;
    }
    QGraphicsView::keyPressEvent(event);
}

void MapCanvas::nudge(QPointF by)
{
    if (m_isReadOnly)
        return;
    for (const auto id : chosenNodes())
        m_nodes.at(id)->setPos(m_nodes.at(id)->pos() + by);
    m_nudged->start();
}

void MapCanvas::stepTo(int direction)
{
    if (m_map.nodes.empty())
        return;
    const auto chosen = chosenNodes();
    const auto& nodes = m_map.nodes;
    const auto current = chosen.empty()
        ? nodes.end()
        : std::find_if(nodes.begin(), nodes.end(), [&](const MapNode& node) { return node.id == chosen.front(); });
    const auto count = std::ptrdiff_t(nodes.size());
    const auto place = current == nodes.end() ? (direction > 0 ? 0 : count - 1) : (current - nodes.begin() + direction + count) % count;
    choose(nodes[std::size_t(place)].id);
}

void MapCanvas::goTowards(QPointF direction)
{
    const auto chosen = chosenNodes();
    if (chosen.empty())
        return stepTo(1);
    const auto from = m_nodes.at(chosen.front())->pos();
    MapNodeId best;
    double least = INFINITY;
    for (const auto& [id, item] : m_nodes) {
        const auto way = item->pos() - from;
        const double ahead = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        if (ahead <= 0 || ahead < aside / 2)
            continue;
        if (const double cost = ahead + 2 * aside; cost < least) {
            least = cost;
            best = id;
        }
    }
    if (best.isValid())
        choose(best);
}

} // namespace counterpoint::ui
