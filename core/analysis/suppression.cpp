#include "core/analysis/suppression.h"
#include "core/base/translate.h"
#include <QJsonArray>
#include <algorithm>
#include <limits>

namespace counterpoint::suppression {

namespace {

constexpr const char* context = "Suppression";

/// A table with its margins as last row and column, each line of which adds up to nothing when margins count as negative.
class Margined {
public:
    Margined(const std::vector<std::vector<double>>& counts, double below)
        : m_values(counts)
    {
        const auto columns = counts.front().size();
        std::vector<double> totals(columns + 1);
        for (auto& row : m_values) {
            double total = 0;
            for (std::size_t j = 0; j < columns; ++j) {
                total += row[j];
                totals[j] += row[j];
            }
            totals[columns] += total;
            row.push_back(total);
        }
        m_values.push_back(totals);
        for (const auto& row : m_values) {
            m_hidden.emplace_back();
            for (const double value : row)
                m_hidden.back().push_back(value < below);
        }
        m_small = m_hidden;
    }

    /// Hides further cells until no small one is determined.
    void protect()
    {
        for (std::size_t i = 0; i < rows(); ++i)
            for (std::size_t j = 0; j < columns(); ++j)
                if (m_small[i][j] && isDetermined(i, j))
                    protect(i, j);
    }

    const std::vector<std::vector<bool>>& hidden() const { return m_hidden; }

private:
    std::size_t rows() const { return m_values.size(); }
    std::size_t columns() const { return m_values.front().size(); }
    bool isMargin(std::size_t i, std::size_t j) const { return (i + 1 == rows()) != (j + 1 == columns()); }
    bool canGrow(std::size_t i, std::size_t j) const { return !isMargin(i, j) || m_values[i][j] > 0; }
    bool canShrink(std::size_t i, std::size_t j) const { return isMargin(i, j) || m_values[i][j] > 0; }

    /// Whether another table with the same shown counts has more (or fewer) in this cell: a walk over hidden cells that grow and shrink in
    /// turn, from the cell's column back to its row.
    bool canChange(std::size_t row, std::size_t column, bool grows) const
    {
        std::vector<bool> seenRows(rows());
        std::vector<bool> seenColumns(columns());
        std::vector<std::size_t> next{column};
        seenColumns[column] = true;
        while (!next.empty()) {
            const auto j = next.back();
            next.pop_back();
            for (std::size_t i = 0; i < rows(); ++i) {
                if (!m_hidden[i][j] || seenRows[i] || (i == row && j == column) || !(grows ? canShrink(i, j) : canGrow(i, j)))
                    continue;
                if (i == row)
                    return true;
                seenRows[i] = true;
                for (std::size_t other = 0; other < columns(); ++other)
                    if (m_hidden[i][other] && !seenColumns[other] && (grows ? canGrow(i, other) : canShrink(i, other))) {
                        seenColumns[other] = true;
                        next.push_back(other);
                    }
            }
        }
        return false;
    }

    bool isDetermined(std::size_t i, std::size_t j) const
    {
        return !(canGrow(i, j) && canChange(i, j, true)) && !(canShrink(i, j) && canChange(i, j, false));
    }

    /// What hiding a cell takes away: nothing where it is hidden, little where it is small, much where it is a margin.
    double cost(std::size_t i, std::size_t j) const
    {
        if (m_hidden[i][j])
            return 0;
        const bool inMargins = i + 1 == rows() || j + 1 == columns();
        return m_values[i][j] + 1 + (inMargins ? 10 * (m_values.back().back() + 1) : 0);
    }

