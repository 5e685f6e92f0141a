#include "core/agreement/coefficients.h"
#include "core/agreement/sweep.h"
#include "core/agreement/unitizing.h"
#include "core/stats/paired_table.h"
#include "tests/support/printing.h"
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace counterpoint;
using namespace counterpoint::agreement;
using counterpoint::test::valueOf;

namespace {

constexpr std::monostate none{};

/// Krippendorff (2011), example C, four coders; the same data are Gwet's 'raw4raters'.
Ratings fourCoders()
{
    std::vector<std::vector<Rating>> units{{1., 1., none, 1.}, {2., 2., 3., 2.},   {3., 3., 3., 3.},     {3., 3., 3., 3.},
                                           {2., 2., 2., 2.},   {1., 2., 3., 4.},   {4., 4., 4., 4.},     {1., 1., 2., 1.},
                                           {2., 2., 2., 2.},   {none, 5., 5., 5.}, {none, none, 1., 1.}, {none, none, 3., none}};
    return valueOf(ratingsOf(units));
}

struct Drawn {
    std::vector<std::vector<Rating>> units;
    Ratings ratings;
};

/// Units of 2 to 5 coders with 2 to 4 categories, one in five values missing.
Drawn drawn(std::mt19937& random)
{
    Drawn result;
    const auto coders = 2 + random() % 4;
    const auto categories = 2 + random() % 3;
    for (std::size_t i = 0; i < 5 + random() % 40; ++i) {
        std::vector<Rating> unit;
        for (std::size_t c = 0; c < coders; ++c)
            unit.push_back(random() % 5 == 0 ? Rating() : Rating(double(random() % categories)));
        result.units.push_back(unit);
    }
    result.ratings = valueOf(ratingsOf(result.units));
    return result;
}

/// Alpha from its definition: the disagreement of all pairs within units over that of all pairs of pairable values.
double alphaByPairs(const std::vector<std::vector<Rating>>& units)
{
    std::vector<Rating> all;
    double within = 0;
    for (const auto& unit : units) {
        std::vector<Rating> present;
        std::copy_if(unit.begin(), unit.end(), std::back_inserter(present), [](const Rating& r) { return r != Rating(); });
        if (present.size() < 2)
            continue;
        all.insert(all.end(), present.begin(), present.end());
        for (const auto& a : present)
            for (const auto& b : present)
                within += a != b ? 1.0 / double(present.size() - 1) : 0;
    }
    double between = 0;
    for (const auto& a : all)
        for (const auto& b : all)
            between += a != b ? 1 : 0;
    const double n = double(all.size());
    return 1 - within / n / (between / (n * (n - 1)));
}

} // namespace

TEST_CASE("four coders with missing values agree as Krippendorff and Gwet published", "[agreement]")
{
    const auto ratings = fourCoders();
    CHECK(krippendorffAlpha(ratings, Metric::Nominal).value.value == Approx(0.743).margin(0.0005));
    CHECK(krippendorffAlpha(ratings, Metric::Ordinal).value.value == Approx(0.815).margin(0.0005));
    CHECK(krippendorffAlpha(ratings, Metric::Interval).value.value == Approx(0.849).margin(0.0005));
    CHECK(krippendorffAlpha(ratings, Metric::Ratio).value.value == Approx(0.797).margin(0.0005));
    const auto ac1 = coefficient(Measure::Ac1, ratings);
    CHECK(ac1.value.value == Approx(0.77544).margin(5e-6));
    CHECK(ac1.standardError.value == Approx(0.14295).margin(5e-6));
    CHECK(ac1.interval.low == Approx(0.461).margin(5e-4));
    CHECK(ac1.interval.high == 1);
    CHECK(coefficient(Measure::Fleiss, ratings).value.value == Approx(0.76117).margin(5e-6));
    CHECK(coefficient(Measure::Fleiss, ratings).standardError.value == Approx(0.15302).margin(5e-6));
    CHECK(coefficient(Measure::Cohen, ratings).value.value == Approx(0.76282).margin(5e-6));
    CHECK(coefficient(Measure::BrennanPrediger, ratings).value.value == Approx(0.77273).margin(5e-6));
    CHECK(coefficient(Measure::Alpha, ratings).standardError.value == Approx(0.14557).margin(5e-6));
    CHECK(coefficient(Measure::Ac1, ratings, Weights::Quadratic).value.value == Approx(0.914).margin(5e-4));
}

