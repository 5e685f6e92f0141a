#include "core/analysis/comparison_withheld.h"
#include "core/analysis/suppression.h"
#include "core/base/translate.h"
#include "core/stats/rank_tests.h"
#include <algorithm>
#include <iterator>

namespace counterpoint::comparison {

stats::Matrix fourfold(const stats::Groups& measures, std::size_t first, std::size_t second, double high)
{
    stats::Matrix counts(2, std::vector<double>(2));
    for (std::size_t row = 0; row < measures[first].size(); ++row)
        counts[measures[first][row] == high][measures[second][row] == high] += 1;
    return counts;
}

bool wouldShowFew(const stats::Groups& measures, const std::vector<double>& answers, double below)
{
    if (answers.empty()) {
        if (measures.size() > 2)
            return false;
        const auto signs = stats::wilcoxonSignedRank(measures[0], measures[1]);
        return signs.nPositive < below || signs.nNegative < below || (signs.nZero > 0 && signs.nZero < below);
    }
    for (std::size_t first = 0; first < measures.size(); ++first)
        for (std::size_t second = first + 1; second < measures.size(); ++second)
            if (suppression::ofTable(fourfold(measures, first, second, answers[1]), below).any())
                return true;
    return false;
}

void withhold(std::vector<Part>& parts, double below)
{
    auto& shown = parts.front();
    for (auto& row : shown.table.rows)
        for (std::size_t column = 1; column < row.cells.size(); ++column)
            row.cells[column] = {suppression::mark()};
    shown.table.notes << translate(
                             "Compare",
                             "* Withheld, with all tests: fewer than %1 responses were compared, or it would show how fewer than that "
                             "answered.")
                             .arg(below);
    shown.figures.clear();
    for (auto part = parts.begin() + 1; part != parts.end(); ++part)
        std::move(part->entries.begin(), part->entries.end(), std::back_inserter(shown.entries));
    parts.resize(1);
    shown.essence.clear();
    for (auto& entry : shown.entries) {
        auto result = entry[QStringLiteral("result")].toObject();
        for (const auto& key : result.keys())
            if (key != QLatin1String("n") && key != QLatin1String("n_pairs") && key != QLatin1String("confidence")
                && key != QLatin1String("reason"))
                result[key] = QJsonValue::Null;
        suppression::explain(result, below);
        entry[QStringLiteral("result")] = result;
    }
}

} // namespace counterpoint::comparison
