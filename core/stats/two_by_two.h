#pragma once
#include "core/stats/undefined.h"

namespace counterpoint::stats {

/// What only a table of two rows and two columns (a b; c d) has.
struct TwoByTwo {
    Number chi2Yates; ///< with continuity correction
    Number pYates;
    Number fisherTwoSided; ///< sum over all tables no more probable than this one
    Number fisherLess; ///< odds ratio below 1
    Number fisherGreater;
    Number oddsRatioConditional; ///< conditional maximum likelihood
    Interval oddsRatioConditionalInterval; ///< exact, by inverting two one-sided tests
    Number oddsRatio; ///< ad / bc
    Interval oddsRatioInterval; ///< Wald, on the logarithm
    Number relativeRisk; ///< of the first column, first row against second
    Interval relativeRiskInterval;
    Number yulesQ;
};

/// @param a, b, c, d counts, none negative; the exact parts need whole ones
/// Source: Agresti (2013), Categorical Data Analysis, 2.2 and 16.6.
TwoByTwo twoByTwo(double a, double b, double c, double d, double confidence = 0.95);

} // namespace counterpoint::stats
