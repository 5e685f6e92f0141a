#include "core/figure/stacked_bars.h"
#include "tests/core/figure/marks.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::figure;
using namespace counterpoint::test;

namespace {

StackedBars trust()
{
    StackedBars chart;
    chart.title = QStringLiteral("Trust by profession");
    chart.note = QStringLiteral("n = 60; 3 missing");
    chart.series = {"Disagree", "Neither", "Agree"};
    chart.rows = {{"Nurses", {10, 10, 20}}, {"Police", {0, 5, 15}}, {"Volunteers", {0, 0, 0}}};
    return chart;
}

double widthOf(const std::vector<Box>& boxes)
{
    double width = 0;
    for (const auto& box : boxes)
        width += box.rect.width;
    return width;
}

} // namespace

TEST_CASE("the segments of a percent bar fill the whole axis, one beside the other", "[figure][stacked_bars]")
{
    const auto drawing = draw(trust());
    const auto nurses = boxesNamed(drawing, "Nurses");
    const auto police = boxesNamed(drawing, "Police");
    REQUIRE(nurses.size() == 3);
    REQUIRE(police.size() == 2); // nobody disagreed: no segment
    CHECK(widthOf(nurses) == Approx(widthOf(police)));
    CHECK(nurses[2].rect.width == Approx(widthOf(nurses) / 2));
    for (std::size_t i = 1; i < nurses.size(); ++i)
        CHECK(nurses[i].rect.x == Approx(nurses[i - 1].rect.x + nurses[i - 1].rect.width));
    CHECK(nurses[2].fill == police[1].fill);
    CHECK(nurses[0].label == "Nurses, Disagree: 10 of 40 (25.0 %)");
}

TEST_CASE("bars of counts are as long as their rows' totals", "[figure][stacked_bars]")
{
    auto chart = trust();
    chart.percent = false;
    const auto drawing = draw(chart);
    CHECK(widthOf(boxesNamed(drawing, "Nurses")) == Approx(2 * widthOf(boxesNamed(drawing, "Police"))));
    CHECK(hasText(drawing, "15"));
}

TEST_CASE("a stacked chart names its series, rows, n, and a row without answers", "[figure][stacked_bars]")
{
    const auto drawing = draw(trust());
    for (const auto* words :
         {"Disagree", "Neither", "Agree", "Nurses", "Police", "n = 40", "n = 20", "No valid answers", "25 %", "50 %", "n = 60; 3 missing"})
        CHECK(hasText(drawing, QString::fromUtf8(words)));
    CHECK(drawing.description.startsWith("Stacked bar chart. n = 60; 3 missing. Nurses, Disagree: 10 of 40 (25.0 %);"));
    CHECK(drawing.description.contains("Volunteers: No valid answers"));
}

TEST_CASE("a count is written in a segment only where it fits", "[figure][stacked_bars]")
{
    StackedBars chart;
    chart.percent = false;
    chart.series = {"Rare", "Common"};
    chart.rows = {{"All", {7, 9990}}};
    const auto drawing = draw(chart);
    CHECK(hasText(drawing, "9990"));
    CHECK_FALSE(hasText(drawing, "7"));
    CHECK(boxesNamed(drawing, "All, Rare: 7 of 9997").size() == 1);
}

TEST_CASE("nothing at all is said in words", "[figure][stacked_bars]")
{
    CHECK(hasText(draw(StackedBars{}), "No valid answers"));
    auto chart = trust();
    chart.rows = {{"Nurses", {0, std::nan(""), -4}}};
    CHECK(hasText(draw(chart), "No valid answers"));
}
