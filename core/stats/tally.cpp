#include "core/stats/tally.h"
#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace counterpoint::stats {
namespace {

constexpr double smallRange = 4096;

/// Survey answers are nearly all small whole numbers, which an array counts many times faster than a hash table.
class Counter {
public:
    Counter()
        : m_small(static_cast<std::size_t>(2 * smallRange))
    {
    }
    void add(double value, double weight)
    {
        if (value >= -smallRange && value < smallRange && value == std::floor(value))
            m_small[static_cast<std::size_t>(value + smallRange)] += weight;
        else
            m_other[value] += weight;
    }
    void moveTo(Tally& result) const
    {
        std::vector<std::pair<double, double>> pairs(m_other.begin(), m_other.end());
        for (std::size_t i = 0; i < m_small.size(); ++i)
            if (m_small[i] > 0)
                pairs.emplace_back(static_cast<double>(i) - smallRange, m_small[i]);
        std::sort(pairs.begin(), pairs.end());
        for (const auto& [value, count] : pairs) {
            result.values.push_back(value);
            result.counts.push_back(count);
        }
    }

private:
    std::vector<double> m_small;
    std::unordered_map<double, double> m_other;
};

} // namespace

Tally tally(std::span<const double> values, std::span<const double> weights)
{
    Tally result;
    Counter counter;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double weight = weights.empty() ? 1.0 : weights[i];
        if (!(weight > 0) || !std::isfinite(weight))
            continue;
        if (std::isfinite(values[i]))
            counter.add(values[i] + 0.0, weight);
        else
            result.missing += weight;
    }
    counter.moveTo(result);
    return result;
}

} // namespace counterpoint::stats
