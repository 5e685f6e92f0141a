#pragma once
#include "core/base/id.h"
#include <QWidget>
#include <vector>

namespace counterpoint::ui {

class TextView;
struct Mark;

/// A stripe for each coding beside its lines, and the names of their codes. The chosen one stands out, and its ends can be dragged.
class StripeMargin : public QWidget {
    Q_OBJECT
public:
    explicit StripeMargin(TextView& text);
    int neededWidth() const;
    int leastWidth() const; ///< with the beginnings of names

Q_SIGNALS:
    void chosen(counterpoint::CodingId id);
    void resized(counterpoint::CodingId id, int from, int to);
    void menuWanted(const QPoint& global);

private:
    enum class End { None, Start, Finish };
    struct Place {
        CodingId id;
        QRect stripe;
        QRect label; ///< empty where there is no room for it
    };
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    CodingId at(const QPoint& position) const;
    End endAt(const QPoint& position) const;
    void dragTo(int y);
    int lanesWidth() const;
    int widthWith(int characters) const;
    int laneStep() const;
    QFont labelFont() const;
    void layOut();
    void paintStripe(QPainter& painter, const Mark& mark, const Place& place) const;
    void paintLabel(QPainter& painter, const Mark& mark, const Place& place) const;
    void hover(CodingId id);

    TextView& m_text;
    std::vector<Place> m_places; ///< as painted last
    int m_unnamed = 0; ///< stripes on the screen whose names have no room
    CodingId m_hovered;
    End m_dragging = End::None;
    std::pair<int, int> m_dragged;
};

/// What a coding is, for a tool tip.
QString describe(const Mark& mark);

} // namespace counterpoint::ui
