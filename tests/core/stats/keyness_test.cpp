#include "core/stats/keyness.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::stats;
using namespace counterpoint::test;

TEST_CASE("Keyness is the deviance of a Poisson model with one rate", "[stats][words]")
{
    // R 4.2.2: g <- glm(c(a, b) ~ 1 + offset(log(c(c, d))), family = poisson); g$deviance; pchisq(g$deviance, 1, lower = FALSE)
    const auto often = keyness(120, 100'000, 80, 120'000);
    CHECK(often.logLikelihood.value == Approx(17.006828255).epsilon(1e-9));
    CHECK(often.p.value == Approx(3.72456323104e-05).epsilon(1e-7));
    CHECK(often.perThousandFirst == Approx(1.2));
    CHECK(often.logRatio.value == Approx(0.84799690655495)); // log2(1.2 / (80 / 120)) = log2(1.8)
    CHECK(keyness(80, 120'000, 120, 100'000).logRatio.value == Approx(-often.logRatio.value));

    const auto only = keyness(7, 1'000, 0, 3'000);
    CHECK(only.logLikelihood.value == Approx(19.4081210557).epsilon(1e-9));
    CHECK(only.logRatio.value == Approx(5.39231742277876)); // log2(0.007 / (0.5 / 3000)) = log2(42)
}

TEST_CASE("Words that are as frequent in both are not key, and what cannot be compared says why", "[stats][words]")
{
    const auto same = keyness(3, 500, 30, 5'000);
    CHECK(same.logLikelihood.value == Approx(0).margin(1e-12));
    CHECK(same.p.value == Approx(1));
    CHECK(same.bayesFactor.value < 0);
    CHECK_FALSE(keyness(0, 100, 0, 100).logLikelihood.isDefined());
    CHECK(keyness(0, 100, 0, 100).logLikelihood.reason == "the word stands in neither");
    CHECK(keyness(3, 100, 0, 0).logRatio.reason == "one of the two has no words");
}
