#pragma once
#include "core/integration/maps.h"
#include <QPlainTextEdit>

namespace counterpoint::ui {

/// A field in the place of a note on a map. Enter and leaving it keep the words, Shift+Enter begins a new line, Escape gives up.
class MapNoteEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit MapNoteEditor(QWidget* parent);
    /// An invalid id: of a note that is being made.
    void begin(MapNodeId id, const QString& text);
    void finish(bool keep);

Q_SIGNALS:
    void kept(counterpoint::MapNodeId id, const QString& text);
    void left(); ///< with the focus in it

private:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

    MapNodeId m_id;
    bool m_isOpen = false;
};

} // namespace counterpoint::ui
