#include "core/stats/json.h"
#include "core/stats/one_factor.h"
#include "tests/core/stats/worked_examples.h"
#include "tests/support/printing.h"
#include <cmath>
#include <limits>

using namespace counterpoint::stats;
using namespace counterpoint::test;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Columns itemsOf(const WorkedExample& example)
{
    const ExampleData data = example.data();
    const QStringList turned = example.options[QStringLiteral("reverse")].toVariant().toStringList();
    Columns items;
    for (const QString& name : example.variables) {
        const std::vector<double> values = data.numbers(name);
        items.push_back(turned.contains(name) ? reversed(values, example.options[QStringLiteral("scale_min")].toDouble(),
                                                         example.options[QStringLiteral("scale_max")].toDouble())
                                              : values);
    }
    return items;
}

/// Twelve answers to four items, the last asked the other way round.
Columns fourItems()
{
    return {{1, 2, 3, 4, 5, 4, 3, 2, 1, 5, 4, 2},
            {2, 2, 3, 5, 5, 4, 2, 2, 1, 4, 4, 1},
            {1, 3, 3, 4, 4, 5, 3, 1, 2, 5, 3, 2},
            {5, 4, 3, 1, 2, 2, 3, 4, 5, 1, 2, 5}};
}

} // namespace

TEST_CASE("Reliability and scale scores agree with the worked examples", "[stats][reliability]")
{
    checkFamily(QStringLiteral("reliability"),
                {{QStringLiteral("reliability"),
                  [](const WorkedExample& example) { return toJson(reliability(itemsOf(example)), example.variables); }},
                 {QStringLiteral("scalescore"), [](const WorkedExample& example) {
                      return toJson(scaleScores(itemsOf(example),
                                                example.options[QStringLiteral("score")].toString() == QStringLiteral("sum")
                                                    ? ScoreMethod::Sum
                                                    : ScoreMethod::Mean,
                                                static_cast<std::size_t>(example.options[QStringLiteral("min_valid_items")].toInt())));
                  }}});
}

TEST_CASE("An item that was not reversed is pointed at, and turning it mends alpha", "[stats][reliability]")
{
    Columns items = fourItems();
    const Reliability before = reliability(items);
    // R 4.2.2: k/(k-1)*(1-sum(diag(S))/sum(S)), and factanal(x, 1) for the loadings.
    CHECK(before.alpha.value == Approx(-0.330246913580247).epsilon(1e-12));
    CHECK(before.negative == std::vector<std::size_t>{3});

    items[3] = reversed(items[3], 1, 5);
    const Reliability after = reliability(items);
    CHECK(after.negative.empty());
    CHECK(after.alpha.value == Approx(0.963268108479231).epsilon(1e-12));
    CHECK(after.alphaFeldt.low == Approx(0.911392947237661).epsilon(1e-10));
    CHECK(after.alphaFeldt.high == Approx(0.988140732596062).epsilon(1e-10));
    const std::vector<double> loadings{0.959742716976543, 0.927033731599288, 0.865220348817358, 0.982763931746261};
    for (std::size_t i = 0; i < loadings.size(); ++i)
        CHECK(after.omega.loadings[i].value == Approx(loadings[i]).epsilon(1e-6));
    CHECK(after.omega.heywood.empty());
}

TEST_CASE("A Heywood case is reported", "[stats][reliability]")
{
    // R 4.2.2: factanal(covmat = R, factors = 1)$uniquenesses, whose lower bound is 0.005 too.
    const OneFactor factor = oneFactorByMaximumLikelihood({{1, .9, .8}, {.9, 1, .5}, {.8, .5, 1}});
    REQUIRE(factor.converged);
    CHECK(factor.heywood == std::vector<std::size_t>{0});
    CHECK(factor.uniquenesses[0] == leastUniqueness);
    CHECK(factor.uniquenesses[1] == Approx(0.190309849138185).epsilon(1e-5));
    CHECK(factor.uniquenesses[2] == Approx(0.365098779155041).epsilon(1e-5));
}

