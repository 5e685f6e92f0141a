#include "tests/core/figure/marks.h"
#include "tests/core/figure/random_charts.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("whatever the data, a figure stays on its page and its SVG is well formed", "[figure]")
{
    for (unsigned seed = 0; seed < 400; ++seed) {
        const auto drawing = RandomCharts(seed).next();
        INFO("seed " << seed << " title " << drawing.title.toStdString());
        REQUIRE(std::isfinite(drawing.width));
        REQUIRE(std::isfinite(drawing.height));
        REQUIRE(marksOffThePage(drawing) == QStringList());
        const auto svg = figure::toSvg(drawing);
        REQUIRE(xmlError(svg) == QString());
        REQUIRE_FALSE(svg.contains("\"nan"));
        REQUIRE_FALSE(svg.contains("\"inf"));
    }
}

TEST_CASE("the same chart gives the same bytes", "[figure]")
{
    for (unsigned seed = 0; seed < 20; ++seed)
        REQUIRE(figure::toSvg(RandomCharts(seed).next()) == figure::toSvg(RandomCharts(seed).next()));
}
