#include "core/stats/moments.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpoint::stats {
namespace {

struct Extent {
    double minimum;
    double maximum;
    int exponent; ///< 2^exponent is at least the range
};

Extent extentOf(std::span<const double> values)
{
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const double halfRange = *most / 2 - *least / 2;
    const int exponent = halfRange > 0 ? std::max(std::ilogb(halfRange) + 2, -1000) : 0;
    return {*least, *most, exponent};
}

/// The mean of shifted, scaled values as an unevaluated sum of two doubles.
struct Centre {
    double high = 0;
    double low = 0;
};

template <class Deviation, class Weight>
Centre centreOf(std::size_t size, double count, Deviation deviation, Weight weight)
{
    Sum first;
    for (std::size_t i = 0; i < size; ++i)
        first.add(weight(i) * deviation(i));
    Centre centre{first.value() / count, 0};
    Sum rest;
    for (std::size_t i = 0; i < size; ++i)
        rest.add(weight(i) * (deviation(i) - centre.high));
    centre.low = rest.value() / count;
    return centre;
}

template <class Weight>
Moments computed(std::span<const double> values, double count, Weight weight)
{
    const Extent extent = extentOf(values);
    const double factor = std::ldexp(1.0, -extent.exponent);
    const double origin = values.front() * factor;
    const auto deviation = [&](std::size_t i) { return values[i] * factor - origin; };
    const Centre centre = centreOf(values.size(), count, deviation, weight);

    Sum squares;
    Sum cubes;
    Sum fourths;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double d = (deviation(i) - centre.high) - centre.low;
        const double square = d * d;
        squares.add(weight(i) * square);
        cubes.add(weight(i) * square * d);
        fourths.add(weight(i) * square * square);
    }
    const double shift = std::ldexp(centre.high, extent.exponent) + std::ldexp(centre.low, extent.exponent);
    const double mean = std::isfinite(shift) ? values.front() + shift : std::ldexp(origin + (centre.high + centre.low), extent.exponent);
    return {count, mean, extent.minimum, extent.maximum, extent.exponent, squares.value(), cubes.value(), fourths.value()};
}

} // namespace

double Moments::sumOfSquares() const { return std::ldexp(squares, 2 * exponent); }

double Moments::rootMeanSquare(double divisor) const { return std::ldexp(std::sqrt(squares / divisor), exponent); }

Moments moments(std::span<const double> values, std::span<const double> weights)
{
    if (values.empty())
        return {};
    if (weights.empty())
        return computed(values, static_cast<double>(values.size()), [](std::size_t) { return 1.0; });
    return computed(values, sum(weights), [&](std::size_t i) { return weights[i]; });
}

double sum(std::span<const double> values, std::span<const double> weights)
{
    const auto total = [&](double factor) {
        Sum result;
        for (std::size_t i = 0; i < values.size(); ++i)
            result.add(values[i] * factor * (weights.empty() ? 1.0 : weights[i]));
        return result.value();
    };
    const double plain = total(1);
    // A partial sum may overflow where the whole does not.
    return std::isfinite(plain) ? plain : std::ldexp(total(std::ldexp(1.0, -80)), 80);
}

double mean(std::span<const double> values, std::span<const double> weights)
{
    return values.empty() ? std::numeric_limits<double>::quiet_NaN() : moments(values, weights).mean;
}

} // namespace counterpoint::stats
