#include "core/figure/drawing.h"
#include "tests/core/figure/marks.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::figure;
using namespace counterpoint::test;

namespace {

Drawing oneOfEach()
{
    Drawing drawing{100, 50, QStringLiteral("Trust & <care>"), QStringLiteral("Bar chart. n = 3; 1 missing."), {}};
    drawing.marks = {Box{{1, 2, 30, 4}, {255, 0, 16}, {{0, 0, 0}, 1, true}, QStringLiteral("Agree: 1 of 3")},
                     Line{{0, 0}, {10.123456, -0.0}, {{1, 2, 3}, 0.5, false}}, Polyline{{{0, 0}, {5, 5}}, {}},
                     Text{{50, 20}, QStringLiteral("a\x01<b"), 12, Text::Anchor::Middle, true, {}, -90}};
    return drawing;
}

/// The text of the first element of that name.
QString contentOf(const QByteArray& svg, const QString& name)
{
    QXmlStreamReader reader(svg);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == name)
            return reader.readElementText();
    return QStringLiteral("(none)");
}

QString attributeOf(const QByteArray& svg, const QString& element, const char* attribute)
{
    QXmlStreamReader reader(svg);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == element)
            return reader.attributes().value(QLatin1String(attribute)).toString();
    return QStringLiteral("(none)");
}

} // namespace

TEST_CASE("an SVG says what it shows to those who cannot see it", "[figure][svg]")
{
    const auto svg = toSvg(oneOfEach());
    CHECK(xmlError(svg) == QString());
    CHECK(attributeOf(svg, "svg", "role") == "img");
    CHECK(contentOf(svg, "title") == "Trust & <care>");
    CHECK(contentOf(svg, "desc") == "Bar chart. n = 3; 1 missing.");
    CHECK(svg.contains("<title>Agree: 1 of 3</title>"));
}

TEST_CASE("marks become shapes with their places and colours", "[figure][svg]")
{
    const auto svg = toSvg(oneOfEach());
    CHECK(svg.contains("viewBox=\"0 0 100 50\""));
    CHECK(svg.contains("<rect x=\"1\" y=\"2\" width=\"30\" height=\"4\" fill=\"#ff0010\" stroke=\"#000000\""));
    CHECK(attributeOf(svg, "line", "x2") == "10.12");
    CHECK(attributeOf(svg, "line", "y2") == "0");
    CHECK(attributeOf(svg, "polyline", "points") == "0,0 5,5");
    CHECK(attributeOf(svg, "text", "text-anchor") == "middle");
    CHECK(attributeOf(svg, "text", "transform") == "rotate(-90 50 20)");
    CHECK(contentOf(svg, "text") == "a<b");
}
