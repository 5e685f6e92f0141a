#pragma once
#include "core/stats/variance_tests.h"

namespace counterpoint::stats {

/// Student's t of one mean against a given one, with Cohen's d. Source: Student (1908), Biometrika 6:1-25.
struct OneSampleT {
    double confidence = 0.95;
    double n = 0;
    Number mean;
    Number meanDifference;
    Number t;
    double df = 0;
    Number p; ///< two-sided
    Interval intervalOfMean;
    Number cohensD; ///< mean difference / sd
    Interval cohensDInterval; ///< noncentral t
};
/// @param weights here and below frequency weights, as many as values, or empty for one each
OneSampleT oneSampleT(std::span<const double> values, double mu, std::span<const double> weights = {}, double confidence = 0.95);

struct TTest {
    Number t;
    Number df;
    Number p; ///< two-sided
    Number se;
    Interval interval; ///< of the difference
};

/// Two independent groups; all differences are first minus second.
struct TwoSampleT {
    double confidence = 0.95;
    std::vector<GroupSummary> groups; ///< two
    Number difference;
    TTest student; ///< pooled variance
    TTest welch; ///< Welch (1947), Biometrika 34:28-35, with Satterthwaite's degrees of freedom
    Number pGreaterStudent; ///< one-sided: first mean greater
    FTest leveneMean;
    FTest brownForsytheMedian;
    FTest varianceRatio;
    Number cohensD; ///< by the pooled standard deviation
    Interval cohensDInterval; ///< noncentral t
    Number hedgesG; ///< d times the exact correction of Hedges (1981), Journal of Educational Statistics 6:107-128
    Interval hedgesGInterval;
    Number glassDelta; ///< by the standard deviation of the second group
    Number cohensDAverageVariance; ///< by the root of the mean variance
};
TwoSampleT twoSampleT(const std::vector<double>& first, const std::vector<double>& second, const Groups& weights = {},
                      double confidence = 0.95);

/// Two measures of the same cases; the difference is first minus second.
struct PairedT {
    double confidence = 0.95;
    double n = 0; ///< complete pairs
    Number meanDifference;
    Number sdDifference;
    Number seDifference;
    Number correlation;
    Number t;
    double df = 0;
    Number p; ///< two-sided
    Interval interval;
    Number cohensDz; ///< mean difference / its standard deviation
    Interval cohensDzInterval; ///< noncentral t
    Number cohensDav; ///< by the mean of both standard deviations: Lakens (2013), Frontiers in Psychology 4:863
};
/// @param x, y as many values each; NaN stands for missing
PairedT pairedT(std::span<const double> x, std::span<const double> y, std::span<const double> weights = {}, double confidence = 0.95);

} // namespace counterpoint::stats
