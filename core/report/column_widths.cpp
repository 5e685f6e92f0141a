#include "core/report/column_widths.h"
#include "core/report/look.h"
#include <algorithm>

namespace counterpoint::report {

namespace {

constexpr double characterWidth = 1.95; ///< of an average letter at look::tableSize, generously

constexpr double boldness = 1.15; ///< how much wider words in bold are

/// Wide scripts (Chinese, Japanese, Korean, emoji) take about two letters' room.
double widthOf(QStringView text)
{
    double letters = 0;
    for (const QChar unit : text)
        letters += unit.unicode() >= 0x1100 && !unit.isLowSurrogate() ? 1.8 : 1;
    return letters * characterWidth;
}

ColumnNeed needOf(const QString& text)
{
    ColumnNeed need;
    for (const auto& line : QStringView(text).split('\n')) {
        need.natural = std::max(need.natural, widthOf(line));
        for (const auto& word : line.split(' '))
            need.least = std::max(need.least, std::min(widthOf(word), 20 * characterWidth));
    }
    return {need.natural + 2 * look::cellPadding, need.least + 2 * look::cellPadding};
}

} // namespace

std::vector<double> columnWidths(const std::vector<ColumnNeed>& needs, double available)
{
    double natural = 0;
    double least = 0;
    for (const auto& need : needs) {
        natural += need.natural;
        least += std::min(need.least, need.natural);
    }
    std::vector<double> widths;
    for (const auto& need : needs) {
        const double floor = std::min(need.least, need.natural);
        if (natural <= available)
            widths.push_back(need.natural);
        else if (least >= available)
            widths.push_back(floor * available / least);
        else
            widths.push_back(floor + (need.natural - floor) * (available - least) / (natural - least));
    }
    return widths;
}

std::vector<double> estimatedColumnWidths(const Table& table, double available)
{
    std::vector<ColumnNeed> needs(columnCount(table), {4 * look::cellPadding, 4 * look::cellPadding});
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const double weight = int(row) < table.headerRows ? boldness : 1;
        for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
            const auto need = needOf(table.rows[row][column].text.plain());
            needs[column].natural = std::max(needs[column].natural, need.natural * weight);
            needs[column].least = std::max(needs[column].least, need.least * weight);
        }
    }
    return columnWidths(needs, available);
}

} // namespace counterpoint::report
