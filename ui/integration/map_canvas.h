#pragma once
#include "core/figure/concept_map.h"
#include "core/integration/maps.h"
#include <QGraphicsView>
#include <map>
#include <memory>
#include <set>
#include <vector>

class QGraphicsLineItem;
class QTimer;

namespace counterpoint::ui {

class MapLinkItem;
class MapNodeItem;
class MapNoteEditor;

/// The canvas of a map. It shows, and says what the user does with mouse and keys; it changes nothing by itself.
class MapCanvas : public QGraphicsView {
    Q_OBJECT
public:
    explicit MapCanvas(QWidget* parent = nullptr);
    ~MapCanvas() override;

    void setReadOnly(bool readOnly);
    void show(const ConceptMap& map);
    std::vector<MapNodeId> chosenNodes() const;
    MapNodeId chosenNode() const; ///< invalid where none or several are
    MapLinkId chosenLink() const;
    void choose(MapNodeId id);
    void choose(MapLinkId id);
    void fit();
    void zoomBy(double factor);
    void zoomTo(double scale);
    /// Opens a field in the note's place.
    void editNote(MapNodeId id);
    void beginNote(); ///< where there is room in what is seen
    void commit(); ///< what was typed, and what was moved by keys

Q_SIGNALS:
    void moved(const std::vector<counterpoint::maps::Placed>& nodes);
    void noteWanted(const QString& text, counterpoint::MapPoint at);
    void noteWritten(counterpoint::MapNodeId id, const QString& text);
    void thingDropped(counterpoint::MapNode::Kind kind, qint64 target, counterpoint::MapPoint at);
    void linkDrawn(counterpoint::MapNodeId from, counterpoint::MapNodeId to, const QPoint& globalPosition);
    void linkWanted(); ///< from the chosen thing
    void passagesWanted(); ///< of what is chosen
    void editWanted(); ///< the words of what is chosen
    void removeWanted();
    void menuWanted(const QPoint& globalPosition);
    void searchWanted();
    void chosenChanged();

private:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

    MapNodeItem* nodeAt(QPoint position) const;
    MapNodeItem* handleAt(QPoint position) const;
    void retie(); ///< all links, with their words off boxes and each other
    void retieMoved(); ///< those of what is being moved, in no time
    void tie(const std::vector<MapLink>& links, figure::map_shapes::Words words);
    void tellMoves();
    void nudge(QPointF by);
    void stepTo(int direction); ///< the next thing in order
    void goTowards(QPointF direction); ///< the nearest thing in that direction
    void openEditor(MapNodeId id, QPointF at, const QString& text);
    void keepNote(MapNodeId id, const QString& text);
    void placeEditor();
    void endLink(QPoint position);
    void fitScene();
    void open();
    static double textScale();

    ConceptMap m_map;
    std::map<MapNodeId, MapNodeItem*> m_nodes;
    std::map<MapLinkId, MapLinkItem*> m_links;
    std::set<MapNodeId> m_moving; ///< since their links were drawn
    MapNodeItem* m_linkFrom = nullptr;
    MapNodeItem* m_linkTo = nullptr;
    QGraphicsLineItem* m_rubber;
    MapNoteEditor* m_editor;
    QTimer* m_nudged;
    QTimer* m_retied;
    QPointF m_editedAt;
    bool m_isReadOnly = false;
    bool m_isShowing = false;
    bool m_wasFitted = false;
};

} // namespace counterpoint::ui
