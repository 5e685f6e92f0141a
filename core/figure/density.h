#pragma once
#include "core/figure/drawing.h"

namespace counterpoint::figure {

/// A smooth density of values: points (value, density) whose area is 1. Empty for fewer than two different finite values.
///
/// Gaussian kernel with Silverman's rule for its width, 0.9 min(SD, IQR / 1.34) n^-0.2. Source: Silverman (1986), Density Estimation for
/// Statistics and Data Analysis, 3.4.2.
std::vector<Point> densityOf(const std::vector<double>& values);

} // namespace counterpoint::figure
