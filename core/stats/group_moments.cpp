#include "core/stats/group_moments.h"
#include "core/stats/moments.h"
#include "core/stats/reasons.h"
#include "core/stats/sorted_sample.h"
#include "core/stats/summation.h"
#include "core/stats/univariate.h"
#include <algorithm>
#include <cmath>
#include <limits>

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

WeightedGroups validOnly(const Groups& groups, const Groups& weights)
{
    if (weights.empty())
        return {validOnly(groups), {}};
    WeightedGroups valid{Groups(groups.size()), Groups(groups.size())};
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (std::size_t i = 0; i < groups[g].size(); ++i)
            if (std::isfinite(groups[g][i]) && weights[g][i] > 0 && std::isfinite(weights[g][i])) {
                valid.values[g].push_back(groups[g][i]);
                valid.weights[g].push_back(weights[g][i]);
            }
    return valid;
}

std::optional<Groups> repeated(const Groups& groups, const Groups& weights, double most)
{
    if (weights.empty())
        return groups;
    double total = 0;
    for (const auto& group : weights)
        for (const double weight : group) {
            if (weight != std::floor(weight))
                return std::nullopt;
            total += weight;
        }
    if (!(total <= most))
        return std::nullopt;
    Groups result(groups.size());
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (std::size_t i = 0; i < groups[g].size(); ++i)
            result[g].insert(result[g].end(), static_cast<std::size_t>(weights[g][i]), groups[g][i]);
    return result;
}

GroupMoments::GroupMoments(const Groups& groups, const Groups& weights)
    : m_groups(groups.size())
{
    const auto weight = [&](std::size_t g, std::size_t i) { return weights.empty() ? 1.0 : weights[g][i]; };
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
        group.count = weights.empty() ? static_cast<double>(groups[g].size()) : sum(weights[g]);
        if (groups[g].empty())
            continue;
        const auto& values = groups[g];
        Sum total;
        for (std::size_t i = 0; i < values.size(); ++i)
            total.add(weight(g, i) * (values[i] * m_factor - m_origin));
        group.high = total.value() / group.count;
        Sum rest;
        for (std::size_t i = 0; i < values.size(); ++i)
            rest.add(weight(g, i) * ((values[i] * m_factor - m_origin) - group.high));
        group.low = rest.value() / group.count;
        Sum squares;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double d = deviation(g, values[i]);
            squares.add(weight(g, i) * d * d);
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
    const double difference = (m_groups[a].high - m_groups[b].high) + (m_groups[a].low - m_groups[b].low);
    const double larger = std::fmax(std::fabs(m_groups[a].high), std::fabs(m_groups[b].high));
    return std::fabs(difference) > larger * std::numeric_limits<double>::epsilon() / 2 ? difference : 0;
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

GroupSummary summariseGroup(std::span<const double> values, std::span<const double> weights, double confidence)
{
    std::vector<double> valid;
    std::vector<double> counting;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double weight = weights.empty() ? 1.0 : weights[i];
        if (!std::isfinite(values[i]) || !(weight > 0) || !std::isfinite(weight))
            continue;
        valid.push_back(values[i]);
        if (!weights.empty())
            counting.push_back(weight);
    }
    GroupSummary summary;
    summary.n = weights.empty() ? static_cast<double>(valid.size()) : sum(counting);
    if (valid.empty()) {
        const QString reason = reasons::noValue();
        summary.mean = summary.sd = summary.se = summary.median = summary.minimum = summary.maximum = Number::undefined(reason);
        summary.interval = Interval::undefined(reason);
        return summary;
    }
    const Moments m = moments(valid, counting);
    summary.mean = m.mean;
    summary.minimum = m.minimum;
    summary.maximum = m.maximum;
    if (summary.n < 2) {
        const QString reason = reasons::tooFew(2, summary.n);
        summary.sd = summary.se = Number::undefined(reason);
        summary.interval = Interval::undefined(reason);
    } else {
        summary.sd = Number::finiteOr(m.rootMeanSquare(summary.n - 1), reasons::tooLarge());
        summary.se = Number::finiteOr(m.rootMeanSquare(summary.n * (summary.n - 1)), reasons::tooLarge());
        summary.interval = meanInterval(m.mean, summary.se.value, summary.n - 1, confidence);
    }
    summary.median = SortedSample(std::move(valid), std::move(counting)).median();
    return summary;
}

} // namespace counterpoint::stats
