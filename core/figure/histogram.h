#pragma once
#include "core/figure/drawing.h"

namespace counterpoint::figure {

/// Counts of values in touching intervals. Interval i is [edges[i], edges[i + 1]), the last one closed on both sides.
struct Histogram {
    QString title;
    QString subtitle; ///< what was asked, say; may be empty
    QString note; ///< how many and how many are missing: 'n = 113; 7 missing'
    QString valueTitle; ///< what was measured, with its unit
    QString countTitle; ///< empty: 'Count'; intervals of unequal width are drawn as counts per unit, and the axis says so
    std::vector<double> edges; ///< rising
    std::vector<double> counts; ///< one fewer than edges
    std::vector<Point> density{}; ///< a curve of (value, density) with an area of 1, drawn over intervals of one width; may be empty
};

/// Round edges that hold all finite `values`, about as wide as Freedman and Diaconis's rule says (1981), or Sturges's where the middle half of
/// the values are one value. Whole numbers a unit apart get edges at the halves. Empty where no value is finite.
std::vector<double> niceEdges(const std::vector<double>& values);

/// How many finite values lie in each interval of `edges`; values outside are in none. With weights, one a value, their sums.
std::vector<double> countsWithin(const std::vector<double>& edges, const std::vector<double>& values,
                                 const std::vector<double>& weights = {});

Drawing draw(const Histogram& chart, Size size = {});

} // namespace counterpoint::figure
