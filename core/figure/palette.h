#pragma once
#include "core/figure/drawing.h"

namespace counterpoint::figure {

/// Colours that colour-blind people and a grey print can tell apart: hues of Okabe and Ito (2008), shaded so that no two have the same grey.
enum class Scheme {
    Categorical, ///< kinds without order; eight, then again from the first
    Sequential, ///< little to much, light to dark
    Diverging ///< from one pole over a pale middle to the other; one pole is darker, so that grey tells them apart too
};

/// `count` colours for series that stand beside each other in this order.
std::vector<Colour> colours(Scheme scheme, std::size_t count);

/// The one colour of a chart with one series.
constexpr Colour mainFill{0x56, 0xB4, 0xE9};
/// What is missing, or apart.
constexpr Colour missingFill{0xDD, 0xDD, 0xDD};
constexpr Colour black{0, 0, 0};
constexpr Colour white{255, 255, 255};
constexpr Colour ink{0x22, 0x22, 0x22}; ///< titles, labels
constexpr Colour faintInk{0x55, 0x55, 0x55}; ///< notes, axis numbers
constexpr Colour axisLine{0x77, 0x77, 0x77};
constexpr Colour gridLine{0xE4, 0xE4, 0xE4};
constexpr Colour outline{0x44, 0x44, 0x44}; ///< round bars and segments

/// `part` of the way from one colour to the other, in sRGB.
Colour mixed(Colour from, Colour to, double part);

/// Relative luminance by WCAG 2.2, 0 to 1.
double luminance(Colour colour);

/// Contrast ratio by WCAG 2.2, 1 to 21.
double contrast(Colour one, Colour other);

/// Black or white, whichever is read better on `fill`; its contrast is always at least 4.5.
Colour textOn(Colour fill);

} // namespace counterpoint::figure
