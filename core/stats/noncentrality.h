#pragma once
#include "core/stats/undefined.h"

namespace counterpoint::stats {

// Confidence intervals of noncentrality parameters by inverting the distribution function; the way to intervals of effect sizes.
// Source: Steiger & Fouladi (1997), in Harlow, Mulaik & Steiger (eds), What if there were no significance tests?

Interval noncentralityOfT(double t, double df, double confidence = 0.95);
/// Both ends are 0 where even the central distribution makes the observed value improbably small.
Interval noncentralityOfChiSquare(double chi2, double df, double confidence = 0.95);
Interval noncentralityOfF(double f, double df1, double df2, double confidence = 0.95);

} // namespace counterpoint::stats
