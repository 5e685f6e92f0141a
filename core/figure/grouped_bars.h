#pragma once
#include "core/figure/drawing.h"
#include "core/figure/palette.h"

namespace counterpoint::figure {

/// A cross-table as bars beside each other: a group of bars a row, a bar a series.
struct GroupedBars {
    struct Row {
        QString label;
        std::vector<double> values; ///< one for each series; not finite or negative: no bar
    };
    QString title;
    QString subtitle;
    QString note; ///< how many and how many are missing
    QString valueTitle; ///< empty: 'Percent of valid answers' or 'Count'
    std::vector<QString> series;
    std::vector<Row> rows;
    bool percent = true; ///< of the row's total; otherwise counts
    Scheme scheme = Scheme::Categorical;
};

Drawing draw(const GroupedBars& chart, Size size = {});

} // namespace counterpoint::figure
