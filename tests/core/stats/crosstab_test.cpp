#include "core/stats/crosstab.h"
#include "core/stats/json.h"
#include "tests/core/stats/counted.h"
#include "tests/core/stats/worked_examples.h"
#include "tests/support/printing.h"
#include <array>
#include <cmath>
#include <numeric>

using namespace counterpoint::stats;
using namespace counterpoint::test;

namespace {

Matrix tableOf(const WorkedExample& example) { return toRows(example.options[QStringLiteral("table")]); }

QJsonObject crossTable(const WorkedExample& example)
{
    if (example.dataset == QStringLiteral("inline"))
        return toJson(crosstab(tableOf(example)));
    const ExampleData data = example.data();
    const QString rows = example.options[QStringLiteral("rows")].toString();
    const QString columns = example.options[QStringLiteral("cols")].toString();
    const Matrix counts = crossed(data.texts(rows), data.levels(rows), data.texts(columns), data.levels(columns), weightsOf(example, data));
    return toJson(crosstab(counts), data.levels(rows), data.levels(columns));
}

QJsonObject fit(const WorkedExample& example)
{
    const ExampleData data = example.data();
    const QString variable = example.variables.front();
    double missing = 0;
    return toJson(goodnessOfFit(countedLevels(data.texts(variable), data.levels(variable), {}, missing),
                                toNumbers(example.options[QStringLiteral("expected_proportions")])));
}

CrosstabOptions withExact(ExactTest::When when)
{
    CrosstabOptions options;
    options.exact = when;
    return options;
}

CrosstabOptions withSeed(std::uint64_t seed)
{
    CrosstabOptions options;
    options.seed = seed;
    return options;
}

/// The sum over all tables with the margins of a 3 x 3 table, by plain enumeration.
double enumerated(const Matrix& t)
{
    const Crosstab c = crosstab(t, withExact(ExactTest::When::Never));
    const auto probability = [&](const Matrix& m) {
        double logarithm = -std::lgamma(c.n + 1);
        for (std::size_t i = 0; i < 3; ++i) {
            logarithm += std::lgamma(c.rowTotals[i] + 1) + std::lgamma(c.columnTotals[i] + 1);
            for (std::size_t j = 0; j < 3; ++j)
                logarithm -= std::lgamma(m[i][j] + 1);
        }
        return std::exp(logarithm);
    };
    const double observed = probability(t);
    double total = 0;
    for (double a = 0; a <= c.rowTotals[0]; ++a)
        for (double b = 0; b <= c.rowTotals[0] - a; ++b)
            for (double d = 0; d <= c.rowTotals[1]; ++d)
                for (double e = 0; e <= c.rowTotals[1] - d; ++e) {
                    Matrix m{{a, b, c.rowTotals[0] - a - b}, {d, e, c.rowTotals[1] - d - e}, {}};
                    for (std::size_t j = 0; j < 3; ++j)
                        m[2].push_back(c.columnTotals[j] - m[0][j] - m[1][j]);
                    if (m[2][0] < 0 || m[2][1] < 0 || m[2][2] < 0)
                        continue;
                    const double p = probability(m);
                    total += p <= observed * (1 + 1e-7) ? p : 0;
                }
    return total;
}

} // namespace

TEST_CASE("Cross-tables agree with the worked examples", "[stats][crosstab]")
{
    checkFamily(QStringLiteral("crosstabs"),
                {{QStringLiteral("xtab"), crossTable},
                 {QStringLiteral("gof"), fit},
                 {QStringLiteral("mcnemar"), [](const WorkedExample& example) { return toJson(mcNemar(tableOf(example))); }},
                 {QStringLiteral("mcnemar_bowker"), [](const WorkedExample& example) { return toJson(bowker(tableOf(example))); }},
                 {QStringLiteral("kappa"), [](const WorkedExample& example) { return toJson(kappaOfTable(tableOf(example))); }}});
}

