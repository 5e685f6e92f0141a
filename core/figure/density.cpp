#include "core/figure/density.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace counterpoint::figure {

namespace {

constexpr std::size_t steps = 128; ///< of the curve
constexpr std::size_t bins = 1024; ///< the values are sorted into these first, so that a million are as quick as a thousand

double widthOf(const std::vector<double>& sorted)
{
    const double first = sorted.front();
    double sum = 0;
    double squares = 0;
    for (const double value : sorted) {
        sum += value - first;
        squares += (value - first) * (value - first);
    }
    const auto n = double(sorted.size());
    const double sd = std::sqrt(std::max(0.0, (squares - sum * sum / n) / (n - 1)));
    const double range = sorted[std::size_t(0.75 * (n - 1))] - sorted[std::size_t(0.25 * (n - 1))];
    const double spread = range > 0 ? std::min(sd, range / 1.34) : sd;
    return 0.9 * spread * std::pow(n, -0.2);
}

} // namespace

std::vector<Point> densityOf(const std::vector<double>& values)
{
    std::vector<double> sorted;
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted), [](double value) { return std::isfinite(value); });
    std::sort(sorted.begin(), sorted.end());
    if (sorted.size() < 2 || !(sorted.front() < sorted.back()))
        return {};
    const double width = widthOf(sorted);
    const double low = sorted.front() - 3 * width;
    const double high = sorted.back() + 3 * width;
    if (!(width > 0) || !std::isfinite(low) || !std::isfinite(high) || !std::isfinite(high - low))
        return {};
    const double bin = (high - low) / double(bins);
    std::vector<double> counts(bins);
    for (const double value : sorted)
        ++counts[std::min(bins - 1, std::size_t((value - low) / bin))];
    std::vector<Point> curve;
    for (std::size_t i = 0; i <= steps; ++i) {
        const double x = low + (high - low) * double(i) / double(steps);
        double density = 0;
        for (std::size_t k = 0; k < bins; ++k)
            if (counts[k] > 0) {
                const double z = (x - (low + (double(k) + 0.5) * bin)) / width;
                density += counts[k] * std::exp(-z * z / 2);
            }
        curve.push_back({x, density / (double(sorted.size()) * width * std::sqrt(2 * std::numbers::pi))});
    }
    return curve;
}

} // namespace counterpoint::figure