TEST_CASE("A factor that made the correlations is found again", "[stats][reliability]")
{
    const std::vector<double> loadings{0.9, 0.7, 0.5, 0.3, -0.6};
    std::vector<std::vector<double>> r(5, std::vector<double>(5, 1));
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < 5; ++j)
            if (i != j)
                r[i][j] = loadings[i] * loadings[j];
    for (const OneFactor& factor : {oneFactorByMaximumLikelihood(r), oneFactorByMinimumResiduals(r)}) {
        REQUIRE(factor.converged);
        for (std::size_t i = 0; i < 5; ++i)
            CHECK(factor.loadings[i] == Approx(loadings[i]).epsilon(1e-9));
    }
}

TEST_CASE("Alpha of yes/no items is Kuder and Richardson's formula 20", "[stats][reliability]")
{
    const Columns items{{1, 1, 0, 1, 0, 1, 1, 0}, {1, 0, 0, 1, 0, 1, 1, 1}, {0, 1, 0, 1, 0, 1, 0, 0}};
    const double n = 8;
    double pq = 0;
    std::vector<double> sums(8);
    for (const auto& item : items) {
        double yes = 0;
        for (std::size_t i = 0; i < item.size(); ++i) {
            yes += item[i];
            sums[i] += item[i];
        }
        pq += yes / n * (1 - yes / n);
    }
    double mean = 0;
    for (const double s : sums)
        mean += s / n;
    double variance = 0;
    for (const double s : sums)
        variance += (s - mean) * (s - mean) / n;
    CHECK(reliability(items).alpha.value == Approx(1.5 * (1 - pq / variance)).epsilon(1e-13));
}

TEST_CASE("What the items do not define has a reason", "[stats][reliability]")
{
    CHECK_FALSE(reliability({}).alpha.isDefined());
    CHECK_FALSE(reliability({{1, 2, 3}}).alpha.reason.isEmpty());
    CHECK_FALSE(reliability({{1, missing}, {missing, 2}}).alpha.isDefined());
    CHECK(reliability({{1, missing}, {missing, 2}}).n == 0);

    const Reliability two = reliability({{1, 2, 3, 5}, {2, 2, 4, 5}});
    CHECK(two.alpha.isDefined());
    CHECK_FALSE(two.omega.value.isDefined());
    CHECK_FALSE(two.item[0].alphaIfDeleted.isDefined());

    const Reliability opposite = reliability({{1, 2, 3, 4}, {4, 3, 2, 1}});
    CHECK_FALSE(opposite.alpha.isDefined());
    CHECK_FALSE(opposite.oddEven.guttman.isDefined());
    CHECK_FALSE(opposite.oddEven.spearmanBrownEqual.isDefined());

    Columns items = fourItems();
    items.push_back(std::vector<double>(12, 3));
    const Reliability constant = reliability(items);
    CHECK(constant.constant == std::vector<std::size_t>{4});
    CHECK(constant.alpha.isDefined());
    CHECK_FALSE(constant.alphaStandardised.isDefined());
    CHECK_FALSE(constant.item[4].itemRest.isDefined());
    CHECK_FALSE(constant.omega.value.reason.isEmpty());

    const Reliability same = reliability({{1, 2, 3, 5}, {1, 2, 3, 5}, {1, 2, 3, 5}});
    CHECK(same.alpha.value == Approx(1).epsilon(1e-14));
    CHECK_FALSE(same.lambda6.isDefined());
    CHECK(same.oddEven.spearmanBrownUnequal.value == Approx(1).epsilon(1e-12));
}

TEST_CASE("Alpha does not depend on where the scale lies nor on its unit", "[stats][reliability]")
{
    Columns items = fourItems();
    items[3] = reversed(items[3], 1, 5);
    const double alpha = reliability(items).alpha.value;
    const auto moved = [&](double factor, double shift) {
        Columns result = items;
        for (auto& item : result)
            for (double& value : item)
                value = value * factor + shift;
        return reliability(result).alpha.value;
    };
    CHECK(moved(1, 1e9) == Approx(alpha).epsilon(1e-12));
    CHECK(moved(1e200, 0) == Approx(alpha).epsilon(1e-12));
    CHECK(moved(1e-200, 0) == Approx(alpha).epsilon(1e-12));
    CHECK(moved(3e307, 0) == Approx(alpha).epsilon(1e-12));
}

