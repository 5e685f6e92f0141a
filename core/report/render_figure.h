#pragma once
#include "core/figure/drawing.h"
#include "core/report/look.h"
#include <algorithm>
#include <functional>

namespace counterpoint::report {

/// A drawing as the bytes of a PNG, `scale` pixels for each of its units; ui/print has one. No bytes: the figure's description stands in its place.
/// Called from several threads at once.
using RenderFigure = std::function<QByteArray(const figure::Drawing& drawing, double scale)>;

struct FigureSize {
    double width = 0;
    double height = 0;
};

/// The size of a figure on paper, in millimetres: its own, or less where the page, which leaves so much for text, is too small for it.
inline FigureSize figureSize(const figure::Drawing& drawing, double textWidth = look::textWidth, double textHeight = look::textHeight)
{
    constexpr double millimetre = 25.4 / 96;
    const double width = std::max(drawing.width, 1.0) * millimetre;
    const double height = std::max(drawing.height, 1.0) * millimetre;
    const double share = std::min({1.0, textWidth / width, textHeight * 0.85 / height});
    return {width * share, height * share};
}

} // namespace counterpoint::report
