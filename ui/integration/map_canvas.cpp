#include "ui/integration/map_canvas.h"
#include "core/integration/map_figure.h"
#include "ui/integration/map_items.h"
#include "ui/integration/map_note_editor.h"
#include "ui/integration/map_thing_mime.h"
#include "ui/support/named.h"
#include "ui/support/settings.h"
#include <QContextMenuEvent>
#include <QGraphicsLineItem>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <set>

namespace counterpoint::ui {

namespace {

constexpr double leastScale = 0.1;
constexpr double readable = 0.6; ///< smaller than this words are no more read
constexpr double mostScale = 4;
constexpr double edge = 400; ///< of canvas beside what is on it

MapPoint placeOf(QPointF at) { return maps::fromFigure({std::round(at.x()), std::round(at.y())}); }

} // namespace

MapCanvas::MapCanvas(QWidget* parent)
    : QGraphicsView(parent)
    , m_rubber(new QGraphicsLineItem)
    , m_editor(named(new MapNoteEditor(viewport()), "mapNoteEditor", tr("Words of the note")))
    , m_nudged(new QTimer(this))
    , m_retied(new QTimer(this))
{
    setScene(new QGraphicsScene(this));
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex); // boxes are moved all the time
    scene()->addItem(m_rubber);
    m_rubber->setZValue(2);
    m_rubber->hide();
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setViewportUpdateMode(SmartViewportUpdate);
    setDragMode(RubberBandDrag);
    setTransformationAnchor(AnchorUnderMouse);
    setFrameShape(NoFrame);
    named(viewport(), "mapCanvasView", tr("Canvas of the map"));
    setBackgroundRole(QPalette::Base);
    setAcceptDrops(true);
    connect(m_editor, &MapNoteEditor::kept, this, &MapCanvas::keepNote);
    connect(m_editor, &MapNoteEditor::left, this, [this] { setFocus(); });
    m_nudged->setSingleShot(true);
    m_nudged->setInterval(600);
    m_retied->setSingleShot(true); // once, however many things are moved together
    connect(m_retied, &QTimer::timeout, this, &MapCanvas::retieMoved);
    connect(m_nudged, &QTimer::timeout, this, &MapCanvas::tellMoves);
    connect(scene(), &QGraphicsScene::selectionChanged, this, [this] {
        if (!m_isShowing)
            Q_EMIT chosenChanged();
    });
}

MapCanvas::~MapCanvas() { scene()->disconnect(this); }

void MapCanvas::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    setAcceptDrops(!readOnly);
}

void MapCanvas::show(const ConceptMap& map)
{
    const bool isOther = map.id != m_map.id;
    m_isShowing = true;
    const auto chosen = chosenNodes();
    const auto link = chosenLink();
    m_map = map;
    std::set<MapNodeId> nodes;
    for (const auto& node : map.nodes) {
        nodes.insert(node.id);
        auto& item = m_nodes[node.id];
        if (!item) {
            item = new MapNodeItem([this, id = node.id] {
                m_moving.insert(id);
                m_retied->start();
            });
            item->setFlag(QGraphicsItem::ItemIsMovable, !m_isReadOnly);
            scene()->addItem(item);
        }
        item->show(node);
    }
    std::erase_if(m_nodes, [&](const auto& known) {
        if (nodes.contains(known.first))
            return false;
        if (m_linkFrom == known.second || m_linkTo == known.second)
            m_linkFrom = m_linkTo = nullptr;
        delete known.second;
        return true;
    });
    std::set<MapLinkId> links;
    for (const auto& each : map.links) {
        links.insert(each.id);
        auto& item = m_links[each.id];
        if (!item) {
            item = new MapLinkItem;
            scene()->addItem(item);
        }
        item->show(each, map.sentence(each));
    }
    std::erase_if(m_links, [&](const auto& known) {
        if (links.contains(known.first))
            return false;
        delete known.second;
        return true;
    });
    m_isShowing = false;
    retie();
    fitScene();
    if (isOther) {
        m_editor->finish(false);
        m_wasFitted = false;
        open();
    }
    if (chosen != chosenNodes() || link != chosenLink())
        Q_EMIT chosenChanged();
}

std::vector<MapNodeId> MapCanvas::chosenNodes() const
{
    std::vector<MapNodeId> chosen;
    for (const auto& [id, item] : m_nodes)
        if (item->isSelected())
            chosen.push_back(id);
    return chosen;
}

MapNodeId MapCanvas::chosenNode() const
{
    const auto chosen = chosenNodes();
    return chosen.size() == 1 ? chosen.front() : MapNodeId();
}

MapLinkId MapCanvas::chosenLink() const
{
    if (!chosenNodes().empty())
        return {};
    for (const auto& [id, item] : m_links)
        if (item->isSelected())
            return id;
    return {};
}

void MapCanvas::choose(MapNodeId id)
{
    const auto found = m_nodes.find(id);
    if (found == m_nodes.end() || chosenNode() == id)
        return;
    m_isShowing = true; // one notice, when the other is chosen
    scene()->clearSelection();
    m_isShowing = false;
    found->second->setSelected(true);
    ensureVisible(found->second, 20, 20);
}

