#include "core/figure/density.h"
#include "core/figure/distributions.h"
#include "core/figure/diverging_bars.h"
#include "core/figure/grouped_bars.h"
#include "core/figure/heat_map.h"
#include "core/figure/mosaic.h"
#include "core/figure/palette.h"
#include "core/figure/point_chart.h"
#include "core/figure/scatter.h"
#include "tests/core/figure/marks.h"
#include "tests/support/printing.h"
#include <cmath>
#include <random>

using namespace counterpoint;
using namespace counterpoint::figure;
using namespace counterpoint::test;

namespace {

void checkSound(const Drawing& drawing)
{
    CHECK(marksOffThePage(drawing) == QStringList());
    CHECK(xmlError(toSvg(drawing)) == QString());
    CHECK_FALSE(drawing.description.isEmpty());
}

} // namespace

TEST_CASE("diverging bars meet where agreement begins, the neutral answer half on each side", "[figure]")
{
    DivergingBars chart;
    chart.title = "Trust";
    chart.note = "n = 20; none missing";
    chart.series = {"No", "Partly", "Yes"};
    chart.rows = {{"First", {5, 10, 5}}, {"Second", {0, 0, 20}}, {"Nobody", {0, 0, 0}}};
    const auto drawing = draw(chart);
    checkSound(drawing);
    const auto first = boxesNamed(drawing, "First");
    const auto second = boxesNamed(drawing, "Second");
    REQUIRE(first.size() == 3);
    REQUIRE(second.size() == 1);
    CHECK(first[1].rect.x + first[1].rect.width / 2 == Approx(second[0].rect.x)); // the middle of the neutral answer
    CHECK(second[0].rect.width == Approx(4 * first[0].rect.width));
    CHECK(hasText(drawing, "No valid answers"));
    for (const auto& text : marksOf<Text>(drawing))
        CHECK_FALSE(text.text.startsWith('-')); // shares are never negative
    chart.series = {"No", "Yes"};
    chart.rows = {{"First", {5, 5}}, {"Second", {10, 0}}};
    const auto even = draw(chart);
    CHECK(boxesNamed(even, "First")[1].rect.x == Approx(boxesNamed(even, "Second")[0].rect.x + boxesNamed(even, "Second")[0].rect.width));
}

TEST_CASE("grouped bars are as long as their shares, and a mosaic's areas as their counts", "[figure]")
{
    GroupedBars bars;
    bars.series = {"A", "B"};
    bars.rows = {{"North", {10, 30}}, {"South", {5, 5}}};
    const auto grouped = draw(bars);
    checkSound(grouped);
    CHECK(boxesNamed(grouped, "North, B")[0].rect.width == Approx(3 * boxesNamed(grouped, "North, A")[0].rect.width));
    CHECK(boxesNamed(grouped, "South, A")[0].rect.width == Approx(2 * boxesNamed(grouped, "North, A")[0].rect.width));
    Mosaic mosaic;
    mosaic.series = bars.series;
    mosaic.rows = {{"North", {10, 30}}, {"South", {5, 5}}};
    const auto drawing = draw(mosaic);
    checkSound(drawing);
    const auto area = [&](const char* name) {
        const auto rect = boxesNamed(drawing, name)[0].rect;
        return rect.width * rect.height;
    };
    CHECK(area("North, B") == Approx(3 * area("North, A")));
    CHECK(area("North, A") == Approx(2 * area("South, A")));
}

TEST_CASE("heads of a heat map's narrow columns are whole words in smaller letters", "[figure]")
{
    HeatMap chart;
    chart.title = QStringLiteral("Codes where they overlap");
    for (const auto* name : {"Work", "Opinion", "Language", "Agreeing", "Disagreeing", "Families", "Everyone", "Managers"}) {
        chart.rows.push_back(QString::fromLatin1(name));
        chart.columns.push_back(QString::fromLatin1(name));
        chart.values.push_back(std::vector<double>(8, 1));
    }
    const auto drawing = draw(chart, {640, 0});
    for (const auto* word : {"Language", "Disagreeing"}) {
        std::vector<double> sizes;
        for (const auto& text : marksOf<Text>(drawing))
            if (text.text == QLatin1String(word))
                sizes.push_back(text.size);
        INFO(word);
        REQUIRE(sizes.size() == 2); // before its row, and above its column
        CHECK(sizes.front() < sizes.back());
    }
    checkSound(drawing);
}