TEST_CASE("two coders with Cohen's own example agree as he published", "[agreement]")
{
    const stats::Matrix table{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
    const auto kappa = stats::kappaOfTable(table);
    CHECK(kappa.observed.value == Approx(0.7));
    CHECK(kappa.chance.value == Approx(0.41));
    CHECK(kappa.kappa.value == Approx(0.492).margin(0.0005));
    CHECK(coefficient(Measure::Cohen, ratingsOfTable(table)).value.value == Approx(kappa.kappa.value).epsilon(1e-13));
}

TEST_CASE("alpha is what all pairs of values say, whatever is missing", "[agreement]")
{
    std::mt19937 random(20);
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        const auto one = drawn(random);
        const auto alpha = krippendorffAlpha(one.ratings, Metric::Nominal);
        if (alpha.value.isDefined())
            CHECK(alpha.value.value == Approx(alphaByPairs(one.units)).margin(1e-12));
    }
}

TEST_CASE("no coefficient depends on the order of coders, of units or on the names of categories", "[agreement]")
{
    std::mt19937 random(21);
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        const auto one = drawn(random);
        auto mixed = one.units;
        std::vector<std::size_t> order(mixed.front().size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::shuffle(order.begin(), order.end(), random);
        std::shuffle(mixed.begin(), mixed.end(), random);
        for (auto& unit : mixed) {
            auto moved = unit;
            for (std::size_t i = 0; i < order.size(); ++i) {
                moved[i] = unit[order[i]];
                if (const auto* number = std::get_if<double>(&unit[order[i]]))
                    moved[i] = QStringLiteral("z%1").arg(9 - *number);
            }
            unit = moved;
        }
        const auto other = valueOf(ratingsOf(mixed));
        for (const auto measure :
             {Measure::Percent, Measure::Cohen, Measure::Fleiss, Measure::BrennanPrediger, Measure::Alpha, Measure::Ac1}) {
            const auto before = coefficient(measure, one.ratings);
            const auto after = coefficient(measure, other);
            CHECK(before.value.isDefined() == after.value.isDefined());
            if (before.value.isDefined()) {
                CHECK(after.value.value == Approx(before.value.value).margin(1e-12));
                CHECK(before.value.value <= 1 + 1e-12);
            }
        }
    }
}

TEST_CASE("units that come many times are as many units", "[agreement]")
{
    Ratings once = valueOf(ratingsOf({{1., 1.}, {1., 2.}, {2., 2.}}));
    Ratings thrice = once;
    once.add({0, 1}, 4);
    for (int i = 0; i < 4; ++i)
        thrice.add({0, 1});
    for (const auto measure : {Measure::Fleiss, Measure::Alpha, Measure::Ac1}) {
        CHECK(coefficient(measure, once).value.value == Approx(coefficient(measure, thrice).value.value));
        CHECK(coefficient(measure, once).standardError.value == Approx(coefficient(measure, thrice).standardError.value));
    }
}

TEST_CASE("AC1 of two coders is Gwet's formula", "[agreement]")
{
    // Gwet (2008), the paradox: 118 of 125 both yes, kappa below 0.
    const auto found = coefficient(Measure::Ac1, ratingsOfTable({{118, 5}, {2, 0}}));
    const double yes = (123.0 + 120.0) / 250.0;
    const double chance = 2 * yes * (1 - yes);
    CHECK(found.chance.value == Approx(chance));
    CHECK(found.value.value == Approx((0.944 - chance) / (1 - chance)));
}

