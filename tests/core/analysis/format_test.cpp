#include "core/analysis/fingerprint.h"
#include "core/analysis/format.h"
#include "tests/support/printing.h"
#include <array>
#include <cmath>

using namespace counterpoint;

TEST_CASE("probabilities are written as the APA has them", "[analysis]")
{
    CHECK(format::p(0.0004) == "p < .001");
    CHECK(format::p(0.001) == "p = .001");
    CHECK(format::p(0.0124) == "p = .012");
    CHECK(format::p(0.05) == "p = .050");
    CHECK(format::p(0.9999) == "p > .999");
    CHECK(format::pValue(std::nan("")) == "–");
}

TEST_CASE("numbers show the digits that mean something", "[analysis]")
{
    CHECK(format::bounded(0.426) == ".43");
    CHECK(format::bounded(-0.426) == "-.43");
    CHECK(format::bounded(1) == "1.00");
    CHECK(format::bounded(-0.001) == ".00");
    CHECK(format::statistic(12.3456) == "12.35");
    CHECK(format::statistic(0.00423) == "0.0042");
    CHECK(format::statistic(0) == "0.00");
    CHECK(format::fixed(-0.001, 2) == "0.00");
    CHECK(format::count(1204) == "1204");
    CHECK(format::count(2.5) == "2.5");
    CHECK(format::percent(33.3333) == "33.3");
}

TEST_CASE("a fingerprint is the same for the same numbers only", "[analysis]")
{
    const std::array<double, 3> few{120, 113, 2.0 / 3};
    CHECK(fingerprintOf(few) == "120 113 0.666667");
    std::vector<double> many(200, 7);
    const auto before = fingerprintOf(many);
    CHECK(before.size() < 130);
    many.back() = 8;
    CHECK(fingerprintOf(many) != before);
}
