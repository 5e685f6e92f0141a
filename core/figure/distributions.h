#pragma once
#include "core/figure/drawing.h"

namespace counterpoint::figure {

/// How a number is spread in each of several groups: as violins (a density to both sides, with median and quartiles) or as dots.
struct Distributions {
    enum class Style { Violin, Dots };
    struct Group {
        QString label; ///< with its n: 'Nurses (n = 41)'
        std::vector<double> values; ///< those that are not finite are left out
    };
    QString title;
    QString subtitle;
    QString note; ///< how many and how many are missing
    QString valueTitle;
    std::vector<Group> groups;
    Style style = Style::Violin;
};

Drawing draw(const Distributions& chart, Size size = {});

} // namespace counterpoint::figure
