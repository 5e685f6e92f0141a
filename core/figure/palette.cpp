#include "core/figure/palette.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace counterpoint::figure {

namespace {

// Okabe and Ito's hues; orange, vermillion and blue as published, the others shaded until the greys lie apart (grey by Rec. 601 in brackets).
constexpr std::array<Colour, 8> categories{{
    {0x00, 0x72, 0xB2}, // blue (87)
    {0xE6, 0x9F, 0x00}, // orange (162)
    {0x00, 0x54, 0x3D}, // bluish green, darker (56)
    {0x8B, 0xCC, 0xF0}, // sky blue, paler (189)
    {0xD5, 0x5E, 0x00}, // vermillion (119)
    {0xF7, 0xF0, 0x98}, // yellow, paler (232)
    {0x8C, 0x8C, 0x8C}, // grey (140)
    {0xEC, 0xC8, 0xDC}, // reddish purple, paler (213)
}};

constexpr Colour paleBlue{0xE3, 0xEE, 0xF8};
constexpr Colour deepBlue{0x00, 0x3C, 0x6E};
constexpr Colour deepVermillion{0x9A, 0x3A, 0x00};
constexpr Colour middle{0xF2, 0xF2, 0xF2};
constexpr Colour blue{0x2E, 0x8F, 0xCC};

double part(std::size_t index, std::size_t count) { return count < 2 ? 0.0 : double(index) / double(count - 1); }

Colour sequential(double position)
{
    return position < 0.5 ? mixed(paleBlue, blue, position * 2) : mixed(blue, deepBlue, position * 2 - 1);
}

Colour diverging(double position)
{
    return position < 0.5 ? mixed(deepVermillion, middle, position * 2) : mixed(middle, blue, position * 2 - 1);
}

double linear(quint8 channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

quint8 between(quint8 from, quint8 to, double part) { return static_cast<quint8>(std::lround(from + (double(to) - from) * part)); }

} // namespace

std::vector<Colour> colours(Scheme scheme, std::size_t count)
{
    std::vector<Colour> result;
    for (std::size_t i = 0; i < count; ++i) {
        const double position = part(i, count);
        result.push_back(scheme == Scheme::Categorical      ? categories[i % categories.size()]
                             : scheme == Scheme::Sequential ? sequential(position)
                                                            : diverging(position));
    }
    return result;
}

Colour mixed(Colour from, Colour to, double part)
{
    const double share = std::clamp(part, 0.0, 1.0);
    return {between(from.red, to.red, share), between(from.green, to.green, share), between(from.blue, to.blue, share)};
}

double luminance(Colour colour) { return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue); }

double contrast(Colour one, Colour other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Colour textOn(Colour fill) { return contrast(black, fill) >= contrast(white, fill) ? black : white; }

} // namespace counterpoint::figure
