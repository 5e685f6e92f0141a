#pragma once
#include "core/analysis/comparison.h"
#include "core/stats/group_moments.h"
#include <optional>

namespace counterpoint::comparison {

/// The answers to one question by the answer to another.
struct Compared {
    Measure dependent;
    Variable by;
    QStringList labels;
    stats::Groups groups; ///< each with its values; at least two, of which some may be empty
    stats::Groups weights; ///< frequency weights, as many as values; empty: each counts once
    std::optional<stats::Groups> ranked; ///< every value as often as it counts, for tests by ranks; none where weights are no whole numbers
    ResultTable frame; ///< counts and notes that every table of the comparison has

    QStringList names() const { return {dependent.variable.name, by.name}; }
    QString title() const;
    std::span<const double> weightsOf(std::size_t group) const
    {
        return weights.empty() ? std::span<const double>() : std::span<const double>(weights[group]);
    }
};

/// Places of the groups that are asked for, in the order asked; all that are answers where none is.
Result<std::vector<std::size_t>> wantedGroups(const Categories& categories, const Variable& by, const QStringList& asked);

/// Sorts the responses that have both answers into groups. Invalid where the groups asked for are not there, or are too many.
Result<Compared> comparedGroups(const Input& input);

} // namespace counterpoint::comparison
