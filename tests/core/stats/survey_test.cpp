#include "core/stats/adjusted_p.h"
#include "core/stats/json.h"
#include "core/stats/likert.h"
#include "core/stats/survey_rates.h"
#include "tests/core/stats/worked_examples.h"
#include "tests/support/printing.h"
#include <cmath>
#include <limits>

using namespace counterpoint::stats;
using namespace counterpoint::test;

namespace {

QJsonObject rates(const WorkedExample& example)
{
    const auto number = [&](const char* key) { return example.options[QLatin1String(key)].toDouble(); };
    return toJson(surveyRates({number("I"), number("P"), number("R"), number("NC"), number("O"), number("UH"), number("UO"), number("e")}));
}

} // namespace

TEST_CASE("Likert summaries agree with the worked examples", "[stats][likert]")
{
    checkFamily(QStringLiteral("likert"), {{QStringLiteral("likert"), [](const WorkedExample& example) {
                                                return toJson(likert(example.data().numbers(example.variables.front()),
                                                                     example.options[QStringLiteral("scale_min")].toDouble(),
                                                                     example.options[QStringLiteral("scale_max")].toDouble()));
                                            }}});
}

TEST_CASE("Adjusted p values and survey rates agree with the worked examples", "[stats][misc]")
{
    checkFamily(QStringLiteral("misc"),
                {{QStringLiteral("aapor"), rates}, {QStringLiteral("padjust"), [](const WorkedExample& example) {
                                                        return adjustedPToJson(toNumbers(example.options[QStringLiteral("p")]));
                                                    }}});
}

TEST_CASE("The neutral point of an odd scale is neither above nor below", "[stats][likert]")
{
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const Likert item = likert(std::vector{1.0, 2.0, 3.0, 3.0, 4.0, 5.0, 5.0, 5.0, missing, 9.0, 2.5}, 1, 5);
    CHECK(item.nValid == 8);
    CHECK(item.nMissing == 1);
    CHECK(item.nOffScale == 2);
    CHECK(item.counts == std::vector{1.0, 1.0, 2.0, 1.0, 3.0});
    CHECK(item.belowMidpoint.value == 25);
    CHECK(item.atMidpoint.value == 25);
    CHECK(item.aboveMidpoint.value == 50);
    CHECK(item.topTwo.value == 50);
    CHECK(item.net.value == 25);
    CHECK_FALSE(likert(std::vector{missing}, 1, 5).mean.isDefined());
    CHECK_FALSE(likert(std::vector{1.0}, 5, 1).mean.isDefined());
    CHECK_FALSE(likert(std::vector{1.0}, 1, 1e9).mean.isDefined());
}

TEST_CASE("Adjusting keeps order, never lowers p and never exceeds one", "[stats][misc]")
{
    const std::vector<double> p{0.9, 0.001, 0.04, 0.04, 0.6, 0.02};
    for (const Adjustment adjustment : {Adjustment::Holm, Adjustment::Hochberg, Adjustment::Hommel, Adjustment::Bonferroni,
                                        Adjustment::BenjaminiHochberg, Adjustment::BenjaminiYekutieli}) {
        const std::vector<double> adjusted = adjustedP(p, adjustment);
        for (std::size_t i = 0; i < p.size(); ++i) {
            CHECK(adjusted[i] >= p[i]);
            CHECK(adjusted[i] <= 1);
            for (std::size_t j = 0; j < p.size(); ++j)
                if (p[i] < p[j])
                    CHECK(adjusted[i] <= adjusted[j]);
        }
    }
    CHECK(adjustedP({}).empty());
    CHECK(adjustedP(std::vector{0.03}).front() == 0.03);
}

TEST_CASE("Rates of an empty sample are undefined", "[stats][misc]")
{
    CHECK_FALSE(surveyRates({}).response[0].isDefined());
    CHECK_FALSE(surveyRates({}).contact[2].reason.isEmpty());
}
