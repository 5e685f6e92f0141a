#pragma once
#include "core/figure/drawing.h"
#include <optional>

namespace counterpoint::figure {

/// Pairs of numbers as points, with a straight line through them where one is given. Points in one place are one larger point.
struct Scatter {
    struct StraightLine {
        double intercept = 0;
        double slope = 0;
    };
    QString title;
    QString subtitle;
    QString note; ///< how many and how many are missing
    QString xTitle;
    QString yTitle;
    std::vector<Point> points; ///< those that are not finite are left out
    std::optional<StraightLine> line;
};

Drawing draw(const Scatter& chart, Size size = {});

} // namespace counterpoint::figure