void MapCanvas::choose(MapLinkId id)
{
    const auto found = m_links.find(id);
    if (found == m_links.end() || chosenLink() == id)
        return;
    m_isShowing = true;
    scene()->clearSelection();
    m_isShowing = false;
    found->second->setSelected(true);
    ensureVisible(found->second, 20, 20);
}

void MapCanvas::retie()
{
    m_retied->stop();
    m_moving.clear();
    tie(m_map.links, figure::map_shapes::Words::KeepOff);
}

void MapCanvas::retieMoved()
{
    std::vector<MapLink> links;
    for (const auto& link : m_map.links)
        if (m_moving.contains(link.from) || m_moving.contains(link.to))
            links.push_back(link);
    m_moving.clear();
    tie(links, figure::map_shapes::Words::InTheMiddle);
}

void MapCanvas::tie(const std::vector<MapLink>& links, figure::map_shapes::Words words)
{
    std::set<MapNodeId> ends;
    for (const auto& link : links)
        ends.insert({link.from, link.to});
    ConceptMap drawn;
    drawn.links = links;
    std::vector<figure::Rect> boxes;
    for (const auto& node : m_map.nodes)
        if (words == figure::map_shapes::Words::KeepOff || ends.contains(node.id)) {
            drawn.nodes.push_back(node);
            boxes.push_back(m_nodes.at(node.id)->box());
        }
    const auto ties = figure::map_shapes::tiesOf(maps::figureOf(drawn), boxes, words);
    for (std::size_t i = 0; i < ties.size() && i < links.size(); ++i)
        m_links.at(links[i].id)->setTie(ties[i]);
}

void MapCanvas::fitScene()
{
    QRectF all;
    for (const auto& [id, item] : m_nodes)
        all |= item->sceneBoundingRect();
    setSceneRect(all.adjusted(-edge, -edge, edge, edge));
    placeEditor();
}

void MapCanvas::fit()
{
    QRectF all;
    for (const auto& [id, item] : m_nodes)
        all |= item->sceneBoundingRect();
    for (const auto& [id, item] : m_links)
        all |= item->sceneBoundingRect();
    all.adjust(-12, -12, 12, 12);
    const auto room = viewport()->size();
    const double scale = std::min({textScale(), room.width() / all.width(), room.height() / all.height()});
    zoomTo(scale);
    centerOn(all.center());
    m_wasFitted = isVisible();
}

/// A map that would be too small to be read whole is shown from its top, or its left side.
void MapCanvas::open()
{
    fit();
    const double least = readable * textScale();
    if (m_nodes.empty() || transform().m11() >= least)
        return;
    QRectF all;
    for (const auto& [id, item] : m_nodes)
        all |= item->sceneBoundingRect();
    zoomTo(least);
    const QSizeF seen(viewport()->width() / least - 24, viewport()->height() / least - 24);
    centerOn(all.width() > seen.width() ? all.left() + seen.width() / 2 : all.center().x(),
             all.height() > seen.height() ? all.top() + seen.height() / 2 : all.center().y());
}

/// Words on a map are as large beside the others as they are in print.
double MapCanvas::textScale() { return std::max(1.0, settings::textSize() / 100.0); }

void MapCanvas::zoomTo(double scale)
{
    const double held = std::clamp(scale, leastScale, mostScale);
    setTransform(QTransform::fromScale(held, held));
    placeEditor();
}

void MapCanvas::zoomBy(double factor) { zoomTo(transform().m11() * factor); }

void MapCanvas::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_wasFitted && isVisible())
        open();
    placeEditor();
}

MapNodeItem* MapCanvas::nodeAt(QPoint position) const
{
    for (auto* item : items(position))
        if (auto* node = dynamic_cast<MapNodeItem*>(item))
            return node;
    return nullptr;
}

MapNodeItem* MapCanvas::handleAt(QPoint position) const
{
    const auto at = mapToScene(position);
    for (const auto& [id, item] : m_nodes)
        if (QLineF(at, item->handle()).length() <= MapNodeItem::handleRadius + 4 && (item->isSelected() || item->isUnderMouse()))
            return item;
    return nullptr;
}

void MapCanvas::mousePressEvent(QMouseEvent* event)
{
    m_editor->finish(true);
    if (event->button() == Qt::LeftButton && !m_isReadOnly)
        if (auto* from = handleAt(event->position().toPoint())) {
            m_linkFrom = from;
            m_rubber->setPen(QPen(palette().color(QPalette::Highlight), 2, Qt::DashLine));
            m_rubber->setLine(QLineF(from->handle(), from->handle()));
            m_rubber->show();
            return;
        }
    QGraphicsView::mousePressEvent(event);
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_linkFrom) {
        QGraphicsView::mouseMoveEvent(event);
        viewport()->setCursor(!m_isReadOnly && event->buttons() == Qt::NoButton && handleAt(event->position().toPoint()) ? Qt::CrossCursor
                                                                                                                         : Qt::ArrowCursor);
        return;
    }
    m_rubber->setLine(QLineF(m_linkFrom->handle(), mapToScene(event->position().toPoint())));
    auto* to = nodeAt(event->position().toPoint());
    if (m_linkTo && m_linkTo != to)
        m_linkTo->setAimedAt(false);
    m_linkTo = to == m_linkFrom ? nullptr : to;
    if (m_linkTo)
        m_linkTo->setAimedAt(true);
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_linkFrom) {
        endLink(event->globalPosition().toPoint());
        return;
    }
    QGraphicsView::mouseReleaseEvent(event);
    tellMoves();
}

