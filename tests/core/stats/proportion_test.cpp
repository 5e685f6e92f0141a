#include "core/stats/json.h"
#include "core/stats/proportion.h"
#include "tests/core/stats/worked_examples.h"
#include "tests/support/printing.h"
#include <cmath>

using namespace counterpoint::stats;
using namespace counterpoint::test;

namespace {

QJsonObject anyProportion(const WorkedExample& example)
{
    const auto number = [&](const char* key, double otherwise = 0) { return example.options[QLatin1String(key)].toDouble(otherwise); };
    if (example.options.contains(QStringLiteral("x1")))
        return toJson(proportionDifference(number("x1"), number("n1"), number("x2"), number("n2")));
    if (example.options.contains(QStringLiteral("N")))
        return toJson(finiteProportion(number("x"), number("n"), number("N")));
    return toJson(proportion(number("x"), number("n"), number("confidence", 0.95)));
}

} // namespace

TEST_CASE("Proportions agree with the worked examples", "[stats][proportions]")
{
    checkFamily(QStringLiteral("proportions"),
                {{QStringLiteral("prop"), anyProportion},
                 {QStringLiteral("samplesize"), [](const WorkedExample& example) {
                      const auto number = [&](const char* key) { return example.options[QLatin1String(key)].toDouble(); };
                      return toJson(sampleSize(number("margin"), number("p"), number("confidence"), number("N")));
                  }}});
}

TEST_CASE("Intervals are those of Newcombe's paper", "[stats][proportions]")
{
    // Newcombe (1998), Statistics in Medicine 17:857, table I: 81 of 263, 95 %.
    const Proportion p = proportion(81, 263);
    CHECK(p.wilson.low == Approx(0.2553).margin(5e-5));
    CHECK(p.wilson.high == Approx(0.3662).margin(5e-5));
    CHECK(p.wilsonContinuityCorrected.low == Approx(0.2535).margin(5e-5));
    CHECK(p.wilsonContinuityCorrected.high == Approx(0.3682).margin(5e-5));
    CHECK(p.clopperPearson.low == Approx(0.2527).margin(5e-5));
    CHECK(p.clopperPearson.high == Approx(0.3676).margin(5e-5));
}

TEST_CASE("An interval contains its proportion and stays within 0 and 1", "[stats][proportions]")
{
    for (const double n : {1.0, 2.0, 7.0, 1000.0, 1e7})
        for (const double x : {0.0, 1.0, std::floor(n / 2), n - 1, n})
            for (const ProportionMethod method : {ProportionMethod::Wilson, ProportionMethod::WilsonContinuityCorrected,
                                                  ProportionMethod::ClopperPearson, ProportionMethod::Jeffreys}) {
                INFO("x " << x << " n " << n << " method " << static_cast<int>(method));
                const Interval interval = proportionInterval(x, n, 0.95, method);
                CHECK(interval.low >= 0);
                CHECK(interval.high <= 1);
                CHECK(interval.low <= x / n + 1e-12);
                CHECK(interval.high >= x / n - 1e-12);
            }
}

TEST_CASE("No proportion of nothing", "[stats][proportions]")
{
    CHECK_FALSE(proportionInterval(0, 0).isDefined());
    CHECK_FALSE(proportionInterval(3, 2).isDefined());
    CHECK_FALSE(proportionInterval(1, 2, 1.0).isDefined());
    CHECK_FALSE(proportion(0, 0).proportion.isDefined());
    CHECK_FALSE(finiteProportion(5, 10, 8).seTextbook.isDefined());
    CHECK_FALSE(proportionDifference(0, 5, 0, 5).chi2.isDefined());
    CHECK_FALSE(sampleSize(0).infinite.isDefined());
}

TEST_CASE("A sample is never larger than its population", "[stats][proportions]")
{
    CHECK(sampleSize(0.05).infinite.value == 385);
    CHECK(sampleSize(0.05, 0.5, 0.95, 20).finite.value == 20);
    CHECK(sampleSize(0.01, 0.5, 0.99, 5).finite.value == 5);
    CHECK_FALSE(sampleSize(0.05).finite.isDefined());
}
