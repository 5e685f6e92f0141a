#include "core/stats/sorted_sample.h"
#include "core/stats/sort_numbers.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace counterpoint::stats {

SortedSample::SortedSample(std::vector<double> values, std::vector<double> weights)
    : m_values(std::move(values))
    , m_weights(std::move(weights))
{
    if (m_weights.empty()) {
        sortNumbers(m_values);
    } else {
        std::vector<std::size_t> order(m_values.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) { return m_values[a] < m_values[b]; });
        std::vector<double> sortedValues(order.size());
        std::vector<double> sortedWeights(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            sortedValues[i] = m_values[order[i]];
            sortedWeights[i] = m_weights[order[i]];
        }
        m_values = std::move(sortedValues);
        m_weights = std::move(sortedWeights);
    }
    cumulate();
}

void SortedSample::cumulate()
{
    if (m_weights.empty()) {
        m_count = static_cast<double>(m_values.size());
        return;
    }
    Sum total;
    m_cumulative.reserve(m_weights.size());
    for (const double weight : m_weights) {
        total.add(weight);
        m_cumulative.push_back(total.value());
    }
    m_count = total.value();
}

double SortedSample::at(double position) const
{
    if (m_values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const double last = static_cast<double>(m_values.size());
    if (m_weights.empty())
        return m_values[static_cast<std::size_t>(std::clamp(position, 1.0, last)) - 1];
    const double fuzz = 4 * std::numeric_limits<double>::epsilon() * m_count;
    const auto found = std::lower_bound(m_cumulative.begin(), m_cumulative.end(), position - fuzz);
    return found == m_cumulative.end() ? m_values.back() : m_values[static_cast<std::size_t>(found - m_cumulative.begin())];
}

double SortedSample::median() const
{
    const double half = m_count / 2;
    const double below = std::floor(half);
    return half > below ? at(below + 1) : midpoint(at(below), at(below + 1));
}

SortedSample SortedSample::distancesTo(double centre) const
{
    SortedSample result;
    result.m_values.reserve(m_values.size());
    auto right = static_cast<std::size_t>(std::lower_bound(m_values.begin(), m_values.end(), centre) - m_values.begin());
    std::size_t left = right;
    const auto take = [&](std::size_t index) {
        result.m_values.push_back(std::fabs(m_values[index] - centre));
        if (!m_weights.empty())
            result.m_weights.push_back(m_weights[index]);
    };
    // Both sides are sorted already: merging them is linear.
    while (left > 0 || right < m_values.size()) {
        const bool fromLeft = right == m_values.size() || (left > 0 && centre - m_values[left - 1] <= m_values[right] - centre);
        take(fromLeft ? --left : right++);
    }
    result.cumulate();
    return result;
}

double midpoint(double a, double b)
{
    const double total = a + b;
    return std::isfinite(total) ? total / 2 : a / 2 + b / 2;
}

} // namespace counterpoint::stats