TEST_CASE("Fisher's lady tastes tea", "[stats][crosstab]")
{
    // Fisher (1935): three of four cups right; p = 17/70 one-sided, 34/70 two-sided.
    const TwoByTwo tea = twoByTwo(3, 1, 1, 3);
    CHECK(tea.fisherGreater.value == Approx(17.0 / 70).epsilon(1e-13));
    CHECK(tea.fisherTwoSided.value == Approx(34.0 / 70).epsilon(1e-13));
    CHECK(tea.fisherLess.value == Approx(69.0 / 70).epsilon(1e-13));
    CHECK(tea.oddsRatio.value == 9);
    // With these margins the five tables have weights 1, 16w, 36w^2, 16w^3, w^4; the estimate solves E(w) = 3, the limits have tails of 0.025.
    const auto weights = [](double w) { return std::array{1.0, 16 * w, 36 * w * w, 16 * w * w * w, w * w * w * w}; };
    const auto share = [&](double w, std::size_t from, std::size_t to) {
        const auto all = weights(w);
        return std::accumulate(all.begin() + static_cast<long>(from), all.begin() + static_cast<long>(to), 0.0)
            / std::accumulate(all.begin(), all.end(), 0.0);
    };
    const double w = tea.oddsRatioConditional.value;
    CHECK(std::pow(w, 4) - 36 * w * w - 32 * w - 3 == Approx(0).margin(1e-9));
    CHECK(w == Approx(6.408309).epsilon(1e-5));
    CHECK(share(tea.oddsRatioConditionalInterval.low, 3, 5) == Approx(0.025).epsilon(1e-11));
    CHECK(share(tea.oddsRatioConditionalInterval.high, 0, 4) == Approx(0.025).epsilon(1e-11));
}

TEST_CASE("Fisher's p keeps its digits far out in the tail", "[stats][crosstab]")
{
    // Only one table is as extreme: p = 1 / C(200, 100) one-sided, twice that two-sided.
    const TwoByTwo separate = twoByTwo(100, 0, 0, 100);
    const double binomial = std::exp(std::lgamma(201.0) - 2 * std::lgamma(101.0));
    CHECK(separate.fisherGreater.value == Approx(1 / binomial).epsilon(1e-9).margin(0));
    CHECK(separate.fisherTwoSided.value == Approx(2 / binomial).epsilon(1e-9).margin(0));
    CHECK_FALSE(separate.oddsRatio.isDefined());
    CHECK_FALSE(separate.oddsRatioConditional.isDefined());
    CHECK(separate.oddsRatioConditionalInterval.low > 1000);
    CHECK_FALSE(std::isfinite(separate.oddsRatioConditionalInterval.high));
}

TEST_CASE("Tables as probable as the observed one count although rounding parts them", "[stats][crosstab]")
{
    // Symmetric margins: the mirror table has the same probability, so p two-sided is twice the tail.
    for (const double a : {1.0, 3.0, 7.0, 20.0, 47.0}) {
        const TwoByTwo t = twoByTwo(a, 60 - a, 60 - a, a);
        CHECK(t.fisherTwoSided.value == Approx(2 * std::fmin(t.fisherLess.value, t.fisherGreater.value)).epsilon(1e-12).margin(0));
    }
}

TEST_CASE("The exact test is the enumeration of all tables", "[stats][crosstab]")
{
    for (const Matrix& t : {Matrix{{3, 0, 2}, {0, 4, 1}, {1, 1, 5}}, Matrix{{4, 4, 4}, {4, 4, 4}, {4, 4, 4}},
                            Matrix{{9, 1, 0}, {0, 8, 3}, {2, 2, 12}}, Matrix{{0, 1, 0}, {5, 0, 0}, {0, 0, 2}}}) {
        const double p = enumerated(t);
        CHECK(crosstab(t).exact.p.value == Approx(p).epsilon(1e-9).margin(0));
        CHECK(freemanHalton({{t[0][0], t[1][0], t[2][0]}, {t[0][1], t[1][1], t[2][1]}, {t[0][2], t[1][2], t[2][2]}}).value()
              == Approx(p).epsilon(1e-9).margin(0));
    }
}

