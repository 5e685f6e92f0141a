#pragma once
#include "ui/coding/marks.h"
#include "ui/coding/open_source.h"
#include <QHash>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QTextLayout>
#include <optional>

namespace counterpoint::ui {

class SpeakerGutter;
class StripeMargin;

/// The text of a source to be read and coded: speakers in the gutter, codings under the text, their stripes in the margin. It shows
/// a text; only while it is edited does it tell what was typed where. Positions are UTF-16, as Qt's; whatever it is asked to paint, it looks at a screenful only.
class TextView : public QPlainTextEdit {
    Q_OBJECT
public:
    /// A line of text on the screen, in coordinates of the viewport.
    struct Line {
        int from = 0;
        int to = 0;
        qreal top = 0;
        qreal bottom = 0;
        qreal left = 0; ///< of the block: to be added to what `line` says
        int blockStart = 0;
        QTextLine line;
    };
    /// Formats of what is dragged: ids of codes; the selected text.
    static constexpr const char* codeFormat = "application/x-counterpoint-code";
    static constexpr const char* selectionFormat = "application/x-counterpoint-selection";

    explicit TextView(QWidget* parent = nullptr);

    /// Another text, read from its beginning.
    void setText(const QString& text);
    /// The same text as it has become: only what differs is changed; selection and scroll stay.
    void updateText(const QString& text);
    const QString& text() const { return m_text; } ///< as it is shown, with what was typed last
    void setEditing(bool editing);
    bool isEditing() const { return m_editing; }
    void setVoices(std::vector<OpenSource::Voice> voices);
    void setMarks(Marks marks);
    void setTimes(std::vector<OpenSource::Time> times); ///< what in the text leads to a place of the recording
    /// What is heard: a turn, and the part of the text up to the next known time.
    struct Playing {
        std::int64_t turn = 0;
        int from = 0;
        int to = 0;
        bool operator==(const Playing&) const = default;
    };
    bool setPlaying(const std::optional<Playing>& playing); ///< says whether it is another than before
    const std::optional<Playing>& playing() const { return m_playing; }
    void setHits(std::vector<std::pair<int, int>> hits); ///< what was searched for
    void setReadingFont(const QFont& font);

    const Marks& marks() const { return m_marks; }
    const std::vector<OpenSource::Voice>& voices() const { return m_voices; }
    const Mark* selectedMark() const { return m_marks.find(m_selected); }
    void selectMark(CodingId id);
    /// Shows the chosen coding as it would be while its end is dragged elsewhere; nothing: as it is.
    void previewSelected(std::optional<std::pair<int, int>> extent);
    /// Ids of the codes that are dragged.
    static std::vector<CodeId> codesIn(const QMimeData& data);
    void select(int from, int to);
    void showSpan(int from, int to); ///< scrolls, so that some text around it is seen too
    int topPosition() const { return cursorForPosition({0, 0}).position(); }
    void setTopPosition(int position);
    QRect selectionRect() const; ///< its part on the screen, in coordinates of this widget
    std::vector<Line> visibleLines() const;
    /// Top and bottom of [from, to) on the screen, clipped; nothing where it is elsewhere.
    static std::optional<std::pair<int, int>> extent(const std::vector<Line>& lines, int from, int to);

Q_SIGNALS:
    void markSelected(counterpoint::CodingId id);
    void markResized(counterpoint::CodingId id, int from, int to);
    void codeDropped(counterpoint::CodeId code);
    void speakerChosen(const counterpoint::ui::OpenSource::Voice& voice, const QPoint& globalPosition); ///< a name in the gutter
    void timeChosen(qint64 ms); ///< a time in the gutter or in the text
    /// While it is edited: where `removed` characters were there are `added` others now. Marks, voices and hits have followed.
    void edited(int from, int removed, int added);

private:
    enum class Handle { None, Start, End };
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    QMimeData* createMimeDataFromSelection() const override;
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
    void dropText(QDropEvent& event);
    bool takesCode(const QMimeData& data) const;
    void takeEdit(int from, int removed, int added);
    void updateMargins();

    void fitMargins();
    void paintSpan(QPainter& painter, const Line& line, int from, int to, const QColor& colour) const;
    void paintMarks(QPainter& painter, const std::vector<Line>& lines) const;
    void paintHandles(QPainter& painter) const;
    QColor tint(const QColor& colour) const;
    QRectF caretAt(int position) const;
    Handle handleAt(const QPointF& position) const;
    std::pair<int, int> shownExtent(const Mark& mark) const;
    const OpenSource::Time* timeAt(const QPointF& position) const;
    QPointF onLine(const QPointF& position) const;
    QMouseEvent movedOnLine(const QMouseEvent& event) const;

    QString m_text; ///< what the document holds
    bool m_editing = false;
    bool m_patching = false; ///< the document is changed by the program
    Marks m_marks;
    std::vector<OpenSource::Voice> m_voices;
    std::vector<std::pair<int, int>> m_hits;
    std::vector<OpenSource::Time> m_times;
    std::optional<Playing> m_playing;
    CodingId m_selected;
    Handle m_drag = Handle::None;
    std::pair<int, int> m_dragged; ///< extent of the selected mark while a handle is dragged
    SpeakerGutter* m_gutter;
    StripeMargin* m_stripes;
    mutable QHash<QRgb, QColor> m_tints;
};

} // namespace counterpoint::ui