    /// The cheapest three cells that make a rectangle with this one in which counts can move.
    void protect(std::size_t row, std::size_t column)
    {
        double least = std::numeric_limits<double>::infinity();
        std::size_t otherRow = row;
        std::size_t otherColumn = column;
        for (std::size_t i = 0; i < rows(); ++i)
            for (std::size_t j = 0; j < columns(); ++j) {
                if (i == row || j == column)
                    continue;
                const bool up = canGrow(row, column) && canShrink(row, j) && canShrink(i, column) && canGrow(i, j);
                const bool down = canShrink(row, column) && canGrow(row, j) && canGrow(i, column) && canShrink(i, j);
                const double price = cost(row, j) + cost(i, column) + cost(i, j);
                if ((up || down) && price < least) {
                    least = price;
                    otherRow = i;
                    otherColumn = j;
                }
            }
        if (otherRow == row) { // nothing can move: all is hidden
            for (auto& line : m_hidden)
                line.assign(columns(), true);
            return;
        }
        m_hidden[row][otherColumn] = m_hidden[otherRow][column] = m_hidden[otherRow][otherColumn] = true;
    }

    std::vector<std::vector<double>> m_values;
    std::vector<std::vector<bool>> m_hidden;
    std::vector<std::vector<bool>> m_small;
};

} // namespace

bool Withheld::any() const
{
    const auto has = [](const std::vector<bool>& list) { return std::find(list.begin(), list.end(), true) != list.end(); };
    return total || has(rowTotals) || has(columnTotals) || std::any_of(cells.begin(), cells.end(), has);
}

Withheld ofTable(const std::vector<std::vector<double>>& counts, double below)
{
    Withheld withheld;
    const auto columns = counts.empty() ? 0 : counts.front().size();
    withheld.cells.assign(counts.size(), std::vector<bool>(columns));
    withheld.rowTotals.assign(counts.size(), false);
    withheld.columnTotals.assign(columns, false);
    if (!(below > 0) || counts.empty() || columns == 0)
        return withheld;
    Margined table(counts, below);
    table.protect();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto& row = table.hidden()[i];
        withheld.cells[i].assign(row.begin(), row.end() - 1);
        withheld.rowTotals[i] = row.back();
    }
    const auto& last = table.hidden().back();
    withheld.columnTotals.assign(last.begin(), last.end() - 1);
    withheld.total = last.back();
    return withheld;
}

std::vector<bool> ofList(const std::vector<double>& counts, double below)
{
    std::vector<bool> hidden(counts.size());
    if (!(below > 0))
        return hidden;
    double sum = 0;
    std::size_t many = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] < below) {
            hidden[i] = true;
            sum += counts[i];
            ++many;
        }
    // One alone is the rest of the sum; none or all of what small ones can hold is as plain.
    if (many > 0 && many < counts.size() && (many == 1 || sum < below || sum >= double(many) * (below - 1))) {
        std::size_t smallest = counts.size();
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (!hidden[i] && (smallest == counts.size() || counts[i] < counts[smallest]))
                smallest = i;
        hidden[smallest] = true; // nobody knows which of them is the large one
    }
    return hidden;
}

QString mark() { return QStringLiteral("*"); }

QString note(double below)
{
    return translate(context,
                     "* Counts below %1 are withheld, and others where they would give those away; so are tests that rest on them.")
        .arg(below);
}

void explain(QJsonObject& result, double below)
{
    const auto why = translate(context, "Withheld: a count is too small to be shown.");
    auto reasons = result.value(QStringLiteral("reason")).toObject();
    for (auto item = result.begin(); item != result.end(); ++item) {
        const auto rows = item.value().toArray();
        const auto hasNull = [](const QJsonArray& list) {
            return std::any_of(list.begin(), list.end(), [](const QJsonValue& v) { return v.isNull(); });
        };
        if (item.value().isNull() || hasNull(rows)
            || std::any_of(rows.begin(), rows.end(), [&](const QJsonValue& row) { return hasNull(row.toArray()); }))
            reasons[item.key()] = why;
    }
    result[QStringLiteral("reason")] = reasons;
    result[QStringLiteral("withheld_below")] = below;
}

} // namespace counterpoint::suppression
