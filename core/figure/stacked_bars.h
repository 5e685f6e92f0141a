#pragma once
#include "core/figure/drawing.h"
#include "core/figure/palette.h"

namespace counterpoint::figure {

/// A cross-table as bars: one bar a row, one segment a series.
struct StackedBars {
    struct Row {
        QString label;
        std::vector<double> values; ///< one for each series; not finite or negative: no segment
    };
    QString title;
    QString subtitle; ///< what was asked, say; may be empty
    QString note; ///< how many and how many are missing: 'n = 113; 7 missing'
    QString valueTitle; ///< empty: 'Percent of valid answers' or 'Count'
    std::vector<QString> series;
    std::vector<Row> rows;
    bool percent = true; ///< each bar is 100 % of its row; otherwise bars are as long as their counts
    Scheme scheme = Scheme::Categorical; ///< Sequential for ordered answers, Diverging for those with two poles (disagree … agree)
};

Drawing draw(const StackedBars& chart, Size size = {});

} // namespace counterpoint::figure
