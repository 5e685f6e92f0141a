#pragma once
#include "core/stats/undefined.h"
#include <optional>
#include <span>
#include <vector>

namespace counterpoint::stats {

/// The values of each group of a comparison. NaN and infinite values stand for missing.
using Groups = std::vector<std::vector<double>>;

/// The same groups without missing values; a group may become empty.
Groups validOnly(const Groups& groups);

/// Groups with what each of their values counts.
struct WeightedGroups {
    Groups values;
    Groups weights; ///< frequency weights above zero, as many as values; empty: each counts once
};
/// Without missing values, and without those whose weight is missing, zero or negative.
WeightedGroups validOnly(const Groups& groups, const Groups& weights);

/// The groups with every value as often as its weight says; nothing where a weight is no whole number, or where they come to more values
/// than `most`.
std::optional<Groups> repeated(const Groups& groups, const Groups& weights, double most);

/// Means and sums of squares of several groups about one common origin, so that differences between means that are tiny beside the means
/// keep all their digits.
///
/// Differences and squares are in units of 2^exponent (to the second power), so that neither 1e200 nor 1e-200 leaves the range of a double.
class GroupMoments {
public:
    /// @param groups  finite values; at least one in all
    /// @param weights frequency weights above zero, as many as values, or empty for one each
    explicit GroupMoments(const Groups& groups, const Groups& weights = {});

    std::size_t size() const { return m_groups.size(); }
    double count(std::size_t group) const { return m_groups[group].count; }
    double count() const { return m_count; }
    double mean(std::size_t group) const;
    /// Mean of one group minus that of another; 0 where they differ by less than half of what a double of their size can tell.
    double difference(std::size_t a, std::size_t b) const;
    /// Sum of squared deviations from the group's own mean.
    double squares(std::size_t group) const { return m_groups[group].squares; }
    double variance(std::size_t group) const { return m_groups[group].squares / (m_groups[group].count - 1); }
    double squaresWithin() const;
    double squaresBetween() const;
    /// A value's deviation from its group's mean.
    double deviation(std::size_t group, double value) const;
    /// In the unit of the data: a difference (power 1) or a square (power 2). Infinite where a double cannot hold it.
    double inUnitOfData(double scaled, int power = 1) const;

private:
    /// A mean as an unevaluated sum of two doubles, from the origin.
    struct Group {
        double count = 0;
        double high = 0;
        double low = 0;
        double squares = 0;
    };
    std::vector<Group> m_groups;
    Group m_grand;
    double m_count = 0;
    double m_first = 0;
    double m_factor = 1;
    double m_origin = 0;
    int m_exponent = 0;
};

/// What a table of groups shows of each.
struct GroupSummary {
    double n = 0;
    Number mean;
    Number sd; ///< with n - 1
    Number se;
    Interval interval; ///< of the mean, Student's t
    Number median;
    Number minimum;
    Number maximum;
};
/// @param values NaN stands for missing
/// @param weights frequency weights, as many as values, or empty for one each
GroupSummary summariseGroup(std::span<const double> values, std::span<const double> weights = {}, double confidence = 0.95);

} // namespace counterpoint::stats
