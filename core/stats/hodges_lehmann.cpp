#include "core/stats/hodges_lehmann.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/reasons.h"
#include "core/stats/sorted_sample.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

namespace counterpoint::stats {
namespace {

constexpr std::size_t mostForExact = 50;

std::vector<double> sortedFinite(std::span<const double> values)
{
    std::vector<double> finite;
    std::copy_if(values.begin(), values.end(), std::back_inserter(finite), [](double value) { return std::isfinite(value); });
    std::sort(finite.begin(), finite.end());
    return finite;
}

/// Finite doubles in their order as whole numbers, and back.
std::int64_t toOrdinal(double value)
{
    const auto bits = std::bit_cast<std::int64_t>(value);
    return bits >= 0 ? bits : std::numeric_limits<std::int64_t>::min() - bits;
}
double fromOrdinal(std::int64_t ordinal)
{
    return std::bit_cast<double>(ordinal >= 0 ? ordinal : std::numeric_limits<std::int64_t>::min() - ordinal);
}

/// The smallest value that at least `rank` of the things counted do not exceed: found without making them all.
///
/// @param countUpTo how many are no larger than a value
template <class CountUpTo>
double orderStatistic(double rank, double least, double most, CountUpTo countUpTo)
{
    std::int64_t low = toOrdinal(least);
    std::int64_t high = toOrdinal(most);
    while (low < high) {
        const std::int64_t middle = (low & high) + ((low ^ high) >> 1); // without overflow
        if (countUpTo(fromOrdinal(middle)) >= rank)
            high = middle;
        else
            low = middle + 1;
    }
    return fromOrdinal(low) + 0.0;
}

/// Median and the order statistics `outer` from both ends.
template <class CountUpTo>
HodgesLehmann found(double count, double outer, double least, double most, CountUpTo countUpTo)
{
    if (!std::isfinite(least) || !std::isfinite(most))
        return {Number::undefined(reasons::tooLarge()), Interval::undefined(reasons::tooLarge())};
    const auto at = [&](double rank) { return orderStatistic(rank, least, most, countUpTo); };
    HodgesLehmann result;
    const double half = std::floor(count / 2);
    result.estimate = count / 2 > half ? at(half + 1) : midpoint(at(half), at(half + 1));
    const double rank = std::max(1.0, outer);
    result.interval = {at(rank), at(count + 1 - rank)};
    return result;
}

/// The smallest sum whose share of all sums up to it reaches `share`.
double quantileOf(const std::vector<double>& ways, double share)
{
    double all = 0;
    for (const double number : ways)
        all += number;
    double within = 0;
    for (std::size_t sum = 0; sum < ways.size(); ++sum) {
        within += ways[sum];
        if (within / all >= share)
            return static_cast<double>(sum);
    }
    return static_cast<double>(ways.size());
}

/// Number of samples by Mann and Whitney's U, without ties.
std::vector<double> waysOfU(std::size_t n1, std::size_t n2)
{
    // [j][u]: samples of j cases; a case of rank i + 1 that becomes the j-th adds i + 1 - j to U.
    std::vector<std::vector<double>> ways(n1 + 1, std::vector<double>(n1 * n2 + 1));
    ways[0][0] = 1;
    for (std::size_t i = 0; i < n1 + n2; ++i)
        for (std::size_t j = std::min(i + 1, n1); j >= 1; --j) {
            const std::size_t added = i + 1 - j;
            for (std::size_t u = added; u < ways[j].size(); ++u)
                ways[j][u] += ways[j - 1][u - added];
        }
    return ways[n1];
}

/// Number of choices of signs by the sum of the positive ranks.
std::vector<double> waysOfSignedRanks(std::size_t n)
{
    std::vector<double> ways(n * (n + 1) / 2 + 1);
    ways[0] = 1;
    for (std::size_t rank = 1; rank <= n; ++rank)
        for (std::size_t sum = ways.size(); sum-- > rank;)
            ways[sum] += ways[sum - rank];
    return ways;
}

double normalOuter(double count, double variance, double tail)
{
    return std::round(count / 2 + normalQuantile(tail) * std::sqrt(variance));
}

} // namespace

HodgesLehmann hodgesLehmannShift(std::span<const double> first, std::span<const double> second, double confidence)
{
    const std::vector<double> x = sortedFinite(first);
    const std::vector<double> y = sortedFinite(second);
    if (x.empty() || y.empty())
        return {Number::undefined(reasons::tooFewGroups()), Interval::undefined(reasons::tooFewGroups())};
    const double n1 = static_cast<double>(x.size());
    const double n2 = static_cast<double>(y.size());
    const double tail = (1 - confidence) / 2;
    const bool isSmall = x.size() < mostForExact && y.size() < mostForExact;
    const double outer = isSmall ? quantileOf(waysOfU(x.size(), y.size()), tail) : normalOuter(n1 * n2, n1 * n2 * (n1 + n2 + 1) / 12, tail);
    return found(n1 * n2, outer, x.front() - y.back(), x.back() - y.front(), [&](double limit) {
        double count = 0;
        std::size_t j = 0; // the first of y that is near enough
        for (const double value : x) {
            while (j < y.size() && !(value - y[j] <= limit))
                ++j;
            count += static_cast<double>(y.size() - j);
        }
        return count;
    });
}

HodgesLehmann hodgesLehmannPaired(std::span<const double> x, std::span<const double> y, double confidence)
{
    std::vector<double> raw;
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i)
        if (std::isfinite(x[i]) && std::isfinite(y[i]) && x[i] != y[i])
            raw.push_back(x[i] - y[i]);
    const std::vector<double> d = sortedFinite(raw);
    if (d.empty()) {
        const QString reason = translate("Statistics", "No pair has a difference.");
        return {Number::undefined(reason), Interval::undefined(reason)};
    }
    const double n = static_cast<double>(d.size());
    const double tail = (1 - confidence) / 2;
    const double outer = d.size() < mostForExact ? quantileOf(waysOfSignedRanks(d.size()), tail)
                                                 : normalOuter(n * (n + 1) / 2, n * (n + 1) * (2 * n + 1) / 24, tail);
    return found(n * (n + 1) / 2, outer, d.front(), d.back(), [&](double limit) {
        double count = 0;
        std::size_t end = d.size(); // of those that make a mean no larger than the limit
        for (std::size_t i = 0; i < d.size(); ++i) {
            while (end > 0 && !(d[i] / 2 + d[end - 1] / 2 <= limit))
                --end;
            if (end <= i)
                break;
            count += static_cast<double>(end - i);
        }
        return count;
    });
}

} // namespace counterpoint::stats
