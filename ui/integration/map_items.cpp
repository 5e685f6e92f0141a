#include "ui/integration/map_items.h"
#include "core/figure/palette.h"
#include "core/integration/map_figure.h"
#include "ui/print/figure_painter.h"
#include "ui/support/palette.h"
#include <QCoreApplication>
#include <QPainter>
#include <QPalette>
#include <QStyleOptionGraphicsItem>
#include <QWidget>
#include <utility>

namespace counterpoint::ui {

namespace {

constexpr double lineHeight = 16;
constexpr double textSize = 12;
constexpr double fold = 12; ///< of a page's corner

QColor colourOf(figure::Colour colour) { return {colour.red, colour.green, colour.blue}; }

QPainterPath pathOf(const std::vector<figure::Point>& points)
{
    QPolygonF polygon;
    for (const auto& point : points)
        polygon << QPointF(point.x, point.y);
    QPainterPath path;
    path.addPolygon(polygon);
    return path;
}

void drawLine(QPainter& painter, const QString& words, QPointF middleOfBase, double size, const QColor& colour)
{
    figure::Text text;
    text.size = size;
    const auto font = figureFont(text);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(QPointF(middleOfBase.x() - QFontMetricsF(font).horizontalAdvance(words) / 2, middleOfBase.y()), words);
}

bool isFocused(const QWidget* viewport) { return viewport && viewport->parentWidget() && viewport->parentWidget()->hasFocus(); }

} // namespace

MapNodeItem::MapNodeItem(std::function<void()> moved)
    : m_moved(std::move(moved))
{
    setFlags(ItemIsSelectable | ItemIsMovable | ItemSendsGeometryChanges);
    setAcceptHoverEvents(true);
    setCacheMode(DeviceCoordinateCache); // what is moved across the others does not have them drawn anew
}

void MapNodeItem::show(const MapNode& node)
{
    const auto at = maps::toFigure(node.at);
    setPos(at.x, at.y);
    const auto before = std::exchange(m_node, node);
    auto there = before;
    there.at = node.at;
    if (there == node) // at most moved, as it may have been already
        return;
    prepareGeometryChange();
    m_size = figure::map_shapes::sizeOf(node.text, maps::shapeOf(node.kind));
    const auto title = QStringLiteral("%1: %2").arg(titleOf(node.kind), node.text);
    setToolTip(node.isGone ? QCoreApplication::translate("MapCanvas", "%1\nNo longer in the study").arg(title) : title);
    update();
}

figure::Rect MapNodeItem::box() const { return figure::map_shapes::around({pos().x(), pos().y()}, m_size); }

QPointF MapNodeItem::ownHandle() const { return {m_size.width / 2 + handleRadius + 3, 0}; }

QPointF MapNodeItem::handle() const { return pos() + ownHandle(); }

void MapNodeItem::setAimedAt(bool aimedAt)
{
    if (m_isAimedAt == aimedAt)
        return;
    m_isAimedAt = aimedAt;
    update();
}

QRectF MapNodeItem::boundingRect() const
{
    constexpr double edge = 5;
    return QRectF(-m_size.width / 2, -m_size.height / 2, m_size.width, m_size.height)
        .adjusted(-edge, -edge, edge + 2 * handleRadius + 3, edge);
}

QPainterPath MapNodeItem::shape() const
{
    QPainterPath path;
    path.addRect(QRectF(-m_size.width / 2, -m_size.height / 2, m_size.width + 2 * handleRadius + 4, m_size.height));
    return path;
}

void MapNodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget)
{
    const auto palette = widget ? widget->palette() : QPalette();
    const auto kind = maps::shapeOf(m_node.kind);
    const auto rect = figure::map_shapes::around({}, m_size);
    const auto fill = maps::fillOf(m_node);
    const auto outline = palette.color(QPalette::Text);
    const bool isChosen = option->state & QStyle::State_Selected;
    const auto path = pathOf(figure::map_shapes::outlineOf(kind, rect));
    if (isChosen || m_isAimedAt) {
        painter->setPen(QPen(palette.color(QPalette::Highlight), 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(path);
    }
    const bool isBroken = kind == figure::ConceptMap::Shape::Slip || m_node.isGone;
    // Dashes and what is drawn within stand against the box, whatever the canvas is like.
    const auto within = colourOf(figure::textOn(fill));
    painter->setPen(QPen(isBroken ? within : outline, isChosen ? 2 : 1.4, isBroken ? Qt::DashLine : Qt::SolidLine));
    painter->setBrush(colourOf(fill));
    painter->drawPath(path);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(within, 1));
    const double right = rect.x + rect.width;
    if (kind == figure::ConceptMap::Shape::Frame)
        painter->drawRect(QRectF(rect.x + 3, rect.y + 3, rect.width - 6, rect.height - 6));
    if (kind == figure::ConceptMap::Shape::Page)
        painter->drawPolyline(QPolygonF({{right - fold, rect.y}, {right - fold, rect.y + fold}, {right, rect.y + fold}}));
    const auto lines = figure::map_shapes::linesOf(m_node.text, kind);
    const double middle = kind == figure::ConceptMap::Shape::Page ? -fold / 2 : 0;
    const double top = -double(lines.size()) * lineHeight / 2;
    for (std::size_t i = 0; i < lines.size(); ++i)
        drawLine(*painter, lines[i], {middle, top + textSize + double(i) * lineHeight}, textSize, colourOf(figure::textOn(fill)));
    if (isChosen && isFocused(widget)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(palette.color(QPalette::Text), 1, Qt::DotLine));
        painter->drawRect(QRectF(rect.x, rect.y, rect.width, rect.height).adjusted(-4, -4, 4, 4));
    }
    if ((isChosen || option->state & QStyle::State_MouseOver) && flags().testFlag(ItemIsMovable)) {
        painter->setPen(QPen(palette.color(QPalette::Base), 1));
        painter->setBrush(palette.color(QPalette::Highlight));
        painter->drawEllipse(ownHandle(), handleRadius, handleRadius);
        painter->setPen(QPen(palette.color(QPalette::HighlightedText), 1.6));
        const auto at = ownHandle();
        painter->drawLine(at - QPointF(3, 0), at + QPointF(3, 0));
        painter->drawLine(at + QPointF(0.5, -2.5), at + QPointF(3, 0));
        painter->drawLine(at + QPointF(0.5, 2.5), at + QPointF(3, 0));
    }
}

