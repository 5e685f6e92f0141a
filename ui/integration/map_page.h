#pragma once
#include "core/base/result.h"
#include "core/integration/maps.h"
#include "ui/support/place.h"
#include <QWidget>
#include <functional>
#include <optional>

class QCheckBox;
class QHBoxLayout;
class QLineEdit;
class QMenu;
class QToolButton;

namespace counterpoint {
class Edit;
}

namespace counterpoint::ui {

class MapCanvas;
class MapLinkBar;
class MapSide;
class Session;

/// A map: the canvas, what can be done with it, and beside it the list of what is on it.
class MapPage : public QWidget {
    Q_OBJECT
public:
    explicit MapPage(Session& session, QWidget* parent = nullptr);
    void show(MapId id);
    MapId shown() const { return m_map.id; }
    void reread();
    void commit();
    QWidget& evidence() const;
    void editName(); ///< of a new one
    QMenu* menuOfChosen(); ///< what can be done with what is chosen

private:
    QLayout* buildBar();
    QToolButton* addButton(QLayout* bar, const char* name, const char* image, const QString& text, const QString& tip);
    QMenu* suggestMenu();
    QMenu* pictureMenu();
    void connectCanvas();
    void connectSide();
    void connectLinkBar();
    bool step(const QString& label, const std::function<Result<>(Edit&)>& change);
    void rename();
    void showName();
    void setInReport(bool inReport);
    void describe(const QString& text);
    void add(MapNode::Kind kind, std::int64_t target, std::optional<MapPoint> at);
    void addNote(const QString& text, std::optional<MapPoint> at);
    void link(const MapLink& link);
    void changeLink(const MapLink& link);
    void beginLink();
    void askKind(MapNodeId from, MapNodeId to, const QPoint& globalPosition);
    void removeChosen();
    void editChosen();
    void goToPassages();
    void showChosen();
    void addNodeActions(QMenu& menu, const MapNode& node);
    void addLinkActions(QMenu& menu, const MapLink& link);
    void arrange();
    void suggestChildren();
    void suggestTogether(int least);
    void copyPicture();
    void savePicture(const QString& suffix);
    Result<> writeGraph(const QString& path) const;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void fitBar(); ///< words on the buttons where there is room for them

    Session& m_session;
    ConceptMap m_map;
    QHBoxLayout* m_bar = nullptr;
    QLineEdit* m_name;
    QCheckBox* m_inReport;
    MapCanvas* m_canvas;
    MapLinkBar* m_linkBar;
    MapSide* m_side;
    MapLink::Kind m_lastKind = MapLink::Kind::AssociatedWith;
};

} // namespace counterpoint::ui
