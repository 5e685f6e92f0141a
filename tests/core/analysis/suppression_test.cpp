#include "core/analysis/suppression.h"
#include "tests/support/printing.h"
#include <functional>
#include <random>

using namespace counterpoint;

namespace {

using Table = std::vector<std::vector<double>>;

/// A table with its margins, as a reader sees it.
Table withMargins(Table table)
{
    std::vector<double> totals(table.front().size() + 1);
    for (auto& row : table) {
        double total = 0;
        for (std::size_t j = 0; j < row.size(); ++j) {
            total += row[j];
            totals[j] += row[j];
        }
        totals.back() += total;
        row.push_back(total);
    }
    table.push_back(totals);
    return table;
}

std::vector<std::vector<bool>> hiddenOf(const suppression::Withheld& withheld)
{
    auto hidden = withheld.cells;
    for (std::size_t i = 0; i < hidden.size(); ++i)
        hidden[i].push_back(withheld.rowTotals[i]);
    hidden.push_back(withheld.columnTotals);
    hidden.back().push_back(withheld.total);
    return hidden;
}

/// Every table of counts up to `most` that agrees with all that is shown.
void forEachAgreeing(const Table& shown, const std::vector<std::vector<bool>>& hidden, double most,
                     const std::function<void(const Table&)>& visit)
{
    const auto rows = shown.size() - 1;
    const auto columns = shown.front().size() - 1;
    Table guess(rows, std::vector<double>(columns));
    std::function<void(std::size_t)> fill = [&](std::size_t place) {
        if (place == rows * columns) {
            const auto full = withMargins(guess);
            for (std::size_t i = 0; i <= rows; ++i)
                for (std::size_t j = 0; j <= columns; ++j)
                    if (!hidden[i][j] && full[i][j] != shown[i][j])
                        return;
            visit(full);
            return;
        }
        const auto i = place / columns;
        const auto j = place % columns;
        if (!hidden[i][j]) {
            guess[i][j] = shown[i][j];
            fill(place + 1);
            return;
        }
        double before = 0;
        for (std::size_t k = 0; k < j; ++k)
            before += guess[i][k];
        const bool endsRow = j + 1 == columns && !hidden[i][columns]; // then only one value agrees
        for (double value = endsRow ? shown[i][columns] - before : 0; value >= 0 && value <= most; ++value) {
            guess[i][j] = value;
            fill(place + 1);
            if (endsRow)
                break;
        }
    };
    fill(0);
}

} // namespace

TEST_CASE("no withheld small count can be computed back from the rest of its table", "[analysis][suppression]")
{
    std::mt19937 random(20261125);
    int withSmall = 0;
    for (int round = 0; round < 80; ++round) {
        const std::size_t rows = 2 + random() % 2;
        const std::size_t columns = rows == 3 ? 2 : 2 + random() % 2;
        Table table(rows, std::vector<double>(columns));
        for (auto& row : table)
            for (auto& cell : row)
                cell = double(random() % 7);
        const double below = 3;
        const auto withheld = suppression::ofTable(table, below);
        const auto hidden = hiddenOf(withheld);
        const auto shown = withMargins(table);
        if (!withheld.any())
            continue;
        ++withSmall;
        std::vector<std::vector<std::vector<bool>>> seen(rows + 1, std::vector<std::vector<bool>>(columns + 1, std::vector<bool>(200)));
        forEachAgreeing(shown, hidden, 7, [&](const Table& other) {
            for (std::size_t i = 0; i <= rows; ++i)
                for (std::size_t j = 0; j <= columns; ++j)
                    seen[i][j][std::size_t(other[i][j])] = true;
        });
        for (std::size_t i = 0; i <= rows; ++i)
            for (std::size_t j = 0; j <= columns; ++j)
                if (shown[i][j] < below) {
                    INFO("round " << round << ", cell " << i << ' ' << j);
                    CHECK(hidden[i][j]);
                    CHECK(std::count(seen[i][j].begin(), seen[i][j].end(), true) > 1);
                }
    }
    CHECK(withSmall > 40);
}

TEST_CASE("a table without small counts is shown whole, and no more is withheld than is needed", "[analysis][suppression]")
{
    CHECK_FALSE(suppression::ofTable({{10, 20}, {30, 40}}, 5).any());
    CHECK_FALSE(suppression::ofTable({{1, 20}, {30, 40}}, 0).any());
    const auto withheld = suppression::ofTable({{2, 20, 50}, {30, 7, 60}, {40, 50, 60}}, 5);
    CHECK(withheld.cells == std::vector<std::vector<bool>>{{true, true, false}, {true, true, false}, {false, false, false}});
    CHECK_FALSE(withheld.total);
}

TEST_CASE("of a list whose sum is shown two counts are withheld at least", "[analysis][suppression]")
{
    using suppression::ofList;
    CHECK(ofList({2, 30, 12}, 5) == std::vector<bool>{true, false, true});
    CHECK(ofList({3, 2, 30}, 5) == std::vector<bool>{true, true, false}); // together 5: nobody knows how they share it
    CHECK(ofList({0, 0, 30, 20}, 5) == std::vector<bool>{true, true, false, true}); // together 0: both were known
    CHECK(ofList({4, 4, 30}, 5) == std::vector<bool>{true, true, true}); // together 8: both were 4
    CHECK(ofList({5, 6}, 5) == std::vector<bool>{false, false});
    CHECK(ofList({1, 6}, 0) == std::vector<bool>{false, false});
}
