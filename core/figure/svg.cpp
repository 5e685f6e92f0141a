#include "core/figure/drawing.h"
#include "core/figure/text_width.h"
#include <cmath>

namespace counterpoint::figure {

namespace {

/// Plain decimal, at most two places, no trailing zeros, no -0.
QByteArray number(double value)
{
    const double clean = std::isfinite(value) ? std::round(value * 100) / 100 : 0;
    auto text = QByteArray::number(clean == 0 ? 0.0 : clean, 'f', 2);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text;
}

QByteArray attribute(const char* name, double value) { return QByteArray(" ") + name + "=\"" + number(value) + '"'; }

QByteArray attribute(const char* name, const QByteArray& value) { return QByteArray(" ") + name + "=\"" + value + '"'; }

QByteArray hex(Colour colour) { return QString::asprintf("#%02x%02x%02x", colour.red, colour.green, colour.blue).toLatin1(); }

QByteArray escaped(const QString& text) { return singleLine(text).toHtmlEscaped().toUtf8(); }

QByteArray element(const char* name, const QString& text)
{
    return text.isEmpty() ? QByteArray() : QByteArray("<") + name + '>' + escaped(text) + "</" + name + '>';
}

QByteArray strokeOf(const Stroke& stroke)
{
    if (!(stroke.width > 0))
        return {};
    return attribute("stroke", hex(stroke.colour)) + attribute("stroke-width", stroke.width)
        + (stroke.dashed ? attribute("stroke-dasharray", QByteArrayLiteral("4 3")) : QByteArray());
}

QByteArray shape(const Box& box)
{
    const auto start = "<rect" + attribute("x", box.rect.x) + attribute("y", box.rect.y) + attribute("width", box.rect.width)
        + attribute("height", box.rect.height) + attribute("fill", hex(box.fill)) + strokeOf(box.outline);
    const auto title = element("title", box.label);
    return title.isEmpty() ? start + "/>" : start + '>' + title + "</rect>";
}

QByteArray shape(const Line& line)
{
    return "<line" + attribute("x1", line.from.x) + attribute("y1", line.from.y) + attribute("x2", line.to.x) + attribute("y2", line.to.y)
        + strokeOf(line.stroke) + "/>";
}

QByteArray shape(const Polyline& line)
{
    QByteArray points;
    for (const auto& point : line.points)
        points += (points.isEmpty() ? "" : " ") + number(point.x) + ',' + number(point.y);
    return "<polyline" + attribute("points", points) + attribute("fill", line.isFilled ? hex(line.fill) : QByteArrayLiteral("none"))
        + strokeOf(line.stroke) + "/>";
}

QByteArray anchorOf(Text::Anchor anchor)
{
    switch (anchor) {
    case Text::Anchor::Start:
        break;
    case Text::Anchor::Middle:
        return attribute("text-anchor", QByteArrayLiteral("middle"));
    case Text::Anchor::End:
        return attribute("text-anchor", QByteArrayLiteral("end"));
    }
    return {};
}

QByteArray shape(const Text& text)
{
    const auto turn = "rotate(" + number(text.rotation) + ' ' + number(text.baseline.x) + ' ' + number(text.baseline.y) + ')';
    // An isolate gives right-to-left words their own order of punctuation, while the anchor keeps its left and right.
    const auto content = text.text.isRightToLeft() ? QChar(0x2067) + text.text + QChar(0x2069) : text.text;
    return "<text" + attribute("x", text.baseline.x) + attribute("y", text.baseline.y) + attribute("font-size", text.size)
        + anchorOf(text.anchor) + (text.bold ? attribute("font-weight", QByteArrayLiteral("bold")) : QByteArray())
        + attribute("fill", hex(text.colour)) + (text.rotation != 0 ? attribute("transform", turn) : QByteArray()) + '>' + escaped(content)
        + "</text>";
}

} // namespace

QByteArray toSvg(const Drawing& drawing)
{
    QByteArray svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"" + attribute("width", drawing.width)
        + attribute("height", drawing.height) + " viewBox=\"0 0 " + number(drawing.width) + ' ' + number(drawing.height)
        + "\" role=\"img\" font-family=\"'Noto Sans', 'DejaVu Sans', Arial, sans-serif\">\n" + "<title>" + escaped(drawing.title)
        + "</title>\n<desc>" + escaped(drawing.description) + "</desc>\n<rect" + attribute("width", drawing.width)
        + attribute("height", drawing.height) + " fill=\"#ffffff\"/>\n";
    for (const auto& mark : drawing.marks)
        svg += std::visit([](const auto& each) { return shape(each); }, mark) + '\n';
    return svg + "</svg>\n";
}

} // namespace counterpoint::figure
