#include "core/figure/palette.h"
#include "tests/support/printing.h"
#include <algorithm>
#include <array>
#include <cmath>

using namespace counterpoint;
using namespace counterpoint::figure;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
const Matrix normal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
const Matrix protan{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
const Matrix deutan{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
const Matrix tritan{{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

Triple times(const Matrix& matrix, const Triple& vector)
{
    Triple result{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            result[row] += matrix[row][column] * vector[column];
    return result;
}

double linear(double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }

/// CIE L*a*b* (D65) of the colour as somebody with that vision sees it.
Triple seen(Colour colour, const Matrix& vision)
{
    static const Matrix toXyz{{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    auto rgb = times(vision, {linear(colour.red / 255.0), linear(colour.green / 255.0), linear(colour.blue / 255.0)});
    for (auto& channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    const auto xyz = times(toXyz, rgb);
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Triple& a, const Triple& b) { return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]); }

double grey(Colour colour) { return 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue; }

} // namespace

TEST_CASE("any two of the eight colours can be told apart by every kind of colour vision and in grey", "[figure][palette]")
{
    const auto eight = colours(Scheme::Categorical, 8);
    for (std::size_t i = 0; i < eight.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            INFO("colours " << j << " and " << i);
            for (const auto& vision : {normal, protan, deutan, tritan})
                CHECK(distance(seen(eight[i], vision), seen(eight[j], vision)) > 12);
            CHECK(std::abs(grey(eight[i]) - grey(eight[j])) > 15);
        }
}

TEST_CASE("a sequential ramp darkens step by step; the poles of a diverging one differ in grey", "[figure][palette]")
{
    for (std::size_t count = 2; count <= 11; ++count) {
        const auto ramp = colours(Scheme::Sequential, count);
        for (std::size_t i = 1; i < count; ++i)
            REQUIRE(grey(ramp[i]) < grey(ramp[i - 1]) - 8);
    }
    for (const std::size_t count : {3u, 5u, 7u}) {
        const auto ramp = colours(Scheme::Diverging, count);
        CHECK(grey(ramp[count / 2]) > 230);
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = 0; j < i; ++j) {
                INFO(count << ": " << j << " and " << i);
                CHECK(std::abs(grey(ramp[i]) - grey(ramp[j])) > 8);
            }
    }
}

TEST_CASE("text on any fill has a contrast of at least 4.5", "[figure][palette]")
{
    CHECK(contrast(black, white) == Approx(21));
    CHECK(contrast({0x76, 0x76, 0x76}, white) == Approx(4.54).margin(0.01)); // known as the lightest grey that is enough on white
    for (int red = 0; red < 256; red += 15)
        for (int green = 0; green < 256; green += 15)
            for (int blue = 0; blue < 256; blue += 15) {
                const Colour fill{quint8(red), quint8(green), quint8(blue)};
                REQUIRE(contrast(textOn(fill), fill) >= 4.5);
            }
    CHECK(contrast(ink, white) >= 4.5);
    CHECK(contrast(faintInk, white) >= 4.5);
}
