#pragma once
#include "core/stats/undefined.h"
#include <span>

namespace counterpoint::stats {

struct ShapiroWilk {
    Number w;
    Number p;
};

/// Test of normality for 3 to 5,000 values.
///
/// @param sorted ascending, finite
/// Source: Royston (1995), Applied Statistics 44:547-551 (AS R94), whose polynomials hold up to n = 5,000.
ShapiroWilk shapiroWilk(std::span<const double> sorted);

} // namespace counterpoint::stats
