#include "ui/print/figure_painter.h"
#include <QBuffer>
#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace counterpoint::ui {

namespace {

constexpr double mostPixels = 16000; // along one side, so that no picture takes gigabytes

QColor colourOf(figure::Colour colour) { return {colour.red, colour.green, colour.blue}; }

QPen penOf(const figure::Stroke& stroke)
{
    if (!(stroke.width > 0))
        return Qt::NoPen;
    QPen pen(colourOf(stroke.colour), stroke.width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (stroke.dashed)
        pen.setDashPattern({4 / stroke.width, 3 / stroke.width});
    return pen;
}

QPointF pointOf(figure::Point point) { return {point.x, point.y}; }

void paintMark(QPainter& painter, const figure::Box& box)
{
    painter.setPen(penOf(box.outline));
    painter.setBrush(colourOf(box.fill));
    painter.drawRect(QRectF(box.rect.x, box.rect.y, box.rect.width, box.rect.height));
}

void paintMark(QPainter& painter, const figure::Line& line)
{
    painter.setPen(penOf(line.stroke));
    painter.drawLine(pointOf(line.from), pointOf(line.to));
}

void paintMark(QPainter& painter, const figure::Polyline& line)
{
    QPolygonF points;
    for (const auto& point : line.points)
        points << pointOf(point);
    painter.setPen(penOf(line.stroke));
    if (line.isFilled) {
        painter.setBrush(colourOf(line.fill));
        painter.drawPolygon(points);
        return;
    }
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
}

void paintMark(QPainter& painter, const figure::Text& text)
{
    const auto font = figureFont(text);
    const double width = QFontMetricsF(font, painter.device()).horizontalAdvance(text.text);
    const double before = text.anchor == figure::Text::Anchor::Start ? 0 : text.anchor == figure::Text::Anchor::Middle ? width / 2 : width;
    painter.save();
    painter.translate(pointOf(text.baseline));
    painter.rotate(text.rotation);
    painter.setFont(font);
    painter.setPen(colourOf(text.colour));
    painter.drawText(QPointF(-before, 0), text.text);
    painter.restore();
}

bool hasSize(const figure::Drawing& drawing)
{
    return std::isfinite(drawing.width) && std::isfinite(drawing.height) && drawing.width > 0 && drawing.height > 0;
}

} // namespace

QFont figureFont(const figure::Text& text)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), QStringLiteral("Arial"), QStringLiteral("sans-serif")});
    font.setStyleHint(QFont::SansSerif);
    // Without hinting a text is as wide at every scale as at the first, so that nothing shifts between screen and print.
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(std::max(1, qRound(text.size)));
    font.setBold(text.bold);
    return font;
}

void paint(QPainter& painter, const figure::Drawing& drawing, const QRectF& target)
{
    if (!hasSize(drawing) || target.isEmpty())
        return;
    const double scale = std::min(target.width() / drawing.width, target.height() / drawing.height);
    painter.save();
    painter.translate(target.topLeft());
    painter.scale(scale, scale);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRectF(0, 0, drawing.width, drawing.height), Qt::white);
    for (const auto& mark : drawing.marks)
        std::visit([&painter](const auto& each) { paintMark(painter, each); }, mark);
    painter.restore();
}

QImage toImage(const figure::Drawing& drawing, double scale)
{
    if (!hasSize(drawing) || !(scale > 0))
        return {};
    const double held = std::min(scale, mostPixels / std::max(drawing.width, drawing.height));
    QImage image(qCeil(drawing.width * held), qCeil(drawing.height * held), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter, drawing, QRectF(0, 0, drawing.width * held, drawing.height * held));
    painter.end();
    const int dotsPerMetre = qRound(96 * held / 0.0254);
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    return image;
}

namespace {

/// The same picture with its colours in a table, where these are few, as in most charts: compressed in a fifth of the time to half the size.
QImage withPalette(const QImage& image)
{
    constexpr qsizetype most = 256;
    QList<QRgb> colours;
    QHash<QRgb, uchar> places;
    QImage indexed(image.size(), QImage::Format_Indexed8);
    QRgb last = 0;
    uchar place = 0;
    for (int y = 0; y < image.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        auto* to = indexed.scanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            if (colours.isEmpty() || from[x] != last) {
                last = from[x];
                auto known = places.constFind(last);
                if (known == places.constEnd()) {
                    if (colours.size() == most)
                        return image;
                    known = places.insert(last, uchar(colours.size()));
                    colours << last;
                }
                place = *known;
            }
            to[x] = place;
        }
    }
    indexed.setColorTable(colours);
    indexed.setDotsPerMeterX(image.dotsPerMeterX());
    indexed.setDotsPerMeterY(image.dotsPerMeterY());
    return indexed;
}

} // namespace

QByteArray toPng(const figure::Drawing& drawing, double scale)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const auto image = toImage(drawing, scale);
    if (!image.isNull())
        withPalette(image).save(&buffer, "PNG");
    return bytes;
}

} // namespace counterpoint::ui