TEST_CASE("The exact test of two rows is Fisher's", "[stats][crosstab]")
{
    CHECK(freemanHalton({{3, 1}, {1, 3}}).value() == Approx(34.0 / 70).epsilon(1e-12));
    CHECK(freemanHalton({{12, 7}, {5, 21}}).value() == Approx(twoByTwo(12, 7, 5, 21).fisherTwoSided.value).epsilon(1e-9));
    CHECK(freemanHalton({{1, 0, 0, 0, 0, 1}, {0, 1, 1, 1, 1, 0}}).value() == Approx(1).epsilon(1e-12));
}

TEST_CASE("Past its size the exact test says that it drew tables", "[stats][crosstab]")
{
    Matrix large(7, std::vector<double>(8));
    for (std::size_t i = 0; i < 7; ++i)
        for (std::size_t j = 0; j < 8; ++j)
            large[i][j] = static_cast<double>((3 * i * i + 5 * j + i * j) % 9);
    const Crosstab table = crosstab(large, withSeed(7));
    REQUIRE(table.exact.simulated);
    CHECK(table.exact.seed == 7);
    CHECK(table.exact.standardError > 0);
    CHECK(table.notes.join(QLatin1Char(' ')).contains(QStringLiteral("Monte Carlo")));
    CHECK(crosstab(large, withSeed(7)).exact.p.value == table.exact.p.value);
    CHECK(toJson(table)[QStringLiteral("fisher_freeman_halton_method")].toString() == QStringLiteral("monte_carlo"));
}

