#pragma once
#include "core/stats/undefined.h"
#include <span>

namespace counterpoint::stats {

/// A shift that goes with a rank test, with the interval that the test's inversion gives: order statistics of the differences, by the
/// exact distribution without ties for fewer than 50 cases in each group, else by the normal approximation. Sources: Hodges & Lehmann
/// (1963), Annals of Mathematical Statistics 34:598-611; Moses (1953) and Tukey (1949) in Hollander, Wolfe & Chicken (2014), Nonparametric
/// Statistical Methods, 3.2, 3.3, 4.2 and 4.3.
struct HodgesLehmann {
    Number estimate;
    Interval interval;
};

/// Median of all differences of a value of the first from one of the second group, in time linear in the number of values.
HodgesLehmann hodgesLehmannShift(std::span<const double> first, std::span<const double> second, double confidence = 0.95);
/// Median of all means of two differences, those of one with itself too; pairs without difference are left out.
HodgesLehmann hodgesLehmannPaired(std::span<const double> x, std::span<const double> y, double confidence = 0.95);

} // namespace counterpoint::stats
