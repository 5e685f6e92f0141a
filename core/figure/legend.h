#pragma once
#include "core/figure/page.h"

namespace counterpoint::figure {

/// The colours of the series with their names, in lines above the plot; returns where the plot may begin.
double drawLegend(Page& page, const std::vector<QString>& series, const std::vector<Colour>& fills);

} // namespace counterpoint::figure
