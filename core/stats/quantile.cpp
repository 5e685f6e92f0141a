#include "core/stats/quantile.h"
#include <array>
#include <cmath>
#include <limits>

namespace counterpoint::stats {
namespace {

/// A position between order statistics, cut into its whole and its fractional part.
///
/// Without the fuzz n * p lands just beside the whole number that it means (0.1 * 3 * 10), one order statistic off.
struct Position {
    double whole;
    double fraction;

    explicit Position(double position)
        : whole(std::floor(position))
        , fraction(position - whole)
    {
        const double fuzz = 4 * std::numeric_limits<double>::epsilon() * std::fmax(1.0, std::fabs(position));
        if (fraction >= 1 - fuzz) {
            whole += 1;
            fraction = 0;
        } else if (fraction <= fuzz) {
            fraction = 0;
        }
    }
};

double interpolated(const SortedSample& sample, const Position& position, double share)
{
    const double lower = sample.at(position.whole);
    if (share <= 0)
        return lower;
    const double upper = sample.at(position.whole + 1);
    return lower == upper ? lower : (1 - share) * lower + share * upper;
}

double discontinuous(const SortedSample& sample, double probability, int type)
{
    const double n = sample.count();
    const Position position(type == 3 ? n * probability - 0.5 : n * probability);
    const bool between = position.fraction > 0;
    if (type == 1)
        return interpolated(sample, position, between ? 1.0 : 0.0);
    if (type == 2)
        return between ? sample.at(position.whole + 1) : midpoint(sample.at(position.whole), sample.at(position.whole + 1));
    const bool odd = std::fmod(position.whole, 2.0) != 0;
    return interpolated(sample, position, between || odd ? 1.0 : 0.0);
}

} // namespace

double quantile(const SortedSample& sample, double probability, int type)
{
    if (sample.values().empty() || type < 1 || type > 9 || !(probability >= 0 && probability <= 1))
        return std::numeric_limits<double>::quiet_NaN();
    if (type <= 3)
        return discontinuous(sample, probability, type);
    struct Plotting {
        double a;
        double b;
    };
    static constexpr std::array<Plotting, 6> plotting{{{0, 1}, {0.5, 0.5}, {0, 0}, {1, 1}, {1.0 / 3, 1.0 / 3}, {3.0 / 8, 3.0 / 8}}};
    const auto [a, b] = plotting[static_cast<std::size_t>(type - 4)];
    const Position position(a + probability * (sample.count() + 1 - a - b));
    return interpolated(sample, position, position.fraction);
}

Hinges tukeyHinges(const SortedSample& sample)
{
    const double n = sample.count();
    const double depth = std::floor((std::floor(n) + 3) / 2) / 2;
    const double fromTop = n + 1 - depth;
    return {midpoint(sample.at(std::floor(depth)), sample.at(std::ceil(depth))),
            midpoint(sample.at(std::floor(fromTop)), sample.at(std::ceil(fromTop)))};
}

} // namespace counterpoint::stats