void MapCanvas::endLink(QPoint position)
{
    const auto* from = std::exchange(m_linkFrom, nullptr);
    auto* to = std::exchange(m_linkTo, nullptr);
    m_rubber->hide();
    if (!to)
        return;
    to->setAimedAt(false);
    Q_EMIT linkDrawn(from->node().id, to->node().id, position);
}

void MapCanvas::tellMoves()
{
    m_nudged->stop();
    std::vector<maps::Placed> placed;
    for (const auto& [id, item] : m_nodes) {
        const auto before = maps::toFigure(item->node().at);
        if (std::hypot(item->pos().x() - before.x, item->pos().y() - before.y) > 0.5)
            placed.push_back({id, placeOf(item->pos())});
    }
    if (!placed.empty())
        Q_EMIT moved(placed);
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto* item = nodeAt(event->position().toPoint())) {
        if (item->node().kind == MapNode::Kind::Note)
            editNote(item->node().id);
        else
            Q_EMIT passagesWanted();
    } else if (itemAt(event->position().toPoint())) {
        Q_EMIT editWanted();
    } else if (!m_isReadOnly) {
        openEditor({}, mapToScene(event->position().toPoint()), {});
    }
}

void MapCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    auto at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        auto* item = itemAt(event->pos());
        if (item && !item->isSelected()) {
            scene()->clearSelection();
            item->setSelected(true);
        }
    } else if (const auto found = m_nodes.find(chosenNode()); found != m_nodes.end()) {
        at = viewport()->mapToGlobal(mapFromScene(found->second->pos()));
    }
    Q_EMIT menuWanted(at);
}

void MapCanvas::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    viewport()->update();
}

void MapCanvas::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    tellMoves();
    viewport()->update();
}

void MapCanvas::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & Qt::ControlModifier)
        zoomBy(std::pow(1.0015, event->angleDelta().y()));
    else
        QGraphicsView::wheelEvent(event);
    placeEditor();
}

void MapCanvas::dragEnterEvent(QDragEnterEvent* event)
{
    if (mapThingFrom(*event->mimeData()))
        event->acceptProposedAction();
}

void MapCanvas::dragMoveEvent(QDragMoveEvent* event)
{
    if (mapThingFrom(*event->mimeData()))
        event->acceptProposedAction();
}

void MapCanvas::dropEvent(QDropEvent* event)
{
    if (const auto thing = mapThingFrom(*event->mimeData())) {
        event->acceptProposedAction();
        Q_EMIT thingDropped(thing->first, thing->second, placeOf(mapToScene(event->position().toPoint())));
    }
}

void MapCanvas::editNote(MapNodeId id)
{
    const auto found = m_nodes.find(id);
    if (found != m_nodes.end() && found->second->node().kind == MapNode::Kind::Note && !m_isReadOnly)
        openEditor(id, found->second->pos(), found->second->node().text);
}

void MapCanvas::beginNote()
{
    MapNode note;
    note.text = tr("Note");
    const auto free = maps::toFigure(maps::freePlace(m_map, note));
    const QPointF at(free.x, free.y);
    ensureVisible(QRectF(at - QPointF(100, 40), QSizeF(200, 80)));
    openEditor({}, at, {});
}

void MapCanvas::openEditor(MapNodeId id, QPointF at, const QString& text)
{
    m_editor->finish(true);
    m_editedAt = at;
    m_editor->begin(id, text);
    placeEditor();
}

void MapCanvas::placeEditor()
{
    const int letter = fontMetrics().averageCharWidth();
    const QSize size(letter * 30, fontMetrics().lineSpacing() * 5);
    auto at = mapFromScene(m_editedAt) - QPoint(size.width() / 2, size.height() / 2);
    at.setX(std::clamp(at.x(), 0, std::max(0, viewport()->width() - size.width())));
    at.setY(std::clamp(at.y(), 0, std::max(0, viewport()->height() - size.height())));
    m_editor->setGeometry(QRect(at, size));
}

void MapCanvas::keepNote(MapNodeId id, const QString& text)
{
    if (!id.isValid()) {
        if (!text.isEmpty())
            Q_EMIT noteWanted(text, placeOf(m_editedAt));
    } else if (const auto* node = m_map.node(id); node && node->text != text) {
        Q_EMIT noteWritten(id, text);
    }
}

void MapCanvas::commit()
{
    m_editor->finish(true);
    tellMoves();
}

} // namespace counterpoint::ui