TEST_CASE("A frequency weight is so many cases", "[stats][reliability]")
{
    const Columns once = fourItems();
    std::vector<double> weights;
    Columns expanded(4);
    for (std::size_t row = 0; row < 12; ++row) {
        weights.push_back(static_cast<double>(row % 4));
        for (std::size_t copy = 0; copy < row % 4; ++copy)
            for (std::size_t item = 0; item < 4; ++item)
                expanded[item].push_back(once[item][row]);
    }
    const Reliability weighted = reliability(once, 0.95, weights);
    const Reliability plain = reliability(expanded);
    CHECK(weighted.n == plain.n);
    CHECK(weighted.alpha.value == Approx(plain.alpha.value).epsilon(1e-13));
    CHECK(weighted.omega.value.value == Approx(plain.omega.value.value).epsilon(1e-7));
    CHECK(weighted.alphaFeldt.low == Approx(plain.alphaFeldt.low).epsilon(1e-12));
}

TEST_CASE("A score needs its least number of valid items", "[stats][reliability]")
{
    const Columns items{{1, missing, missing, 4}, {2, 3, missing, 5}, {3, 5, 1, missing}};
    const ScaleScores mean = scaleScores(items, ScoreMethod::Mean, 2);
    CHECK(mean.scores[0] == 2);
    CHECK(mean.scores[1] == 4);
    CHECK(std::isnan(mean.scores[2]));
    CHECK(mean.scores[3] == 4.5);
    CHECK(mean.nValid == 3);
    CHECK(mean.nMissing == 1);
    CHECK(mean.mean.value == 3.5);
    CHECK(scaleScores(items, ScoreMethod::Sum, 3).scores[0] == 6);
    CHECK(scaleScores(items, ScoreMethod::Sum, 3).nValid == 1);
    CHECK_FALSE(scaleScores(items, ScoreMethod::Sum, 3).sd.isDefined());
    CHECK(scaleScores(items, ScoreMethod::Mean, 0).nMissing == 0);
    CHECK_FALSE(scaleScores({{missing}}, ScoreMethod::Mean, 0).mean.isDefined());
    CHECK(reversed(std::vector<double>{1, 5, 2}, 1, 6) == std::vector<double>{6, 2, 5});
}

TEST_CASE("A matrix of correlations has intervals and adjusted p values", "[stats][correlation]")
{
    const Columns items = fourItems();
    const CorrelationMatrix matrix = correlationMatrix(items, CorrelationMethod::Pearson, Deletion::Listwise);
    const Correlation pair = correlate(items[0], items[2]);
    CHECK(matrix.r[0][2] == Approx(pair.pearson.coefficient.value).epsilon(1e-14));
    CHECK(matrix.low[0][2] == Approx(pair.pearson.interval.low).epsilon(1e-12));
    CHECK(matrix.high[2][0] == Approx(pair.pearson.interval.high).epsilon(1e-12));
    double largest = 0;
    double largestAdjusted = 0;
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            CHECK(matrix.adjustedP[i][j] >= matrix.p[i][j]);
            largest = std::max(largest, matrix.p[i][j]);
            largestAdjusted = std::max(largestAdjusted, matrix.adjustedP[i][j]);
        }
    CHECK(std::isnan(matrix.adjustedP[1][1]));
    CHECK(largestAdjusted >= largest);

    Columns holes = items;
    holes[1][4] = missing;
    const CorrelationMatrix pairwise = correlationMatrix(holes, CorrelationMethod::Spearman, Deletion::Pairwise);
    CHECK(pairwise.n[0][1] == 11);
    CHECK(pairwise.n[0][2] == 12);
    CHECK(pairwise.r[0][1] == Approx(correlate(holes[0], holes[1]).spearman.coefficient.value).epsilon(1e-14));
    CHECK(pairwise.low[0][2] == Approx(correlate(items[0], items[2]).spearmanBonettWright.low).epsilon(1e-12));
}
