#pragma once
#include "tests/core/stats/worked_examples.h"

namespace counterpoint::test {

/// Counts the levels of a variable of a worked example, and the empty cells; `weights` may be empty.
inline std::vector<double> countedLevels(const QStringList& cells, const QStringList& levels, const std::vector<double>& weights,
                                         double& missing)
{
    std::vector<double> counts(static_cast<std::size_t>(levels.size()));
    missing = 0;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const double weight = weights.empty() ? 1 : weights[static_cast<std::size_t>(i)];
        const qsizetype level = levels.indexOf(cells[i]);
        (level < 0 ? missing : counts[static_cast<std::size_t>(level)]) += weight;
    }
    return counts;
}

/// Crosses two variables of a worked example.
inline std::vector<std::vector<double>> crossed(const QStringList& rows, const QStringList& rowLevels, const QStringList& columns,
                                                const QStringList& columnLevels, const std::vector<double>& weights)
{
    std::vector<std::vector<double>> counts(static_cast<std::size_t>(rowLevels.size()),
                                            std::vector<double>(static_cast<std::size_t>(columnLevels.size())));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const qsizetype row = rowLevels.indexOf(rows[i]);
        const qsizetype column = columnLevels.indexOf(columns[i]);
        if (row >= 0 && column >= 0)
            counts[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] +=
                weights.empty() ? 1 : weights[static_cast<std::size_t>(i)];
    }
    return counts;
}

inline std::vector<double> weightsOf(const WorkedExample& example, const ExampleData& data)
{
    const QString variable = example.options[QStringLiteral("frequency_weight")].toString();
    return variable.isEmpty() ? std::vector<double>() : data.numbers(variable);
}

} // namespace counterpoint::test