TEST_CASE("a coefficient without expected disagreement is undefined with the reason", "[agreement]")
{
    const auto same = valueOf(ratingsOf({{QStringLiteral("a"), QStringLiteral("a")}, {QStringLiteral("a"), QStringLiteral("a")}}));
    for (const auto measure : {Measure::Cohen, Measure::Fleiss, Measure::BrennanPrediger, Measure::Alpha, Measure::Ac1}) {
        const auto found = coefficient(measure, same);
        CHECK_FALSE(found.value.isDefined());
        CHECK(found.value.reason == reasons::oneCategory());
        CHECK_FALSE(found.interval.reason.isEmpty());
    }
    CHECK(coefficient(Measure::Percent, same).value.value == 1);
    CHECK(coefficient(Measure::Alpha, valueOf(ratingsOf({}))).value.reason == reasons::nothingComparable());
    CHECK(coefficient(Measure::Cohen, ratingsOfCounts({{1, 1}})).value.reason == reasons::codersUnknown());
    const auto words = valueOf(ratingsOf({{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("c"), QStringLiteral("a")}}));
    CHECK_FALSE(krippendorffAlpha(words, Metric::Ordinal).value.isDefined());
    CHECK_FALSE(coefficient(Measure::Ac1, words, Weights::Linear).value.isDefined());
    const auto below = valueOf(ratingsOf({{-1., 1.}, {2., 2.}}));
    CHECK_FALSE(krippendorffAlpha(below, Metric::Ratio).value.isDefined());
    CHECK_FALSE(ratingsOf({{1., 2.}}, {1., 3.}).has_value());
    CHECK_FALSE(ratingsOf({{1., 2.}}, {1., 2., 2.}).has_value());
}

TEST_CASE("unitizing alpha is as Krippendorff published it", "[agreement]")
{
    // Krippendorff (2004), Quality & Quantity 38:787, figure 2: .0144, .0532, .7286 and 1.
    const auto c = unitizingAlpha({{150, 450, {{{225, 295}, {370, 400}}, {{220, 300}, {355, 375}, {400, 420}}}}});
    CHECK(c.observed.value == Approx(0.0144).margin(5e-5));
    CHECK(c.expected.value == Approx(0.0532).margin(5e-5));
    CHECK(c.alpha.value == Approx(0.7286).margin(5e-5));
    const auto k = unitizingAlpha({{150, 450, {{{180, 240}, {300, 350}}, {{180, 240}, {300, 350}}}}});
    CHECK(k.alpha.value == 1);
    CHECK(unitizingAlpha({c, k}).value == Approx(0.8591).margin(5e-4)); // he rounded before
    CHECK_FALSE(unitizingAlpha({{0, 10, {{}, {}}}}).alpha.isDefined());
    CHECK_FALSE(unitizingAlpha(std::vector<Continuum>()).alpha.isDefined());
}

TEST_CASE("unitizing alpha of 2016 is what its equations give by hand", "[agreement]")
{
    // Observed 26 = (10 + 8 + 8) 2 / 2; expected 180 * 7704 / (180² - 152 - 156).
    const auto found = unitizingAlpha2016(60, {{{{2, 5}, 1}}, {{{2, 5}, 1}, {{10, 20}, 2}}, {{{2, 5}, 2}, {{15, 20}, 2}}});
    CHECK(found.valued.observed.value == Approx(26));
    CHECK(found.valued.expected.value == Approx(180.0 * 7704 / 32092));
    CHECK(found.unitsAlone.observed.value == Approx(20));
    CHECK(found.unitsAlone.expected.value == Approx(180.0 * 2 * 24 * 156 / 32092));
    CHECK_FALSE(unitizingAlpha2016(0, {{}, {}}).valued.alpha.isDefined());
}

TEST_CASE("a sweep finds for each place who marked it, as one finds place by place", "[agreement]")
{
    std::mt19937 random(22);
    Sweep sweep;
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        std::vector<Mark> marks;
        std::vector<std::uint64_t> places(60);
        for (std::size_t i = 0; i < random() % 9; ++i) {
            const auto from = std::int64_t(random() % 50);
            const Mark mark{from, from + 1 + std::int64_t(random() % 9), std::uint32_t(random() % 3)};
            marks.push_back(mark);
            for (auto at = mark.from; at < mark.to; ++at)
                places[std::size_t(at)] |= std::uint64_t{1} << mark.coder;
        }
        std::vector<std::uint64_t> found(60);
        std::int64_t last = 0;
        std::uint64_t lastCoders = 0;
        sweep.over(marks, [&](std::int64_t from, std::int64_t to, std::uint64_t coders) {
            CHECK(from >= last);
            CHECK((from > last || coders != lastCoders));
            last = to;
            lastCoders = coders;
            for (auto at = from; at < to; ++at)
                found[std::size_t(at)] = coders;
        });
        CHECK(found == places);
    }
}
