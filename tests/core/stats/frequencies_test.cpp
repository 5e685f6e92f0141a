#include "core/stats/frequencies.h"
#include "core/stats/json.h"
#include "tests/core/stats/counted.h"
#include "tests/core/stats/worked_examples.h"
#include "tests/support/printing.h"
#include <limits>

using namespace counterpoint::stats;
using namespace counterpoint::test;

TEST_CASE("Frequencies agree with the worked examples", "[stats][frequencies]")
{
    checkFamily(QStringLiteral("frequencies"), {{QStringLiteral("freq"), [](const WorkedExample& example) {
                                                     const ExampleData data = example.data();
                                                     const QString variable = example.variables.front();
                                                     const QStringList levels = data.levels(variable);
                                                     double missing = 0;
                                                     const std::vector<double> counts =
                                                         countedLevels(data.texts(variable), levels, weightsOf(example, data), missing);
                                                     return toJson(frequencies(counts, std::vector{missing}), levels);
                                                 }}});
}

TEST_CASE("Missing values count in percent and not in valid percent", "[stats][frequencies]")
{
    const Frequencies table = frequencies(std::vector{3.0, 1.0, 0.0}, std::vector{4.0, 2.0});
    CHECK(table.nTotal == 10);
    CHECK(table.nValid == 4);
    CHECK(table.nMissing == 6);
    CHECK(table.percent[0].value == 30);
    CHECK(table.validPercent[0].value == 75);
    CHECK(table.cumulativeValidPercent[2].value == 100);
    CHECK(table.missingPercent[1].value == 20);
    CHECK(table.validPercentInterval[0].low == Approx(30.06418).epsilon(1e-6));
    CHECK(table.validPercentInterval[0].high == Approx(95.44127).epsilon(1e-6));
}

TEST_CASE("A table without valid cases says so", "[stats][frequencies]")
{
    const Frequencies table = frequencies(std::vector{0.0, 0.0}, std::vector{5.0});
    CHECK(table.percent[0].value == 0);
    CHECK_FALSE(table.validPercent[0].isDefined());
    CHECK_FALSE(table.validPercent[0].reason.isEmpty());
    CHECK(frequencies({}).nTotal == 0);
}

TEST_CASE("Goodness of fit is Mendel's chi-square", "[stats][frequencies]")
{
    // Mendel's peas, 9:3:3:1; chi-square 0.470 on 3 df is in every textbook (Fisher 1936).
    const GoodnessOfFit fit = goodnessOfFit(std::vector{315.0, 101.0, 108.0, 32.0}, std::vector{9.0, 3.0, 3.0, 1.0});
    CHECK(fit.chi2.value == Approx(0.470024).epsilon(1e-6));
    CHECK(fit.df == 3);
    CHECK(fit.p.value == Approx(0.925426).epsilon(1e-6));
    CHECK(fit.expected[0] == Approx(312.75));
}

TEST_CASE("Goodness of fit refuses what it cannot test", "[stats][frequencies]")
{
    CHECK_FALSE(goodnessOfFit(std::vector{3.0}).p.isDefined());
    CHECK_FALSE(goodnessOfFit(std::vector{0.0, 0.0}).p.isDefined());
    CHECK_FALSE(goodnessOfFit(std::vector{1.0, 2.0}, std::vector{1.0, 0.0}).p.isDefined());
    CHECK_FALSE(goodnessOfFit(std::vector{1.0, 2.0}, std::vector{1.0}).p.reason.isEmpty());
    CHECK(goodnessOfFit(std::vector{1e9, 1e9}).chi2.value == 0);
}
