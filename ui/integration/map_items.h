#pragma once
#include "core/figure/concept_map.h"
#include "core/integration/maps.h"
#include <QGraphicsItem>
#include <QPainterPath>
#include <functional>

namespace counterpoint::ui {

/// A thing on the canvas of a map, drawn with the outline that it has in the report. Its position is its middle.
class MapNodeItem : public QGraphicsItem {
public:
    explicit MapNodeItem(std::function<void()> moved);
    void show(const MapNode& node);
    const MapNode& node() const { return m_node; }
    figure::Rect box() const; ///< where it stands on the canvas
    QPointF handle() const; ///< from which a link is drawn, on the canvas
    void setAimedAt(bool aimedAt); ///< a link that is being drawn would end here
    static constexpr double handleRadius = 7;

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QVariant itemChange(GraphicsItemChange change, const QVariant& value) override;
    QPointF ownHandle() const;

    std::function<void()> m_moved;
    MapNode m_node;
    figure::MapBox m_size;
    bool m_isAimedAt = false;
};

/// A line between two things, with its words.
class MapLinkItem : public QGraphicsItem {
public:
    MapLinkItem();
    void show(const MapLink& link, const QString& sentence);
    void setTie(const figure::map_shapes::Tie& tie);
    const MapLink& link() const { return m_link; }
    QPointF middle() const;

    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override { return m_shape; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    MapLink m_link;
    figure::map_shapes::Tie m_tie;
    QRectF m_bounds;
    QPainterPath m_shape;
};

} // namespace counterpoint::ui
