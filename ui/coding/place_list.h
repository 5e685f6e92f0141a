#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include <QAbstractListModel>
#include <QColor>
#include <QListView>
#include <optional>
#include <vector>

namespace counterpoint::ui {

class NoteField;

/// A passage or hit in its context, with where it stands.
struct PlaceRow {
    SourceId source;
    TextSpan span;
    CodingId coding; ///< invalid for a hit
    QString where; ///< source, speaker, Case
    QString what; ///< code and coder; empty for a hit
    QString before;
    QString text;
    QString after;
    QString comment;
    QColor colour;
    bool operator==(const PlaceRow&) const = default;
};

/// Passages one below the other, each to be read as it stands in its text; a click goes there.
class PlaceList : public QListView {
    Q_OBJECT
public:
    explicit PlaceList(QWidget* parent = nullptr);
    void setRows(std::vector<PlaceRow> rows);
    const std::vector<PlaceRow>& rows() const;
    /// The chosen rows, or all where none is chosen, as text for another program.
    QString asText() const;
    /// Whether F2 changes the words of a passage where it stands in the list.
    void setEditable(bool editable) { m_isEditable = editable; }
    void editCurrent();
    /// Codings of the chosen rows.
    std::vector<CodingId> chosenCodings() const;

Q_SIGNALS:
    void chosen(const counterpoint::ui::PlaceRow& row);
    void rewritten(const counterpoint::ui::PlaceRow& row, const QString& text);

private:
    void endEditing();
    void placeField();
    bool eventFilter(QObject* watched, QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

    class Model;
    class Look;
    Model* m_model;
    Look* m_look = nullptr;
    NoteField* m_field = nullptr; ///< where a passage is changed; made when it is first needed
    std::optional<PlaceRow> m_edited;
    bool m_isEditable = false;
};

} // namespace counterpoint::ui
