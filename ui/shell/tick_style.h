#pragma once
#include <QProxyStyle>

namespace counterpoint::ui {

/// The platform's style, in which the frames of boxes to tick can be seen on a dark ground: Fusion draws them darker than the window.
class TickStyle : public QProxyStyle {
    Q_OBJECT
public:
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
};

} // namespace counterpoint::ui
