#include "core/stats/adjusted_p.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpoint::stats {
namespace {

using Values = std::vector<double>;

// All take ascending p values and give the adjusted ones in the same order.

template <class Factor>
Values stepDown(const Values& p, Factor factor)
{
    Values result;
    double highest = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        result.push_back(highest = std::max(highest, p[i] * factor(static_cast<double>(i) + 1)));
    return result;
}

template <class Factor>
Values stepUp(const Values& p, Factor factor)
{
    Values result(p.size());
    double lowest = std::numeric_limits<double>::infinity();
    for (std::size_t i = p.size(); i-- > 0;)
        result[i] = lowest = std::min(lowest, p[i] * factor(static_cast<double>(i) + 1));
    return result;
}

/// The smallest Simes level at which each hypothesis falls in every subset that holds it.
Values hommel(const Values& p)
{
    const std::size_t n = p.size();
    Values result(p);
    for (std::size_t m = n; m >= 1; --m) {
        const std::size_t others = n - m; // the smallest that a subset of m leaves out
        double simes = std::numeric_limits<double>::infinity();
        for (std::size_t k = 2; k <= m; ++k)
            simes = std::min(simes, static_cast<double>(m) * p[others + k - 1] / static_cast<double>(k));
        for (std::size_t i = 0; i < n; ++i) {
            const double own = std::min(simes, static_cast<double>(m) * p[std::min(i, others)]);
            result[i] = std::max(result[i], own);
        }
    }
    return result;
}

Values adjustedAscending(const Values& p, Adjustment adjustment)
{
    const double m = static_cast<double>(p.size());
    const auto remaining = [m](double rank) { return m - rank + 1; };
    switch (adjustment) {
    case Adjustment::Holm:
        return stepDown(p, remaining);
    case Adjustment::Hochberg:
        return stepUp(p, remaining);
    case Adjustment::Hommel:
        return hommel(p);
    case Adjustment::Bonferroni:
        return stepDown(p, [m](double) { return m; });
    case Adjustment::BenjaminiHochberg:
        return stepUp(p, [m](double rank) { return m / rank; });
    case Adjustment::BenjaminiYekutieli: {
        double harmonic = 0;
        for (double i = m; i >= 1; --i)
            harmonic += 1 / i;
        return stepUp(p, [m, harmonic](double rank) { return harmonic * m / rank; });
    }
    }
    return p;
}

} // namespace

std::vector<double> adjustedP(std::span<const double> p, Adjustment adjustment)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i]))
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    Values ascending;
    for (const std::size_t index : order)
        ascending.push_back(p[index]);
    const Values adjusted = adjustedAscending(ascending, adjustment);
    Values result(p.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < order.size(); ++i)
        result[order[i]] = std::min(1.0, adjusted[i]);
    return result;
}

} // namespace counterpoint::stats
