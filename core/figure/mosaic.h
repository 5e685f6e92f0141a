#pragma once
#include "core/figure/drawing.h"
#include "core/figure/palette.h"

namespace counterpoint::figure {

/// A cross-table as areas: a band a row, as high as the row is frequent, parted by the shares of the series.
/// Source: Hartigan & Kleiner (1981), Mosaics for contingency tables.
struct Mosaic {
    struct Row {
        QString label;
        std::vector<double> values; ///< one for each series; not finite or negative: none
    };
    QString title;
    QString subtitle;
    QString note; ///< how many and how many are missing
    std::vector<QString> series;
    std::vector<Row> rows;
    Scheme scheme = Scheme::Categorical;
};

Drawing draw(const Mosaic& chart, Size size = {});

} // namespace counterpoint::figure
