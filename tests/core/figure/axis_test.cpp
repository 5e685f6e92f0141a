#include "core/figure/axis.h"
#include "tests/support/printing.h"
#include <cmath>

using namespace counterpoint;
using namespace counterpoint::figure;

namespace {

QStringList ticksOf(const Axis& axis)
{
    QStringList ticks;
    for (auto k = axis.first; k <= axis.last; ++k)
        ticks << axis.text(k);
    return ticks;
}

} // namespace

TEST_CASE("ticks are round numbers", "[figure][axis]")
{
    CHECK(ticksOf(niceAxis(0, 41, 5)) == QStringList{"0", "10", "20", "30", "40", "50"});
    CHECK(ticksOf(niceAxis(0, 1, 5)) == QStringList{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"});
    CHECK(ticksOf(niceAxis(-3.2, 4.5, 5)) == QStringList{"−4", "−2", "0", "2", "4", "6"});
    CHECK(ticksOf(niceAxis(0, 24000, 3)) == QStringList{"0", "10,000", "20,000", "30,000"});
    CHECK(ticksOf(niceAxis(0, 2e12, 2)) == QStringList{"0", "1 × 10¹²", "2 × 10¹²"});
}

TEST_CASE("whole numbers have no ticks between them", "[figure][axis]")
{
    CHECK(ticksOf(niceAxis(0, 2, 8, true)) == QStringList{"0", "1", "2"});
    CHECK(ticksOf(niceAxis(0, 0, 8, true)) == QStringList{"0", "1"});
}

TEST_CASE("an axis holds its values, however odd", "[figure][axis]")
{
    CHECK(niceAxis(0, 0.3, 3).tick(3) == 0.3);
    for (const double low : {0.0, -1e308, -5.0, 1e15, 5e-324, 1e-9})
        for (const double high : {0.0, 1.0, 1e308, 1e15 + 1, 5e-324}) {
            const auto axis = niceAxis(low, high, 6);
            INFO(low << " to " << high);
            REQUIRE(axis.last - axis.first <= 8);
            REQUIRE(axis.high() > axis.low());
            REQUIRE(axis.fraction(low) >= 0);
            REQUIRE(axis.fraction(high) <= 1);
        }
}

TEST_CASE("numbers are written to be read", "[figure][axis]")
{
    CHECK(numberText(-0.0) == QStringLiteral("0"));
    CHECK(numberText(41) == QStringLiteral("41"));
    CHECK(numberText(-3.25) == QStringLiteral("−3.25"));
    CHECK(numberText(1.0 / 3) == QStringLiteral("0.333333"));
    CHECK(numberText(2104) == QStringLiteral("2104"));
    CHECK(numberText(-1234567) == QStringLiteral("−1,234,567"));
    CHECK(numberText(1.5e12) == QStringLiteral("1.5 × 10¹²"));
    CHECK(numberText(std::nan("")) == QStringLiteral("–"));
}
