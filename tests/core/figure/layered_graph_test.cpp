#include "core/figure/layered_graph.h"
#include "tests/support/printing.h"
#include <algorithm>

using namespace counterpoint;
using namespace counterpoint::figure;

namespace {

template <class MarkType>
std::vector<MarkType> marksOf(const Drawing& drawing)
{
    std::vector<MarkType> found;
    for (const auto& mark : drawing.marks)
        if (const auto* one = std::get_if<MarkType>(&mark))
            found.push_back(*one);
    return found;
}

bool overlap(const Rect& a, const Rect& b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

LayeredGraph graph()
{
    LayeredGraph chart;
    chart.title = "Framework";
    chart.layers = {
        {"Elements", {{"Workshop for all who meet families, with time to talk about what was seen", {1}}, {"Shadowing", {0, 1}}}},
        {"Implications", {{"1. Early", {0}}, {"2. Together", {0, 7}}}}, // 7 is not there
        {"Findings", {{"1. Families are asked", {}}}}};
    return chart;
}

} // namespace

TEST_CASE("Boxes of a layered graph stand in their columns, apart, within the page, with a line for each link", "[figure]")
{
    const auto drawing = draw(graph(), {});
    const auto boxes = marksOf<Box>(drawing);
    REQUIRE(boxes.size() == 5);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        CHECK(boxes[i].rect.x >= 0);
        CHECK(boxes[i].rect.x + boxes[i].rect.width <= drawing.width);
        CHECK(boxes[i].rect.y + boxes[i].rect.height <= drawing.height);
        for (std::size_t j = i + 1; j < boxes.size(); ++j)
            CHECK_FALSE(overlap(boxes[i].rect, boxes[j].rect));
    }
    CHECK(marksOf<Line>(drawing).size() == 5);
    for (const auto& line : marksOf<Line>(drawing))
        CHECK(line.from.x < line.to.x);
}

TEST_CASE("Boxes that would make lines cross change places", "[figure]")
{
    LayeredGraph chart;
    chart.layers = {{"A", {{"first", {1}}, {"second", {0}}}}, {"B", {{"of the second", {}}, {"of the first", {}}}}};
    const auto lines = marksOf<Line>(draw(chart, {}));
    REQUIRE(lines.size() == 2);
    CHECK((lines[0].from.y < lines[1].from.y) == (lines[0].to.y < lines[1].to.y));
}

TEST_CASE("A layered graph is said in words, and without boxes says that there are none", "[figure]")
{
    CHECK(draw(graph(), {}).description.contains("Shadowing"));
    CHECK(marksOf<Box>(draw(LayeredGraph{}, {})).empty());
}
