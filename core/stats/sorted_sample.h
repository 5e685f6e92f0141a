#pragma once
#include <span>
#include <vector>

namespace counterpoint::stats {

/// Values in ascending order with their frequency weights: the sample's order statistics.
class SortedSample {
public:
    /// @param values  finite
    /// @param weights above zero, as many as values, or empty for one each
    explicit SortedSample(std::vector<double> values, std::vector<double> weights = {});

    double count() const { return m_count; }
    std::span<const double> values() const { return m_values; }
    double weight(std::size_t index) const { return m_weights.empty() ? 1.0 : m_weights[index]; }
    /// The order statistic at a position from 1 to count(); positions outside give the extremes.
    double at(double position) const;
    /// The usual midpoint; NaN for no values.
    double median() const;
    /// The sample of the distances to a centre.
    SortedSample distancesTo(double centre) const;

private:
    SortedSample() = default;
    void cumulate();

    std::vector<double> m_values;
    std::vector<double> m_weights;
    std::vector<double> m_cumulative;
    double m_count = 0;
};

/// Half way between two doubles, without overflow.
double midpoint(double a, double b);

} // namespace counterpoint::stats
