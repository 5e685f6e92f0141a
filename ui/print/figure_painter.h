#pragma once
#include "core/figure/drawing.h"
#include <QImage>
#include <QRectF>

class QPainter;

namespace counterpoint::ui {

/// The font of every text in a figure, the same on screen, in pictures and in print.
QFont figureFont(const figure::Text& text);

/// Draws the page and its marks into `target` of the painter, as large as fits with the aspect kept, at its top left.
void paint(QPainter& painter, const figure::Drawing& drawing, const QRectF& target);

/// The figure as a picture; scale 1 is 96 dots an inch. Null where the drawing has no size.
QImage toImage(const figure::Drawing& drawing, double scale = 1);

/// The picture as a PNG file that knows its resolution; empty where the drawing has no size.
QByteArray toPng(const figure::Drawing& drawing, double scale = 2);

} // namespace counterpoint::ui
