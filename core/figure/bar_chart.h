#pragma once
#include "core/figure/drawing.h"

namespace counterpoint::figure {

struct Bar {
    QString label;
    double value = 0; ///< not finite: the label stands there, no bar is drawn
    QString valueText; ///< what is written at the bar, '12 (30.0 %)'; empty: the value itself
};

/// One bar for each answer or group, from zero. Upright where the labels fit under the bars, lying otherwise.
struct BarChart {
    QString title;
    QString subtitle; ///< what was asked, say; may be empty
    QString note; ///< how many and how many are missing: 'n = 113; 7 missing'
    QString valueTitle; ///< what the value axis counts: 'Answers', 'Percent of valid answers'
    std::vector<Bar> bars;
    std::vector<Bar> missing; ///< shown apart, in grey
};

Drawing draw(const BarChart& chart, Size size = {});

} // namespace counterpoint::figure
