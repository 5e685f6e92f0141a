#pragma once
#include <QFont>
#include <QPointF>
#include <QString>

class QPainter;

namespace counterpoint::ui {

/// Height of `text` in `font`, wrapped to `width` and cut after `lines` lines.
int heightOfShort(const QString& text, const QFont& font, int width, int lines);
/// Draws it in the painter's pen; where it was cut it ends in '…'.
void drawShort(QPainter& painter, const QString& text, const QFont& font, QPointF topLeft, int width, int lines);

} // namespace counterpoint::ui
