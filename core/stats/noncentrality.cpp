#include "core/stats/noncentrality.h"
#include "core/stats/distributions.h"
#include "core/stats/reasons.h"
#include "core/stats/root.h"

namespace counterpoint::stats {
namespace {

/// The parameter from 0 upwards at which a falling distribution function reaches a probability; NaN where it cannot be computed.
template <class Cdf>
double parameterAt(double probability, Cdf cdf, double firstBound)
{
    if (cdf(0.0) <= probability)
        return 0;
    double bound = firstBound;
    while (cdf(bound) > probability) {
        bound *= 2;
        if (!(bound < 1e12))
            return std::numeric_limits<double>::quiet_NaN();
    }
    const double root = risingRoot([&](double parameter) { return probability - cdf(parameter); }, 0, bound);
    return std::isnan(cdf(root)) ? std::numeric_limits<double>::quiet_NaN() : root;
}

Interval checked(double low, double high)
{
    return std::isfinite(low) && std::isfinite(high) ? Interval(low, high) : Interval::undefined(reasons::notFinite());
}

template <class Cdf>
Interval nonnegative(double statistic, double confidence, Cdf cdf)
{
    if (!std::isfinite(statistic))
        return Interval::undefined(reasons::notFinite());
    const double bound = 4 * (statistic + 4);
    return checked(parameterAt(0.5 + confidence / 2, cdf, bound), parameterAt(0.5 - confidence / 2, cdf, bound));
}

} // namespace

Interval noncentralityOfT(double t, double df, double confidence)
{
    if (!std::isfinite(t) || !(df > 0))
        return Interval::undefined(reasons::notFinite());
    const auto at = [&](double probability) {
        const double reach = std::fabs(t) * 0.5 + 10;
        double low = t - reach;
        double high = t + reach;
        // The distribution function falls as the parameter grows.
        while (noncentralTCdf(t, df, low) < probability && low > -1e8)
            low -= 2 * (high - low);
        while (noncentralTCdf(t, df, high) > probability && high < 1e8)
            high += 2 * (high - low);
        return risingRoot([&](double parameter) { return probability - noncentralTCdf(t, df, parameter); }, low, high);
    };
    return checked(at(0.5 + confidence / 2), at(0.5 - confidence / 2));
}

Interval noncentralityOfChiSquare(double chi2, double df, double confidence)
{
    return nonnegative(chi2, confidence, [&](double parameter) { return noncentralChiSquareCdf(chi2, df, parameter); });
}

Interval noncentralityOfF(double f, double df1, double df2, double confidence)
{
    return nonnegative(f * df1, confidence, [&](double parameter) { return noncentralFCdf(f, df1, df2, parameter); });
}

} // namespace counterpoint::stats
