#pragma once
#include "core/stats/variance_tests.h"

namespace counterpoint::stats {

/// The F test of a one-way analysis of variance.
FTest oneWayF(const GroupMoments& moments);

/// One-way analysis of variance: classical, Welch's and Brown & Forsythe's, with effect sizes and tests of equal variances.
struct Anova {
    double confidence = 0.95;
    std::vector<GroupSummary> groups; ///< in the order given
    Number ssBetween;
    Number ssWithin;
    Number msBetween;
    Number msWithin;
    FTest f;
    Number etaSquared; ///< SS between / SS total
    Interval etaSquaredNcpN; ///< noncentrality / (noncentrality + N): Steiger (2004), Psychological Methods 9:164-182
    Interval etaSquaredNcpDf; ///< noncentrality / (noncentrality + df within), as R's effectsize has it
    Number omegaSquared; ///< Hays (1963); can be negative
    Interval omegaSquaredInterval; ///< as R's effectsize has it: from the F that omega-squared stands for
    Number epsilonSquared; ///< Kelley (1935)
    Number cohensF;
    FTest welch; ///< Welch (1951), Biometrika 38:330-336
    FTest brownForsythe; ///< F* of Brown & Forsythe (1974), Technometrics 16:129-132
    FTest leveneMean;
    FTest leveneMedian;
    FTest bartlett;
};

/// @param groups empty ones keep their summary and are left out of the tests
/// @param weights frequency weights, as many as values, or empty for one each
Anova anova(const Groups& groups, const Groups& weights = {}, double confidence = 0.95);

} // namespace counterpoint::stats
