#pragma once
#include <QProxyStyle>

namespace counterpoint::ui {

/// The platform's style, in which icons and boxes to tick grow with the text, and the frames of the boxes can be seen:
/// Fusion draws them hardly lighter or darker than the window.
class ReadableStyle : public QProxyStyle {
    Q_OBJECT
public:
    /// In percent of the usual size.
    void setTextSize(int percent) { m_textSize = percent; }
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr, const QWidget* widget = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;

private:
    int m_textSize = 100;
};

} // namespace counterpoint::ui
