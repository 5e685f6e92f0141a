#include "core/stats/studentised_range.h"
#include "core/stats/distributions.h"
#include "core/stats/root.h"
#include <algorithm>
#include <limits>

namespace counterpoint::stats {
namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
/// Past this the standard deviation is as good as known; the difference is below 1e-9 of p.
constexpr double knownSpread = 1e9;

/// Upper tail of the range of k standard normal values.
double normalRangeUpper(double w, double k)
{
    if (!(w > 0))
        return 1;
    constexpr double step = 0.15;
    double sum = 0;
    for (double z = w / 2 - 9.5; z < w / 2 + 9.5; z += step) {
        const double below = normalCdf(z);
        if (!(below > 0))
            continue;
        const double share = normalCdf(z - w) / below;
        // below^(k-1) - (below - share * below)^(k-1), without cancellation
        const double missed = share < 1 ? -std::expm1((k - 1) * std::log1p(-share)) : 1.0;
        sum += std::exp(-z * z / 2 + (k - 1) * std::log(below)) * missed;
    }
    constexpr double rootOfTwoPi = 2.5066282746310005024;
    return std::min(1.0, k * step * sum / rootOfTwoPi);
}

/// Density of the logarithm of the standard deviation, not normalised, 1 at its peak 0.
double spreadWeight(double u, double df) { return std::exp(df * (u - std::expm1(2 * u) / 2)); }

} // namespace

StudentisedRange::StudentisedRange(double groups)
    : m_groups(groups)
{
}

double StudentisedRange::rangeUpper(int node, int level)
{
    const auto [found, isNew] = m_ranges[level].try_emplace(node, 0);
    if (isNew)
        found->second = normalRangeUpper(std::exp(std::ldexp(node, -level)), m_groups);
    return found->second;
}

double StudentisedRange::upper(double q, double df)
{
    if (!(m_groups >= 2) || !(df > 0) || std::isnan(q))
        return notANumber;
    if (!(q > 0))
        return 1;
    if (std::isinf(q))
        return 0;
    if (df > knownSpread)
        return normalRangeUpper(q, m_groups);
    // A step of half a standard deviation of log s, at most 1/16, from a fixed ladder so that nodes can be shared.
    const int level = std::max(4, static_cast<int>(std::ceil(std::log2(2 * std::sqrt(2 * df)))));
    const double step = std::ldexp(1.0, -level);
    const double logQ = std::log(q);

    double norm = 0;
    double sum = 0;
    // Nodes are at multiples of the step in log(q s). Where the product has its peak lies between log s = 0 and log q s = 0, or so.
    const auto addFrom = [&](int start, int direction) {
        double largest = 0;
        double largestNorm = 0;
        for (int node = start;; node += direction) {
            const double u = node * step - logQ;
            const double weight = spreadWeight(u, df);
            const double term = weight > 0 ? weight * rangeUpper(node, level) : 0;
            norm += weight;
            sum += term;
            largest = std::max(largest, term);
            largestNorm = std::max(largestNorm, weight);
            const bool pastPeaks = direction > 0 ? u > 0 : u < std::min(0.0, -logQ);
            if (pastPeaks && term <= 1e-18 * std::max(largest, sum) && weight <= 1e-18 * std::max(largestNorm, norm))
                return;
            if (std::fabs(u) > 800)
                return;
        }
    };
    const int start = static_cast<int>(std::lround(logQ / step)); // s = 1
    addFrom(start, 1);
    addFrom(start - 1, -1);
    return std::min(1.0, sum / norm);
}

double StudentisedRange::quantile(double upperProbability, double df)
{
    if (!(upperProbability > 0 && upperProbability < 1))
        return notANumber;
    double high = 8;
    while (upper(high, df) > upperProbability) {
        high *= 2;
        if (!(high < 1e12))
            return notANumber;
    }
    return risingRoot([&](double q) { return upperProbability - upper(q, df); }, 0, high);
}

} // namespace counterpoint::stats