TEST_CASE("a heat map writes its numbers, darker for more, and leaves out what is not there", "[figure]")
{
    HeatMap chart;
    chart.rows = {"a", "b"};
    chart.columns = {"1", "2"};
    chart.values = {{0, 50}, {std::nan(""), 100}};
    chart.high = 100;
    const auto drawing = draw(chart);
    checkSound(drawing);
    CHECK(marksOf<Box>(drawing).size() == 3);
    CHECK(luminance(boxesNamed(drawing, "a, 1")[0].fill) > luminance(boxesNamed(drawing, "b, 2")[0].fill));
    CHECK(hasText(drawing, "50"));
}

TEST_CASE("a scatter plot holds its line within the plot, and a million points are few marks", "[figure]")
{
    std::mt19937 random(7);
    std::normal_distribution<double> normal;
    Scatter chart;
    for (int i = 0; i < 200'000; ++i) {
        const double x = normal(random);
        chart.points.push_back({x, 3 * x + normal(random)});
    }
    chart.points.push_back({std::nan(""), 1});
    chart.line = Scatter::StraightLine{0, 30};
    const auto drawing = draw(chart);
    checkSound(drawing);
    CHECK(marksOf<Box>(drawing).size() < 20'000);
    checkSound(draw(Scatter{"One", {}, {}, "x", "y", {{1, 1}}, {}}));
    checkSound(draw(Scatter{}));
}

TEST_CASE("error bars stand round their points, and lines join the waves", "[figure]")
{
    PointChart chart;
    chart.groups = {"2023", "2024", "2025"};
    chart.series = {{"Trust", {{3, 2.5, 3.5}, {4, std::nan(""), std::nan("")}, {std::nan(""), 0, 0}}},
                    {"Pace", {{1, 0.5, 1.5}, {2, 1, 3}, {2, 1, 3}}}};
    chart.joined = true;
    const auto drawing = draw(chart);
    checkSound(drawing);
    CHECK(marksOf<Polyline>(drawing).size() == 2);
    CHECK(boxesNamed(drawing, "2023, Trust: 3 (2.5 to 3.5)").size() == 1);
    CHECK(boxesNamed(drawing, "2025, Trust").empty());
}

TEST_CASE("names of many groups are not cut within a word, but stand aslant", "[figure]")
{
    PointChart chart;
    chart.groups = {"Social worker (n = 27)", "Family support worker (n = 20)", "Physiotherapist (n = 6)",
                    "Psychologist (n = 6)",   "Occupational therapist (n = 8)", "Specialist teacher (n = 6)",
                    "School nurse (n = 9)",   "Health visitor (n = 14)"};
    PointChart::Series series;
    for (std::size_t i = 0; i < chart.groups.size(); ++i)
        series.values.push_back({double(i), double(i) - 1, double(i) + 1});
    chart.series = {series};
    const auto narrow = draw(chart, {640, 0});
    checkSound(narrow);
    CHECK(hasText(narrow, "Physiotherapist (n = 6)"));
    const auto wide = draw(chart, {1600, 0});
    checkSound(wide);
    for (const auto& text : marksOf<Text>(wide))
        CHECK(text.rotation == 0);
}

TEST_CASE("a density has an area of one, whatever the number and size of the values", "[figure]")
{
    std::mt19937 random(11);
    std::normal_distribution<double> normal(1e9, 3);
    std::vector<double> values;
    for (int i = 0; i < 5'000; ++i)
        values.push_back(normal(random));
    const auto curve = densityOf(values);
    double area = 0;
    for (std::size_t i = 1; i < curve.size(); ++i)
        area += (curve[i].x - curve[i - 1].x) * (curve[i].y + curve[i - 1].y) / 2;
    CHECK(area == Approx(1).margin(0.01));
    CHECK(densityOf({5, 5, 5}).empty());
    CHECK(densityOf({std::nan(""), 1}).empty());
    CHECK(densityOf({-1e308, 1e308}).empty());
}

TEST_CASE("violins and dots stay on the page with ties, one value, none", "[figure]")
{
    for (const auto style : {Distributions::Style::Violin, Distributions::Style::Dots}) {
        Distributions chart;
        chart.style = style;
        chart.groups = {{"Many", std::vector<double>(5'000, 3)}, {"One", {4}}, {"None", {std::nan("")}}, {"Some", {1, 2, 2, 3, 9}}};
        const auto drawing = draw(chart);
        checkSound(drawing);
        CHECK(hasText(drawing, "Some"));
        CHECK_FALSE(hasText(drawing, "None"));
    }
}
