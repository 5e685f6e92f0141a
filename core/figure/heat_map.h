#pragma once
#include "core/figure/drawing.h"
#include "core/figure/palette.h"

namespace counterpoint::figure {

/// A matrix of numbers as colours, each with its number written in it.
struct HeatMap {
    QString title;
    QString subtitle;
    QString note; ///< how many and how many are missing
    std::vector<QString> rows;
    std::vector<QString> columns;
    std::vector<std::vector<double>> values; ///< by row; not finite: an empty place
    std::vector<std::vector<QString>> texts; ///< what is written in the places; empty: the numbers
    double low = 0; ///< of the colours
    double high = 1;
    Scheme scheme = Scheme::Sequential; ///< Diverging where there is a middle, as of correlations
};

Drawing draw(const HeatMap& chart, Size size = {});

} // namespace counterpoint::figure