QVariant MapNodeItem::itemChange(GraphicsItemChange change, const QVariant& value)
{
    if (change == ItemPositionHasChanged && m_moved)
        m_moved();
    if (change == ItemSelectedHasChanged)
        setZValue(isSelected() ? 1 : 0); // what is dragged goes over the others
    return QGraphicsItem::itemChange(change, value);
}

MapLinkItem::MapLinkItem()
{
    setFlags(ItemIsSelectable);
    setZValue(-1);
}

void MapLinkItem::show(const MapLink& link, const QString& sentence)
{
    if (link == m_link && sentence == toolTip())
        return;
    m_link = link;
    setToolTip(sentence);
    update();
}

void MapLinkItem::setTie(const figure::map_shapes::Tie& tie)
{
    if (tie == m_tie)
        return;
    prepareGeometryChange();
    m_tie = tie;
    QPainterPath line({tie.from.x, tie.from.y});
    line.lineTo(tie.to.x, tie.to.y);
    QPainterPathStroker wide;
    wide.setWidth(12);
    m_shape = wide.createStroke(line);
    const QRectF words(tie.words.x, tie.words.y, tie.words.width, tie.words.height);
    m_shape.addRect(words);
    m_bounds = m_shape.boundingRect().adjusted(-8, -8, 8, 8);
    update();
}

QPointF MapLinkItem::middle() const { return {(m_tie.from.x + m_tie.to.x) / 2, (m_tie.from.y + m_tie.to.y) / 2}; }

void MapLinkItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget)
{
    const auto palette = widget ? widget->palette() : QPalette();
    const bool isChosen = option->state & QStyle::State_Selected;
    const auto ink = palette.color(QPalette::Text);
    const QLineF line(m_tie.from.x, m_tie.from.y, m_tie.to.x, m_tie.to.y);
    painter->setBrush(Qt::NoBrush);
    if (isChosen) {
        painter->setPen(QPen(palette.color(QPalette::Highlight), 6));
        painter->drawLine(line);
    }
    painter->setPen(QPen(ink, 1.4, m_link.kind == MapLink::Kind::Contradicts ? Qt::DashLine : Qt::SolidLine));
    painter->drawLine(line);
    painter->setPen(QPen(ink, 1.4));
    if (m_tie.isHeadClosed) {
        painter->setBrush(m_tie.isHeadFilled ? ink : palette.color(QPalette::Base));
        painter->drawPath(pathOf(m_tie.head));
    } else if (!m_tie.head.empty()) {
        painter->drawPath(pathOf(m_tie.head));
    }
    const QRectF words(m_tie.words.x, m_tie.words.y, m_tie.words.width, m_tie.words.height);
    if (words.isEmpty())
        return;
    painter->fillRect(words, isChosen ? palette.color(QPalette::Highlight) : palette.color(QPalette::Base));
    double y = words.y() + figure::map_shapes::wordsTextSize;
    for (const auto& each : figure::map_shapes::wordLines(m_link.words())) {
        drawLine(*painter, each, {words.center().x(), y}, figure::map_shapes::wordsTextSize,
                 isChosen ? palette.color(QPalette::HighlightedText) : ink);
        y += figure::map_shapes::wordsLineHeight;
    }
}

} // namespace counterpoint::ui
