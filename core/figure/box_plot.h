#pragma once
#include "core/figure/drawing.h"

namespace counterpoint::figure {

/// Median, quartiles, whiskers and outlying values of each group, on one axis.
struct BoxPlot {
    struct Group {
        QString label; ///< with its n: 'Nurses (n = 41)'
        double lowerWhisker = 0; ///< the caller says by its rule where whiskers end; five finite numbers, or no box
        double lowerQuartile = 0;
        double median = 0;
        double upperQuartile = 0;
        double upperWhisker = 0;
        std::vector<double> outliers;
    };
    QString title;
    QString subtitle; ///< what was asked, say; may be empty
    QString note; ///< how many and how many are missing, and the rule of the whiskers
    QString valueTitle;
    std::vector<Group> groups;
};

Drawing draw(const BoxPlot& chart, Size size = {});

} // namespace counterpoint::figure
