#include "tests/core/figure/marks.h"
#include "tests/core/figure/random_charts.h"
#include "tests/support/printing.h"
#include "ui/print/figure_painter.h"
#include <QFontMetricsF>
#include <QPainter>
#include <QSvgRenderer>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

figure::BarChart chartOf(std::vector<figure::Bar> bars)
{
    figure::BarChart chart;
    chart.title = QStringLiteral("Satisfaction");
    chart.note = QStringLiteral("n = 113; 7 missing");
    chart.bars = std::move(bars);
    return chart;
}

double fontWidth(const figure::Text& text) { return QFontMetricsF(ui::figureFont(text)).horizontalAdvance(text.text); }

/// DejaVu Sans is the widest of the fonts a figure is set in, and the only one on a bare machine.
double widestFontWidth(const figure::Text& text)
{
    auto font = ui::figureFont(text);
    font.setFamilies({QStringLiteral("DejaVu Sans")});
    return QFontMetricsF(font).horizontalAdvance(text.text);
}

QRgb rgb(figure::Colour colour) { return qRgb(colour.red, colour.green, colour.blue); }

} // namespace

TEST_CASE("the picture shows each box in its colour at its place", "[figure][figure_painter]")
{
    const auto drawing = draw(chartOf({{"Low", 20, {}}, {"High", 40, {}}}));
    for (const double scale : {1.0, 2.5}) {
        const auto image = ui::toImage(drawing, scale);
        REQUIRE(image.size() == QSize(qCeil(drawing.width * scale), qCeil(drawing.height * scale)));
        CHECK(image.pixel(2, 2) == qRgb(255, 255, 255));
        for (const auto& box : marksOf<figure::Box>(drawing)) {
            const QPointF middle(box.rect.x + box.rect.width / 2, box.rect.y + box.rect.height / 2);
            CHECK(image.pixel((middle * scale).toPoint()) == rgb(box.fill));
            const QPointF above(middle.x(), box.rect.y - 3);
            CHECK(image.pixel((above * scale).toPoint()) != rgb(box.fill));
        }
    }
}

TEST_CASE("texts are painted where they stand", "[figure][figure_painter]")
{
    figure::Drawing drawing{200, 40, {}, {}, {}};
    drawing.marks = {figure::Text{{190, 25}, QStringLiteral("Agree"), 12, figure::Text::Anchor::End, false, {0, 0, 0}, 0}};
    const auto image = ui::toImage(drawing);
    int left = 200;
    int right = 0;
    for (int x = 0; x < 200; ++x)
        for (int y = 0; y < 40; ++y)
            if (qGray(image.pixel(x, y)) < 128) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
    CHECK(right <= 190);
    CHECK(right >= 186);
    CHECK(left > 140);
}

TEST_CASE("in the real font, too, every text stays on the page", "[figure][figure_painter]")
{
    for (unsigned seed = 0; seed < 400; ++seed) {
        const auto drawing = RandomCharts(seed, true).next();
        INFO("seed " << seed);
        REQUIRE(marksOffThePage(drawing, fontWidth) == QStringList());
        REQUIRE(marksOffThePage(drawing, widestFontWidth) == QStringList());
    }
}

TEST_CASE("the SVG looks like the picture", "[figure][figure_painter]")
{
    const auto drawing = draw(chartOf({{"Low", 20, {}}, {"High", 40, {}}}));
    QSvgRenderer renderer(figure::toSvg(drawing));
    REQUIRE(renderer.isValid());
    QImage image(renderer.defaultSize(), QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    CHECK(image.pixel(2, 2) == qRgb(255, 255, 255));
    for (const auto& box : marksOf<figure::Box>(drawing))
        CHECK(image.pixel(qRound(box.rect.x + box.rect.width / 2), qRound(box.rect.y + box.rect.height / 2)) == rgb(box.fill));
}

TEST_CASE("a PNG knows its size in print; a figure without size gives none", "[figure][figure_painter]")
{
    const auto drawing = draw(chartOf({{"Low", 20, {}}}));
    const auto image = QImage::fromData(ui::toPng(drawing, 3));
    REQUIRE_FALSE(image.isNull());
    CHECK(image.width() / (image.dotsPerMeterX() * 0.0254) == Approx(drawing.width / 96).epsilon(0.001));
    CHECK(ui::toPng({}, 2).isEmpty());
}

TEST_CASE("a PNG shows exactly what the screen shows, whether its colours are few or many", "[figure]")
{
    figure::Drawing few{200, 100, {}, {}, {}};
    few.marks.push_back(figure::Box{{10, 10, 80, 40}, {0x1b, 0x5e, 0x6b}, {{}, 0, false}, {}});
    few.marks.push_back(
        figure::Text{{10, 80}, QStringLiteral("Words that are smoothed"), 12, figure::Text::Anchor::Start, false, {40, 40, 40}, 0});
    auto many = few;
    for (int i = 0; i < 100; ++i)
        for (int row = 0; row < 4; ++row)
            many.marks.push_back(
                figure::Box{{double(2 * i), double(row), 2, 1}, {quint8(i), quint8(255 - i), quint8(row)}, {{}, 0, false}, {}});
    for (const auto& drawing : {few, many}) {
        const auto png = QImage::fromData(ui::toPng(drawing, 2), "PNG");
        CHECK((png.convertToFormat(QImage::Format_RGB32) == ui::toImage(drawing, 2)));
        CHECK(png.dotsPerMeterX() == ui::toImage(drawing, 2).dotsPerMeterX());
    }
    CHECK(QImage::fromData(ui::toPng(few, 2)).format() == QImage::Format_Indexed8);
}
