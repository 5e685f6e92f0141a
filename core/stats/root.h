#pragma once
#include <cmath>

namespace counterpoint::stats {

/// Where an increasing function crosses zero between two bounds, to the last bits; the nearer bound where it does not cross.
///
/// False position after Anderson & Björck (1973), BIT 13:253-264, with a bisection wherever that fails to halve the bracket.
template <class Function>
double risingRoot(Function function, double low, double high)
{
    double atLow = function(low);
    double atHigh = function(high);
    if (!(atLow < 0) || !(atHigh > 0))
        return atLow < 0 ? high : low;
    int side = 0; // which end moved last
    bool bisect = true; // the first guess from far bounds is worth nothing
    for (int step = 0; step < 300 && high - low > 2e-16 * (std::fabs(low) + std::fabs(high)); ++step) {
        const double width = high - low;
        double x = bisect ? low + width / 2 : low - atLow * width / (atHigh - atLow);
        if (!(x > low && x < high))
            x = low + width / 2;
        if (x <= low || x >= high)
            break;
        const double y = function(x);
        if (y == 0)
            return x;
        // Scaling the value at an end that stays twice keeps it from never moving.
        double& replaced = y < 0 ? atLow : atHigh;
        double& kept = y < 0 ? atHigh : atLow;
        if (side == (y < 0 ? -1 : 1)) {
            const double factor = 1 - y / replaced;
            kept *= factor > 0 ? factor : 0.5;
        }
        side = y < 0 ? -1 : 1;
        replaced = y;
        (y < 0 ? low : high) = x;
        bisect = high - low > width / 2;
    }
    return low + (high - low) / 2;
}

} // namespace counterpoint::stats
