#pragma once
#include "core/figure/drawing.h"

namespace counterpoint::figure {

/// Items of a Likert scale: a bar an item, what disagrees to the left of the middle, what agrees to the right; a neutral answer stands
/// half on each side. Source: Heiberger & Robbins (2014), Journal of Statistical Software 57(5).
struct DivergingBars {
    struct Row {
        QString label;
        std::vector<double> values; ///< one for each series; not finite or negative: no segment
    };
    QString title;
    QString subtitle;
    QString note; ///< how many and how many are missing
    std::vector<QString> series; ///< answers from one pole to the other
    std::vector<Row> rows;
};

Drawing draw(const DivergingBars& chart, Size size = {});

} // namespace counterpoint::figure
