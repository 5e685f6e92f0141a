#pragma once
#include "core/integration/maps.h"
#include <QWidget>
#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace counterpoint::ui {

/// Below the canvas: the chosen link, whose kind and words are changed here, or one that is being made by keyboard.
class MapLinkBar : public QWidget {
    Q_OBJECT
public:
    explicit MapLinkBar(QWidget* parent = nullptr);
    void setReadOnly(bool readOnly);
    void showLink(const ConceptMap& map, const MapLink& link);
    /// Asks to what `from` is to be linked, and how.
    void begin(const ConceptMap& map, MapNodeId from, MapLink::Kind kind);
    bool isMaking() const { return m_link && !m_link->id.isValid(); }
    void setTarget(MapNodeId id); ///< of one that is being made
    void clear(); ///< what was typed is kept first
    void commit();
    void editLabel();

Q_SIGNALS:
    void made(const counterpoint::MapLink& link);
    void changed(const counterpoint::MapLink& link);
    void removeWanted(counterpoint::MapLinkId id);
    void left(); ///< back to the canvas

private:
    void rest();
    void take();
    void turnRound();
    void keyPressEvent(QKeyEvent* event) override;

    std::optional<MapLink> m_link;
    QLabel* m_from;
    QComboBox* m_kind;
    QLabel* m_to;
    QComboBox* m_target;
    QLineEdit* m_label;
    QPushButton* m_make;
    QToolButton* m_turn;
    QToolButton* m_remove;
    bool m_isReadOnly = false;
};

} // namespace counterpoint::ui
