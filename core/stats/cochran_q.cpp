#include "core/stats/cochran_q.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/pairwise.h"
#include "core/stats/reasons.h"
#include <algorithm>

namespace counterpoint::stats {

CochranQ cochranQ(const std::vector<std::vector<double>>& answers)
{
    CochranQ result;
    const std::size_t k = answers.size();
    std::size_t rows = k > 0 ? answers.front().size() : 0;
    for (const auto& answer : answers)
        rows = std::min(rows, answer.size());
    std::vector<std::size_t> complete;
    for (std::size_t i = 0; i < rows; ++i)
        if (std::all_of(answers.begin(), answers.end(), [i](const auto& answer) { return answer[i] == 0 || answer[i] == 1; }))
            complete.push_back(i);
    result.n = static_cast<double>(complete.size());
    result.df = k > 0 ? static_cast<double>(k - 1) : 0;

    std::vector<double> columns(k);
    double total = 0;
    double rowSquares = 0;
    for (const std::size_t i : complete) {
        double row = 0;
        for (std::size_t j = 0; j < k; ++j) {
            columns[j] += answers[j][i];
            row += answers[j][i];
        }
        total += row;
        rowSquares += row * row;
    }
    const double measures = static_cast<double>(k);
    double columnSquares = 0;
    for (const double column : columns) {
        const double d = column - total / measures;
        columnSquares += d * d;
        result.shares.push_back(result.n > 0 ? Number(100 * column / result.n) : Number::undefined(reasons::noValue()));
    }
    const double divisor = measures * total - rowSquares;
    const QString reason = k < 2 ? translate("Statistics", "This needs at least two measures.")
        : !(result.n > 0)        ? reasons::noValue()
        : !(divisor > 0)         ? translate("Statistics", "Every case gives the same answer to all questions.")
                                 : QString();
    if (!reason.isEmpty()) {
        result.q = result.p = Number::undefined(reason);
        return result;
    }
    result.q = measures * (measures - 1) * columnSquares / divisor;
    result.p = chiSquareUpper(result.q.value, result.df);
    for (std::size_t a = 0; a < k && k <= mostGroupsForPairs; ++a)
        for (std::size_t b = a + 1; b < k; ++b) {
            Matrix counts(2, std::vector<double>(2));
            for (const std::size_t i : complete)
                counts[static_cast<std::size_t>(answers[a][i])][static_cast<std::size_t>(answers[b][i])] += 1;
            result.pairs.push_back({a, b, mcNemar(counts)});
        }
    return result;
}

} // namespace counterpoint::stats
