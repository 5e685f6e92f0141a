#include "core/report/column_widths.h"
#include "core/figure/text_width.h"
#include "core/report/look.h"
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace counterpoint::report {

namespace {

constexpr double longestKept = 44; ///< millimetres of a word that is not broken
constexpr int shares = 160; ///< in which the room that is left is handed out
constexpr std::size_t rowsLookedAt = 300; ///< of a table that has more, evenly spread

CellNeed needOf(const QString& text, double size, bool isBold)
{
    const auto widthOf = [&](const QString& words) { return figure::textWidth(words, size, isBold) * 25.4 / 72; };
    constexpr double around = 2 * look::cellPadding;
    CellNeed need;
    for (const auto& line : text.split('\n')) {
        need.lines.push_back(widthOf(line) + around);
        for (const auto& word : line.split(' '))
            need.least = std::max(need.least, std::min(widthOf(word), longestKept) + around);
    }
    if (isKeptWhole(text))
        need.least = std::max(need.least, need.lines.front());
    return need;
}

bool isBold(const Prose& words)
{
    return std::any_of(words.parts.begin(), words.parts.end(), [](const Inline& part) { return part.bold; });
}

std::vector<std::vector<CellNeed>> needsOf(const Table& table, double size)
{
    std::vector<std::vector<CellNeed>> rows(table.rows.size());
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (const auto& cell : table.rows[row])
            rows[row].push_back(needOf(cell.text.plain(), size, int(row) < table.headerRows || isBold(cell.text)));
    return rows;
}

/// Lines that a cell's text takes in a column of `width`; parts of lines count, since more room lowers them too.
double linesIn(const CellNeed& cell, double width)
{
    constexpr double ragged = 1.06; // words leave room at the ends of lines
    double lines = 0;
    for (const auto line : cell.lines)
        lines += line <= width ? 1 : 0.2 + line * ragged / width;
    return std::max(1.0, lines);
}

double fourthPower(double value) { return value * value * value * value; }
double fourthRoot(double value) { return std::sqrt(std::sqrt(value)); }

/// Hands out room share by share, each to the column in which it lowers the table most.
class Sharing {
public:
    Sharing(const std::vector<std::vector<CellNeed>>& rows, std::vector<double> least, std::vector<double> natural)
        : m_natural(std::move(natural))
        , m_widths(std::move(least))
    {
        const auto step = std::max<std::size_t>(1, rows.size() / rowsLookedAt);
        for (std::size_t row = 0; row < rows.size(); row += step) {
            auto& kept = m_rows.emplace_back(SharingRow{&rows[row], {}, 0});
            for (std::size_t column = 0; column < rows[row].size(); ++column)
                kept.powers.push_back(powerIn(kept, column, m_widths[column]));
            kept.sum = std::accumulate(kept.powers.begin(), kept.powers.end(), 0.0);
        }
    }

    std::vector<double> shareOut(double room)
    {
        const double share = room / shares;
        for (int i = 0; i < shares; ++i)
            give(bestFor(share), share);
        return std::move(m_widths);
    }

private:
    /// The fourth root of the sum of its cells' fourth powers is about the height of the highest, but smooth: more room for one of two
    /// high cells counts as a gain.
    struct SharingRow {
        const std::vector<CellNeed>* cells;
        std::vector<double> powers; ///< of the lines in each cell, at the widths as they are now
        double sum;
    };

    static double powerIn(const SharingRow& row, std::size_t column, double width)
    {
        return fourthPower(linesIn((*row.cells)[column], width));
    }

    std::size_t bestFor(double share) const
    {
        std::size_t best = m_widths.size();
        double most = -1;
        for (std::size_t column = 0; column < m_widths.size(); ++column) {
            if (m_widths[column] >= m_natural[column])
                continue;
            if (const double gained = gain(column, m_widths[column] + share); gained > most) {
                most = gained;
                best = column;
            }
        }
        return best;
    }

    double gain(std::size_t column, double width) const
    {
        double gained = 0;
        for (const auto& row : m_rows)
            if (column < row.powers.size() && row.powers[column] > 1)
                gained += fourthRoot(row.sum) - fourthRoot(row.sum - row.powers[column] + powerIn(row, column, width));
        return gained;
    }

    void give(std::size_t column, double share)
    {
        if (column == m_widths.size())
            return;
        m_widths[column] += share;
        for (auto& row : m_rows)
            if (column < row.powers.size()) {
                const double before = std::exchange(row.powers[column], powerIn(row, column, m_widths[column]));
                row.sum += row.powers[column] - before;
            }
    }

    std::vector<SharingRow> m_rows;
    const std::vector<double> m_natural;
    std::vector<double> m_widths;
};

struct ColumnNeeds {
    std::vector<double> natural; ///< on which no line wraps
    std::vector<double> least; ///< of the longest words
};

ColumnNeeds columnNeeds(const std::vector<std::vector<CellNeed>>& rows)
{
    std::size_t columns = 0;
    for (const auto& row : rows)
        columns = std::max(columns, row.size());
    ColumnNeeds needs{std::vector<double>(columns, 0), std::vector<double>(columns, 0)};
    for (const auto& row : rows)
        for (std::size_t column = 0; column < row.size(); ++column) {
            for (const auto line : row[column].lines)
                needs.natural[column] = std::max(needs.natural[column], line);
            needs.least[column] = std::max(needs.least[column], row[column].least);
        }
    for (std::size_t column = 0; column < columns; ++column)
        needs.least[column] = std::min(needs.least[column], needs.natural[column]);
    return needs;
}

double sumOf(const std::vector<double>& widths) { return std::accumulate(widths.begin(), widths.end(), 0.0); }

} // namespace

bool isKeptTogether(double lines) { return lines <= 22; }

bool isKeptWhole(const QString& text) { return text.size() <= 9 && !text.contains('\n'); }

std::vector<double> columnWidths(const std::vector<std::vector<CellNeed>>& rows, double available)
{
    auto [natural, least] = columnNeeds(rows);
    if (sumOf(natural) <= available)
        return natural;
    const double needed = sumOf(least);
    if (needed >= available) {
        for (auto& width : least)
            width *= available / needed;
        return least;
    }
    return Sharing(rows, least, natural).shareOut(available - needed);
}

bool fits(const std::vector<std::vector<CellNeed>>& rows, double available) { return sumOf(columnNeeds(rows).least) <= available; }

TableEstimate estimate(const Table& table, double available)
{
    auto needs = needsOf(table, look::tableSize);
    const bool isSmall = !fits(needs, available);
    if (isSmall)
        needs = needsOf(table, look::smallTableSize);
    TableEstimate estimate{columnWidths(needs, available), 0, isSmall};
    // A column in which nothing stands is still one.
    for (auto& width : estimate.widths)
        width = std::max(width, std::min(4 * look::cellPadding, available / double(estimate.widths.size())));
    if (const double whole = sumOf(estimate.widths); whole > available)
        for (auto& width : estimate.widths)
            width *= available / whole;
    for (const auto& row : needs) {
        double lines = 1;
        for (std::size_t column = 0; column < row.size(); ++column)
            lines = std::max(lines, std::ceil(linesIn(row[column], estimate.widths[column])));
        estimate.lines += lines;
    }
    return estimate;
}

} // namespace counterpoint::report
