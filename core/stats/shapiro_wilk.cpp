#include "core/stats/shapiro_wilk.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/moments.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <vector>

namespace counterpoint::stats {
namespace {

constexpr std::size_t largestSample = 5000;

/// Coefficients from the constant term upwards.
double polynomial(std::initializer_list<double> coefficients, double x)
{
    double result = 0;
    for (auto it = std::rbegin(coefficients); it != std::rend(coefficients); ++it)
        result = result * x + *it;
    return result;
}

/// The upper half of the antisymmetric weights: for the largest value first.
std::vector<double> weightsFor(std::size_t size)
{
    const std::size_t half = size / 2;
    if (size == 3)
        return {std::sqrt(0.5)};
    const double n = static_cast<double>(size);
    std::vector<double> scores(half);
    Sum squares;
    for (std::size_t i = 0; i < half; ++i) {
        scores[i] = -normalQuantile((static_cast<double>(i) + 1 - 0.375) / (n + 0.25));
        squares.add(2 * scores[i] * scores[i]);
    }
    const double total = squares.value();
    const double root = std::sqrt(total);
    const double u = 1 / std::sqrt(n);
    std::vector<double> weights(half);
    weights[0] = scores[0] / root + polynomial({0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056}, u);
    std::size_t fixed = 1;
    double scoresLeft = total - 2 * scores[0] * scores[0];
    double weightsLeft = 1 - 2 * weights[0] * weights[0];
    if (size > 5) {
        weights[1] = scores[1] / root + polynomial({0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633}, u);
        fixed = 2;
        scoresLeft -= 2 * scores[1] * scores[1];
        weightsLeft -= 2 * weights[1] * weights[1];
    }
    const double factor = std::sqrt(scoresLeft / weightsLeft);
    for (std::size_t i = fixed; i < half; ++i)
        weights[i] = scores[i] / factor;
    return weights;
}

/// 1 - W, computed as such since W is near 1.
double lackOfFit(std::span<const double> sorted, const std::vector<double>& weights)
{
    const Moments spread = moments(sorted);
    const double factor = std::ldexp(1.0, -spread.exponent);
    Sum product;
    Sum squares;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        product.add(weights[i] * (sorted[sorted.size() - 1 - i] * factor - sorted[i] * factor));
        squares.add(2 * weights[i] * weights[i]);
    }
    const double norm = std::sqrt(squares.value() * spread.squares);
    return (norm - product.value()) * (norm + product.value()) / (norm * norm);
}

double significance(double lack, double n)
{
    if (n == 3)
        return std::max(0.0, 6 / std::numbers::pi * (std::asin(std::sqrt(1 - lack)) - std::asin(std::sqrt(0.75))));
    double y = std::log(lack);
    double centre;
    double spread;
    if (n <= 11) {
        const double gamma = polynomial({-2.273, 0.459}, n);
        if (y >= gamma)
            return 0;
        y = -std::log(gamma - y);
        centre = polynomial({0.5440, -0.39978, 0.025054, -0.0006714}, n);
        spread = std::exp(polynomial({1.3822, -0.77857, 0.062767, -0.0020322}, n));
    } else {
        const double logN = std::log(n);
        centre = polynomial({-1.5861, -0.31082, -0.083751, 0.0038915}, logN);
        spread = std::exp(polynomial({-0.4803, -0.082676, 0.0030302}, logN));
    }
    return normalUpper((y - centre) / spread);
}

} // namespace

ShapiroWilk shapiroWilk(std::span<const double> sorted)
{
    const double n = static_cast<double>(sorted.size());
    QString reason;
    if (sorted.size() < 3)
        reason = reasons::tooFew(3, n);
    else if (sorted.size() > largestSample)
        reason = translate("Statistics", "The Shapiro-Wilk test is defined for at most 5,000 values.");
    else if (sorted.front() == sorted.back())
        reason = reasons::noVariation();
    if (!reason.isEmpty())
        return {Number::undefined(reason), Number::undefined(reason)};
    const double lack = std::max(0.0, lackOfFit(sorted, weightsFor(sorted.size())));
    return {1 - lack, lack > 0 ? significance(lack, n) : 1.0};
}

} // namespace counterpoint::stats
