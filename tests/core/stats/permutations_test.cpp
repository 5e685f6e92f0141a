#include "core/stats/hodges_lehmann.h"
#include "core/stats/rank_tests.h"
#include "core/stats/simulated_ranks.h"
#include <algorithm>
#include "tests/support/printing.h"
#include <cmath>
#include <limits>
#include <random>

using namespace counterpoint::stats;

namespace {

const std::vector<double> permeability{0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
const std::vector<double> later{1.15, 0.88, 0.90, 0.74, 1.21};
const std::vector<double> before{1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
const std::vector<double> after{0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};

/// Whole numbers of a small range, so that there are ties.
std::vector<double> answers(std::size_t n, unsigned seed)
{
    std::mt19937 engine(seed);
    std::vector<double> values;
    for (std::size_t i = 0; i < n; ++i)
        values.push_back(1 + static_cast<double>(engine() % 7));
    return values;
}

void checkNear(const SimulatedTest& test, double exact)
{
    REQUIRE(test.p.isDefined());
    CHECK(test.replicates == 10'000);
    CHECK(test.standardError == Approx(std::sqrt(test.p.value * (1 - test.p.value) / test.replicates)));
    CHECK(std::fabs(test.p.value - exact) < 4 * std::sqrt(exact * (1 - exact) / test.replicates) + 1e-4);
}

} // namespace

TEST_CASE("Hodges and Lehmann's estimates and their intervals are those of R", "[stats][ranks]")
{
    // R 4.2.2: wilcox.test(x, y, conf.int = TRUE), and paired = TRUE; the data of its help page, from Hollander & Wolfe (1973)
    const auto shift = hodgesLehmannShift(permeability, later);
    CHECK(shift.estimate.value == Approx(0.305).epsilon(1e-12));
    CHECK(shift.interval.low == Approx(-0.15).epsilon(1e-12));
    CHECK(shift.interval.high == Approx(0.76).epsilon(1e-12));
    const auto paired = hodgesLehmannPaired(before, after);
    CHECK(paired.estimate.value == Approx(0.46).epsilon(1e-12));
    CHECK(paired.interval.low == Approx(0.010).epsilon(1e-9));
    CHECK(paired.interval.high == Approx(0.786).epsilon(1e-12));
}

TEST_CASE("A shift is the median of all differences, found without making them", "[stats][ranks]")
{
    for (const unsigned seed : {1U, 2U, 3U, 4U}) {
        const auto x = answers(61, seed);
        const auto y = answers(80 - seed, seed + 10);
        std::vector<double> differences;
        for (const double a : x)
            for (const double b : y)
                differences.push_back(a - b);
        std::sort(differences.begin(), differences.end());
        const auto n = differences.size();
        CHECK(hodgesLehmannShift(x, y).estimate.value == (differences[(n - 1) / 2] + differences[n / 2]) / 2);
    }
    const double huge = std::numeric_limits<double>::max();
    CHECK_FALSE(hodgesLehmannShift(std::vector{huge, 1.0}, std::vector{-huge, 0.0}).estimate.isDefined());
    CHECK_FALSE(hodgesLehmannShift({}, later).estimate.isDefined());
    CHECK_FALSE(hodgesLehmannPaired(before, before).estimate.isDefined());
    CHECK(hodgesLehmannShift(std::vector{3.0}, std::vector{1.0}).estimate.value == 2);
}

TEST_CASE("Random permutations come to the exact p, and to the same again", "[stats][ranks]")
{
    checkNear(simulatedRankSum(permeability, later), mannWhitney(permeability, later).pExact.value);
    checkNear(simulatedRankSum(later, permeability), mannWhitney(permeability, later).pExact.value);
    const auto x = answers(40, 5);
    auto y = answers(30, 6);
    for (double& value : y)
        value += 1;
    checkNear(simulatedRankSum(x, y), mannWhitney(x, y).pExact.value);
    checkNear(simulatedKruskalWallis({x, y}), mannWhitney(x, y).pExact.value); // of two groups it is the same test
    const auto signedRanks = wilcoxonSignedRank(before, after);
    checkNear(simulatedSignedRank(signedRanks.ranks, signedRanks.wPlus), signedRanks.pExact.value);
    // Two measures make of Friedman's test the sign test.
    checkNear(simulatedFriedman({before, after}), wilcoxonSignedRank(before, after).signTestP.value);
    CHECK(simulatedRankSum(x, y, 7).p.value == simulatedRankSum(x, y, 7).p.value);
    CHECK_FALSE(simulatedRankSum({}, y).p.isDefined());
    CHECK_FALSE(simulatedKruskalWallis({x, {}}).p.isDefined());
    CHECK_FALSE(simulatedFriedman({}).p.isDefined());
    CHECK(simulatedRankSum(std::vector{1.0, 1.0}, std::vector{1.0}).p.value == 1);
}
