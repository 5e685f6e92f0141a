#include "core/figure/box_plot.h"
#include "tests/core/figure/marks.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::figure;
using namespace counterpoint::test;

TEST_CASE("a box reaches from quartile to quartile on the axis of all groups", "[figure][box_plot]")
{
    BoxPlot chart;
    chart.note = QStringLiteral("n = 71; 2 missing");
    chart.groups = {{"Nurses", 1, 2, 3, 4, 5, {9}}, {"Police", 1, 3, 3, 4, 5, {}}, {"Nobody", NAN, NAN, NAN, NAN, NAN, {}}};
    const auto drawing = draw(chart);
    const auto nurses = boxesNamed(drawing, "Nurses: median 3, quartiles 2 and 4, whiskers 1 and 5, 1 outlying");
    const auto police = boxesNamed(drawing, "Police");
    REQUIRE(nurses.size() == 1);
    REQUIRE(police.size() == 1);
    CHECK(nurses[0].rect.width == Approx(2 * police[0].rect.width));
    CHECK(nurses[0].rect.x + nurses[0].rect.width == Approx(police[0].rect.x + police[0].rect.width));
    CHECK(boxesNamed(drawing, "9").size() == 1);
    CHECK(boxesNamed(drawing, "Nobody").empty());
    CHECK(drawing.description.startsWith("Box plot. n = 71; 2 missing. Nurses: median 3"));
    CHECK(hasText(draw(BoxPlot{}), "No valid answers"));
}
