#pragma once
#include "core/figure/drawing.h"

namespace counterpoint::figure {

/// Means or shares of groups with their intervals as error bars; joined by lines where the groups are an order, as waves of a survey are.
struct PointChart {
    struct Value {
        double value = 0; ///< not finite: no point
        double low = 0; ///< of the interval; not finite: no error bar
        double high = 0;
    };
    struct Series {
        QString name;
        std::vector<Value> values; ///< one for each group
    };
    QString title;
    QString subtitle;
    QString note; ///< how many and how many are missing, and what the error bars are
    QString valueTitle;
    std::vector<QString> groups; ///< with their n, say
    std::vector<Series> series;
    bool joined = false;
};

Drawing draw(const PointChart& chart, Size size = {});

} // namespace counterpoint::figure
