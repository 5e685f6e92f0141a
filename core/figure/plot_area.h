#pragma once
#include "core/figure/axis.h"
#include "core/figure/page.h"

namespace counterpoint::figure {

/// The rectangle between the axes of a chart.
struct PlotArea {
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;

    double across(const Axis& axis, double value) const { return left + axis.fraction(value) * (right - left); }
    double up(const Axis& axis, double value) const { return bottom - axis.fraction(value) * (bottom - top); }
};

constexpr double axisTextHeight = 20; ///< numbers under a lying axis, or a title above or below one

/// The axis with as many ticks as their numbers leave room for on `width`.
Axis lyingAxis(double low, double high, double width, bool wholeNumbers, const QString& unit = {});

/// Grid lines and numbers of a lying value axis, its title below; returns where the space under it begins.
double drawLyingAxis(Page& page, const PlotArea& area, const Axis& axis, const QString& title, const QString& unit = {});

/// Grid lines and numbers of an upright value axis, its title lying above the numbers.
void drawUprightAxis(Page& page, const PlotArea& area, const Axis& axis, const QString& title);

/// How wide the numbers of the axis are.
double tickWidth(const Axis& axis, const QString& unit = {});

/// The line the bars stand on.
Stroke baseStroke();

} // namespace counterpoint::figure
