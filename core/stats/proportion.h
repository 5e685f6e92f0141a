#pragma once
#include "core/stats/undefined.h"

namespace counterpoint::stats {

/// Wilson is the default everywhere: it keeps its coverage for small n and shares near 0 or 1.
enum class ProportionMethod { Wilson, WilsonContinuityCorrected, ClopperPearson, AgrestiCoull, Jeffreys, Wald };

/// Confidence interval of a proportion, as fractions.
///
/// @param successes  0 <= successes <= trials; need not be whole under weights
/// @param trials     above 0, else the interval is undefined
/// @param confidence fraction in (0, 1)
/// The Wald and the Agresti-Coull interval may reach beyond [0, 1], as their authors define them; the Jeffreys interval ends at 0 for no
/// success and at 1 for no failure.
/// Source: Brown, Cai & DasGupta (2001), Statistical Science 16:101-133; with continuity correction Newcombe (1998), Statistics in Medicine
/// 17:857-872.
Interval proportionInterval(double successes, double trials, double confidence = 0.95, ProportionMethod method = ProportionMethod::Wilson);

/// A proportion with every interval.
struct Proportion {
    double successes = 0;
    double trials = 0;
    double confidence = 0.95;
    Number proportion;
    Number seWald;
    Interval wald;
    Interval wilson;
    Interval wilsonContinuityCorrected;
    Interval clopperPearson;
    Interval agrestiCoull;
    Interval jeffreys;
};
Proportion proportion(double successes, double trials, double confidence = 0.95);

/// The interval of a proportion in a sample drawn without replacement: that of a sample of the effective size n (N - 1) / (N - n), which has
/// the same standard error. With Wald's it is FiniteProportion::ciTextbook. Source: Cochran (1977), Sampling Techniques, 3.2; for other
/// intervals than Wald's Dean & Pagano (2015), Journal of Survey Statistics and Methodology 3:484-503.
///
/// @param population infinite: no correction; not above `trials`: the share itself, since everybody was asked
Interval finitePopulationInterval(double successes, double trials, double population, double confidence = 0.95,
                                  ProportionMethod method = ProportionMethod::Wilson);

/// A proportion in a sample drawn without replacement from a population of known size.
struct FiniteProportion {
    Number proportion;
    Number seTextbook; ///< sqrt(pq / n) sqrt((N - n) / (N - 1)); Cochran (1977), Sampling Techniques, 3.2
    Interval ciTextbook;
    Number marginTextbook;
    Number seUnbiased; ///< sqrt((1 - n / N) pq / (n - 1)), what survey software prints
    Interval ciUnbiased;
};
FiniteProportion finiteProportion(double successes, double trials, double population, double confidence = 0.95);

struct SampleSize {
    Number infinite; ///< for an endless population
    Number finite; ///< for the population given; undefined without one
};

/// How many answers a proportion needs for a margin of error. Cochran (1977), Sampling Techniques, 4.4.
///
/// @param margin     half width, as a fraction
/// @param proportion the share expected; 0.5 is the worst case
/// @param population size, or 0 for endless
SampleSize sampleSize(double margin, double proportion = 0.5, double confidence = 0.95, double population = 0);

/// Difference of two independent proportions, first minus second.
struct ProportionDifference {
    Number difference;
    Number chi2; ///< Pearson, without continuity correction
    Number p;
    Interval ciWald;
    Interval ciNewcombe; ///< from the two Wilson intervals; Newcombe (1998), Statistics in Medicine 17:873-890, method 10
    Number cohensH; ///< difference of the arcsine-transformed shares
};
ProportionDifference proportionDifference(double successes1, double trials1, double successes2, double trials2, double confidence = 0.95);

} // namespace counterpoint::stats
