#pragma once
#include "core/integration/maps.h"
#include <QWidget>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace counterpoint::ui {

class NoteField;

/// A thing of the study that can be put on a map.
struct MapThing {
    MapNode::Kind kind = MapNode::Kind::Code;
    std::int64_t target = 0;
    QString name; ///< a code's path
    bool operator==(const MapThing&) const = default;
};

/// Beside the canvas: what can be put on it, what is on it with its links, as a list that can be heard, and what the map shows.
class MapSide : public QWidget {
    Q_OBJECT
public:
    /// `inReport` stands above what is written about the map.
    explicit MapSide(QWidget& inReport, QWidget* parent = nullptr);
    void setReadOnly(bool readOnly);
    void show(const ConceptMap& map, std::vector<MapThing> things);
    void choose(MapNodeId node, MapLinkId link); ///< where both are invalid, nothing
    void search();
    void commit();

Q_SIGNALS:
    void addWanted(counterpoint::MapNode::Kind kind, qint64 target);
    void noteWanted(const QString& text);
    void nodeChosen(counterpoint::MapNodeId id);
    void linkChosen(counterpoint::MapLinkId id);
    void passagesWanted();
    void editWanted();
    void removeWanted();
    void linkWanted();
    void menuWanted(const QPoint& globalPosition);
    void described(const QString& text);

private:
    QWidget* buildSearch();
    QWidget* buildList();
    void fillFound();
    void fillList();
    void addFound(int row);
    void tellChosen();
    bool eventFilter(QObject* watched, QEvent* event) override;

    ConceptMap m_map;
    std::vector<MapThing> m_things; ///< that are not on the map
    QLineEdit* m_search;
    QListWidget* m_found;
    QLabel* m_count;
    QTreeWidget* m_list;
    NoteField* m_note;
    bool m_isFilling = false;
    bool m_isReadOnly = false;
};

} // namespace counterpoint::ui
