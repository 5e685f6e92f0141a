#include "core/stats/group_moments.h"
#include "core/stats/moments.h"
#include "core/stats/reasons.h"
#include "core/stats/sorted_sample.h"
#include "core/stats/summation.h"
#include "core/stats/univariate.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::stats {

Groups validOnly(const Groups& groups)
{
    Groups valid(groups.size());
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const double value : groups[g])
            if (std::isfinite(value))
                valid[g].push_back(value);
    return valid;
}

GroupMoments::GroupMoments(const Groups& groups)
    : m_groups(groups.size())
{
    const auto first = std::find_if(groups.begin(), groups.end(), [](const auto& group) { return !group.empty(); });
    if (first == groups.end())
        return;
    m_first = first->front();
    double least = m_first;
    double most = m_first;
    for (const auto& group : groups)
        for (const double value : group) {
            least = std::min(least, value);
            most = std::max(most, value);
        }
    const double halfRange = most / 2 - least / 2;
    m_exponent = halfRange > 0 ? std::max(std::ilogb(halfRange) + 2, -1000) : 0;
    m_factor = std::ldexp(1.0, -m_exponent);
    m_origin = m_first * m_factor;

    Sum high;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        Group& group = m_groups[g];
        group.count = static_cast<double>(groups[g].size());
        if (groups[g].empty())
            continue;
        Sum sum;
        for (const double value : groups[g])
            sum.add(value * m_factor - m_origin);
        group.high = sum.value() / group.count;
        Sum rest;
        for (const double value : groups[g])
            rest.add((value * m_factor - m_origin) - group.high);
        group.low = rest.value() / group.count;
        Sum squares;
        for (const double value : groups[g]) {
            const double d = deviation(g, value);
            squares.add(d * d);
        }
        group.squares = squares.value();
        m_count += group.count;
        high.add(group.count * group.high);
    }
    m_grand.high = high.value() / m_count;
    Sum rest;
    for (const Group& group : m_groups)
        rest.add(group.count * ((group.high - m_grand.high) + group.low));
    m_grand.low = rest.value() / m_count;
}

double GroupMoments::mean(std::size_t group) const
{
    const double shift = std::ldexp(m_groups[group].high, m_exponent) + std::ldexp(m_groups[group].low, m_exponent);
    return std::isfinite(shift) ? m_first + shift : std::ldexp(m_origin + (m_groups[group].high + m_groups[group].low), m_exponent);
}

double GroupMoments::difference(std::size_t a, std::size_t b) const
{
    return (m_groups[a].high - m_groups[b].high) + (m_groups[a].low - m_groups[b].low);
}

double GroupMoments::squaresWithin() const
{
    Sum sum;
    for (const Group& group : m_groups)
        sum.add(group.squares);
    return sum.value();
}

double GroupMoments::squaresBetween() const
{
    Sum sum;
    for (const Group& group : m_groups) {
        const double d = (group.high - m_grand.high) + (group.low - m_grand.low);
        sum.add(group.count * d * d);
    }
    return sum.value();
}

double GroupMoments::deviation(std::size_t group, double value) const
{
    return ((value * m_factor - m_origin) - m_groups[group].high) - m_groups[group].low;
}

double GroupMoments::inUnitOfData(double scaled, int power) const { return std::ldexp(scaled, power * m_exponent); }

GroupSummary summariseGroup(std::span<const double> values)
{
    std::vector<double> valid;
    for (const double value : values)
        if (std::isfinite(value))
            valid.push_back(value);
    GroupSummary summary;
    summary.n = static_cast<double>(valid.size());
    if (valid.empty()) {
        const QString reason = reasons::noValue();
        summary.mean = summary.sd = summary.se = summary.median = summary.minimum = summary.maximum = Number::undefined(reason);
        summary.ci95 = Interval::undefined(reason);
        return summary;
    }
    const Moments m = moments(valid);
    summary.mean = m.mean;
    summary.minimum = m.minimum;
    summary.maximum = m.maximum;
    if (summary.n < 2) {
        const QString reason = reasons::tooFew(2, summary.n);
        summary.sd = summary.se = Number::undefined(reason);
        summary.ci95 = Interval::undefined(reason);
    } else {
        summary.sd = Number::finiteOr(m.rootMeanSquare(summary.n - 1), reasons::tooLarge());
        summary.se = Number::finiteOr(m.rootMeanSquare(summary.n * (summary.n - 1)), reasons::tooLarge());
        summary.ci95 = meanInterval(m.mean, summary.se.value, summary.n - 1, 0.95);
    }
    summary.median = SortedSample(std::move(valid)).median();
    return summary;
}

} // namespace counterpoint::stats