TEST_CASE("Drawn tables come near the exact p", "[stats][crosstab]")
{
    for (const Matrix& t :
         {Matrix{{3, 0, 2}, {0, 4, 1}, {1, 1, 5}}, Matrix{{8, 5, 9, 3}, {4, 9, 6, 10}}, Matrix{{12, 9}, {6, 17}, {10, 11}}}) {
        const double exact = freemanHalton(t).value();
        const ExactTest drawn = simulatedFreemanHalton(t, 20'000, 42);
        CHECK(std::fabs(drawn.p.value - exact) < 4 * drawn.standardError + 1e-4);
    }
}

TEST_CASE("A perfect association reaches one, none reaches nought", "[stats][crosstab]")
{
    const Crosstab perfect = crosstab({{10, 0, 0}, {0, 20, 0}, {0, 0, 30}});
    CHECK(perfect.cramersV.value == Approx(1).epsilon(1e-14));
    CHECK(perfect.ordinal.gamma.value == 1);
    CHECK(perfect.ordinal.tauB.value == Approx(1).epsilon(1e-14));
    CHECK(perfect.nominal.lambdaSymmetric.value == 1);
    CHECK(perfect.nominal.tauColumns.value == Approx(1).epsilon(1e-14));
    CHECK(perfect.nominal.uncertaintySymmetric.value == Approx(1).epsilon(1e-14));

    const Crosstab none = crosstab({{2, 4, 6}, {3, 6, 9}});
    CHECK(none.chi2.value == Approx(0).margin(1e-12));
    CHECK(none.p.value == Approx(1));
    CHECK(none.ordinal.gamma.value == Approx(0).margin(1e-14));
    CHECK(none.nominal.uncertaintyColumns.value == Approx(0).margin(1e-14));
    CHECK(none.cramersVBiasCorrected.value == 0);
    CHECK(none.exact.p.value == Approx(1).epsilon(1e-9));
}

TEST_CASE("Pairs are counted as by hand", "[stats][crosstab]")
{
    const OrdinalAssociation a = ordinalAssociation({{2, 1, 0}, {1, 3, 2}});
    // Concordant: 2 * (3 + 2) + 1 * 2; discordant: 1 * 1 (+ 0).
    CHECK(a.concordant == 12);
    CHECK(a.discordant == 1);
    CHECK(a.gamma.value == Approx(11.0 / 13));
}

TEST_CASE("Pairs and products of margins do not overflow", "[stats][crosstab]")
{
    const Crosstab table = crosstab({{3e6, 1e6}, {1e6, 3e6}});
    CHECK(table.ordinal.concordant == 9e12);
    CHECK(table.ordinal.tauB.value == Approx(0.5));
    CHECK(table.chi2.value == Approx(2e6));
    CHECK(table.p.value == 0);
    CHECK(table.twoByTwo->chi2Yates.value == Approx(2e6).epsilon(1e-5));
    CHECK(table.twoByTwo->oddsRatioConditional.value == Approx(9).epsilon(1e-5));
}

TEST_CASE("Rows and columns without cases stay in the table and out of the tests", "[stats][crosstab]")
{
    const Crosstab with = crosstab({{5, 0, 7}, {0, 0, 0}, {9, 0, 2}});
    const Crosstab without = crosstab({{5, 7}, {9, 2}});
    CHECK(with.counts.size() == 3);
    CHECK(with.df.value == 1);
    CHECK(with.chi2.value == Approx(without.chi2.value).epsilon(1e-14));
    CHECK(with.exact.p.value == Approx(without.exact.p.value).epsilon(1e-9));
    CHECK(with.cramersV.value == Approx(without.cramersV.value).epsilon(1e-14));
    CHECK(with.ordinal.tauB.value == Approx(without.ordinal.tauB.value).epsilon(1e-14));
    CHECK(with.ordinal.tauC.value == Approx(without.ordinal.tauC.value).epsilon(1e-14));
    CHECK(std::isnan(with.rowPercent[1][0]));
    CHECK(toJson(with)[QStringLiteral("row_percent")][1][0].isNull());
    CHECK_FALSE(with.notes.isEmpty());
}

TEST_CASE("Tables without two rows and two columns of cases have no tests", "[stats][crosstab]")
{
    for (const Matrix& t : {Matrix{{3, 4}, {0, 0}}, Matrix{{0, 0}, {0, 0}}, Matrix{{1, 2, 3}}, Matrix{{5}}, Matrix{}}) {
        const Crosstab table = crosstab(t);
        CHECK_FALSE(table.chi2.isDefined());
        CHECK_FALSE(table.chi2.reason.isEmpty());
        CHECK_FALSE(table.cramersV.isDefined());
        CHECK_FALSE(table.exact.p.isDefined());
        CHECK_FALSE(table.ordinal.tauB.isDefined());
        CHECK_FALSE(table.nominal.tauColumns.isDefined());
        CHECK(toJson(table)[QStringLiteral("chi2")].isNull());
    }
}

TEST_CASE("Small expected counts are noted", "[stats][crosstab]")
{
    CHECK(crosstab({{30, 20}, {20, 30}}).notes.isEmpty());
    const Crosstab small = crosstab({{3, 1}, {1, 30}});
    CHECK(small.cellsExpectedUnder5 == 3);
    REQUIRE(small.notes.size() == 1);
    CHECK(small.notes.front().contains(QStringLiteral("3 of 4")));
}

TEST_CASE("Cell counts may be sums of broken weights", "[stats][crosstab]")
{
    const Crosstab table = crosstab({{2.5, 3.5}, {4.5, 1.5}});
    CHECK(table.chi2.isDefined());
    CHECK_FALSE(table.exact.p.isDefined());
    CHECK_FALSE(table.twoByTwo->fisherTwoSided.isDefined());
}

TEST_CASE("Paired tables without change have no test", "[stats][crosstab]")
{
    CHECK_FALSE(mcNemar({{5, 0}, {0, 7}}).p.isDefined());
    CHECK(mcNemar({{5, 1}, {0, 7}}).pExact.value == 1);
    CHECK_FALSE(bowker({{5, 0}, {0, 7}}).p.isDefined());
    CHECK_FALSE(bowker({{5, 0, 1}, {0, 7, 1}}).p.isDefined());
    CHECK_FALSE(kappaOfTable({{5, 0}, {0, 0}}).kappa.isDefined());
    // Cohen's own weighted example is linear in the cells; for two categories every weight gives the plain kappa.
    CHECK(kappaOfTable({{3, 1}, {2, 4}}).weightedQuadratic.value == Approx(kappaOfTable({{3, 1}, {2, 4}}).kappa.value).epsilon(1e-14));
}
