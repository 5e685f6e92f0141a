#include "core/stats/anova.h"
#include "core/stats/linear_regression.h"
#include "core/stats/univariate.h"
#include "tests/support/printing.h"
#include <algorithm>
#include <cmath>
#include <vector>

using namespace counterpoint::stats;
using namespace counterpoint::test;

// Sets of NIST's Statistical Reference Datasets (https://www.itl.nist.gov/div898/strd/, a work of the United States government in the public
// domain) that do not lie beside the project, with their certified values.

namespace {

/// How many digits agree; 15.5 where all do.
double digits(double value, double certified)
{
    return value == certified ? 15.5 : std::min(15.5, -std::log10(std::fabs(value - certified) / std::fabs(certified)));
}

} // namespace

TEST_CASE("Michelson's speed of light has NIST's certified mean and standard deviation", "[stats][univariate]")
{
    // Michelso: 100 measurements of 1879, thousands of kilometres a second; the same as R's `morley`.
    const Univariate u = describe(std::vector<double>{
        299.85, 299.74, 299.90, 300.07, 299.93, 299.85, 299.95, 299.98, 299.98, 299.88, 300.00, 299.98, 299.93, 299.65, 299.76,
        299.81, 300.00, 300.00, 299.96, 299.96, 299.96, 299.94, 299.96, 299.94, 299.88, 299.80, 299.85, 299.88, 299.90, 299.84,
        299.83, 299.79, 299.81, 299.88, 299.88, 299.83, 299.80, 299.79, 299.76, 299.80, 299.88, 299.88, 299.88, 299.86, 299.72,
        299.72, 299.62, 299.86, 299.97, 299.95, 299.88, 299.91, 299.85, 299.87, 299.84, 299.84, 299.85, 299.84, 299.84, 299.84,
        299.89, 299.81, 299.81, 299.82, 299.80, 299.77, 299.76, 299.74, 299.75, 299.76, 299.91, 299.92, 299.89, 299.86, 299.88,
        299.72, 299.84, 299.85, 299.85, 299.78, 299.89, 299.84, 299.78, 299.81, 299.76, 299.81, 299.79, 299.81, 299.82, 299.85,
        299.87, 299.87, 299.81, 299.74, 299.81, 299.94, 299.95, 299.80, 299.81, 299.87});
    CHECK(u.nValid == 100);
    CHECK(digits(u.mean.value, 299.852400000000) > 14.5);
    CHECK(digits(u.sd.value, 0.0790105478190518) > 13.5); // hundredths are no doubles: exact arithmetic on the doubles gets 13.8
}

TEST_CASE("The atomic weight of silver by two instruments has the F that its doubles allow", "[stats][groups]")
{
    // AtmWtAg: seven constant leading digits. Exact rational arithmetic on the doubles gives 15.946733566676926.
    const Groups groups{{107.8681568, 107.8681465, 107.8681572, 107.8681785, 107.8681446, 107.8681903, 107.8681526, 107.8681494,
                         107.8681616, 107.8681587, 107.8681519, 107.8681486, 107.8681419, 107.8681569, 107.8681508, 107.8681672,
                         107.8681385, 107.8681518, 107.8681662, 107.8681424, 107.8681360, 107.8681333, 107.8681610, 107.8681477},
                        {107.8681079, 107.8681344, 107.8681513, 107.8681197, 107.8681604, 107.8681385, 107.8681642, 107.8681365,
                         107.8681151, 107.8681082, 107.8681517, 107.8681448, 107.8681198, 107.8681482, 107.8681334, 107.8681609,
                         107.8681101, 107.8681512, 107.8681469, 107.8681360, 107.8681254, 107.8681261, 107.8681450, 107.8681368}};
    const Anova result = anova(groups);
    CHECK(result.f.df2 == 46);
    CHECK(digits(result.f.statistic.value, 15.9467335677930) > 10.1 - 0.3);
    CHECK(result.f.statistic.value == Approx(15.946733566676926).epsilon(1e-12).margin(0));
    CHECK(digits(result.ssBetween.value, 3.63834187500000e-09) > 10.2 - 0.3);
    CHECK(digits(result.etaSquared.value, 0.257426544538321) > 10);
}

TEST_CASE("The third set of Simon and Lesage has NIST's certified F", "[stats][groups]")
{
    // SmLs03: nine groups of 2,001 values 1 + b(group) + b(place), b being .2 for the first, .1 for even and .3 for other odd ones.
    const auto tenths = [](int i) { return i == 1 ? 2 : i % 2 == 0 ? 1 : 3; };
    Groups groups;
    for (int group = 1; group <= 9; ++group) {
        groups.emplace_back();
        for (int place = 1; place <= 2001; ++place)
            groups.back().push_back((10 + tenths(group) + tenths(place)) / 10.0);
    }
    const Anova result = anova(groups);
    CHECK(result.f.df2 == 18000);
    CHECK(digits(result.f.statistic.value, 2001) > 14.5);
    CHECK(digits(result.ssBetween.value, 160.08) > 14.5);
    CHECK(digits(result.ssWithin.value, 180) > 14.5);
}

TEST_CASE("Regressions of three points through nothing and of Wampler's second polynomial are certified", "[stats][regression]")
{
    const LinearRegression noIntercept = linearRegression(std::vector<double>{3, 4, 4}, {{4, 5, 6}}, false); // NoInt2
    CHECK(digits(noIntercept.coefficients[0].estimate.value, 0.727272727272727) > 14.3);
    CHECK(digits(noIntercept.coefficients[0].se.value, 0.0420827318078432) > 14.2);
    CHECK(digits(noIntercept.residualSe.value, 0.369274472937998) > 14.2);
    CHECK(digits(noIntercept.f.value, 298.6666666666667) > 14.2);

    std::vector<double> y; // Wampler2: 1 + .1 x + .01 x^2 … + .00001 x^5 at 0 to 20
    std::vector<std::vector<double>> x(5);
    for (int i = 0; i <= 20; ++i) {
        const double value = i;
        y.push_back((100000 + value * (10000 + value * (1000 + value * (100 + value * (10 + value))))) / 100000);
        for (std::size_t power = 0; power < 5; ++power)
            x[power].push_back(std::pow(value, double(power + 1)));
    }
    const LinearRegression wampler = linearRegression(y, x);
    for (std::size_t k = 0; k < 6; ++k)
        CHECK(digits(wampler.coefficients[k].estimate.value, std::pow(10.0, -double(k))) > 12.9); // exact: 13.2
    CHECK(wampler.residualSe.value < 1e-15); // certified: 0; the decimals are no doubles
}
