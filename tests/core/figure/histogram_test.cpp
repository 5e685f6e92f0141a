#include "core/figure/histogram.h"
#include "tests/core/figure/marks.h"
#include "tests/support/printing.h"
#include <numeric>

using namespace counterpoint;
using namespace counterpoint::figure;
using namespace counterpoint::test;

TEST_CASE("an edge belongs to the interval it begins, the last to the one it ends", "[figure][histogram]")
{
    CHECK(countsWithin({0, 10, 20}, {0, 9.99, 10, 19, 20, 20.01, -1, std::nan("")}) == std::vector<double>{2, 3});
    CHECK(countsWithin({0.0, 0.1, 0.2, 0.3, 0.4}, {0.3, 0.1}) == std::vector<double>{0, 1, 0, 1});
    CHECK(countsWithin({}, {1}).empty());
}

TEST_CASE("computed edges are round, evenly spaced and hold every value", "[figure][histogram]")
{
    std::vector<double> values;
    for (int i = 0; i < 500; ++i)
        values.push_back(37.3 + 0.01 * ((i * 7919) % 1000));
    const auto edges = niceEdges(values);
    const auto counts = countsWithin(edges, values);
    CHECK(std::accumulate(counts.begin(), counts.end(), 0.0) == 500);
    // Freedman and Diaconis: 2 * 5 / 500^(1/3) = 1.26, and 1 is the nearest round width.
    CHECK(edges[1] - edges[0] == Approx(1));
    CHECK(edges.front() == 37);
}

TEST_CASE("answers on a scale of whole numbers get a bar each, over their number", "[figure][histogram]")
{
    CHECK(niceEdges({1, 2, 2, 3, 5}) == std::vector<double>{0.5, 1.5, 2.5, 3.5, 4.5, 5.5});
    CHECK(niceEdges({4, 4, 4}) == std::vector<double>{3.5, 4.5});
    CHECK(niceEdges({std::nan("")}).empty());
}

TEST_CASE("intervals of whole numbers hold equally many of them, the last one too", "[figure][histogram]")
{
    std::vector<double> ages;
    for (int age = 20; age <= 100; ++age)
        ages.push_back(age);
    const auto edges = niceEdges(ages);
    const auto counts = countsWithin(edges, ages);
    REQUIRE(counts.size() > 2);
    CHECK(edges.back() > 100);
    CHECK(counts[0] == edges[1] - edges[0]);
    CHECK(counts.back() == 1);
}

TEST_CASE("bars touch, are as high as their counts, and say their interval", "[figure][histogram]")
{
    Histogram chart;
    chart.title = QStringLiteral("Age");
    chart.note = QStringLiteral("n = 6; none missing");
    chart.edges = {20, 30, 40};
    chart.counts = {2, 4};
    const auto drawing = draw(chart);
    const auto boxes = marksOf<Box>(drawing);
    REQUIRE(boxes.size() == 2);
    CHECK(boxes[1].rect.height == Approx(2 * boxes[0].rect.height));
    CHECK(boxes[0].rect.x + boxes[0].rect.width == Approx(boxes[1].rect.x));
    CHECK(boxes[0].label == "20 to under 30: 2");
    CHECK(boxes[1].label == "30 to 40: 4");
    CHECK(drawing.description == "Histogram. n = 6; none missing. 20 to under 30: 2; 30 to 40: 4.");
}

TEST_CASE("where intervals differ in width, areas show the counts and the axis says so", "[figure][histogram]")
{
    Histogram chart;
    chart.edges = {0, 10, 30};
    chart.counts = {5, 10};
    const auto drawing = draw(chart);
    const auto boxes = marksOf<Box>(drawing);
    REQUIRE(boxes.size() == 2);
    CHECK(boxes[1].rect.width * boxes[1].rect.height == Approx(2 * boxes[0].rect.width * boxes[0].rect.height));
    CHECK(hasText(drawing, "Count per unit"));
}

TEST_CASE("a histogram without values says so", "[figure][histogram]")
{
    CHECK(hasText(draw(Histogram{}), "No valid answers"));
    Histogram falling;
    falling.edges = {3, 2, 1};
    falling.counts = {1, 1};
    CHECK(marksOf<Box>(draw(falling)).empty());
}
