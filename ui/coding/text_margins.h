#pragma once
#include "core/base/id.h"
#include <QWidget>
#include <vector>

namespace counterpoint::ui {

class TextView;
struct Mark;

/// A stripe for each coding beside its lines, and the names of their codes.
class StripeMargin : public QWidget {
    Q_OBJECT
public:
    explicit StripeMargin(TextView& text);
    int neededWidth() const;

Q_SIGNALS:
    void chosen(counterpoint::CodingId id);

private:
    struct Place {
        CodingId id;
        QRect stripe;
        QRect label;
    };
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    CodingId at(const QPoint& position) const;
    int laneStep() const;
    void paintStripe(QPainter& painter, const Mark& mark, const QRect& stripe, bool selected) const;

    TextView& m_text;
    std::vector<Place> m_places; ///< as painted last
};

/// What a coding is, for a tool tip.
QString describe(const Mark& mark);

} // namespace counterpoint::ui
