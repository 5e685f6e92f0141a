#include "core/interchange/delimited/dialect.h"
#include "core/interchange/delimited/delimited_reader.h"
#include <algorithm>
#include <map>
#include <set>

namespace counterpoint {

namespace {

constexpr std::size_t sampleBytes = 256 * 1024;
constexpr int sampleRows = 200;

using Rows = std::vector<std::vector<std::string>>;

/// The first rows; a row that the end of the sample cuts is left out.
Rows rowsOf(std::string_view utf8, const Dialect& dialect)
{
    const auto sample = utf8.substr(0, sampleBytes);
    DelimitedReader reader(sample, dialect);
    Rows rows;
    std::vector<std::string_view> cells;
    while (int(rows.size()) < sampleRows && reader.nextUnfittedRow(cells))
        rows.emplace_back(cells.begin(), cells.end());
    if (sample.size() < utf8.size() && rows.size() > 1 && int(rows.size()) < sampleRows)
        rows.pop_back();
    return rows;
}

struct Fit {
    double share = 0; ///< of rows that are as wide as most
    std::size_t width = 0;
    bool firstRowFits = false;
};

Fit fitOf(const Rows& rows)
{
    std::map<std::size_t, int> widths;
    for (const auto& row : rows)
        ++widths[row.size()];
    const auto most = std::max_element(widths.begin(), widths.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == widths.end())
        return {};
    return {double(most->second) / double(rows.size()), most->first, rows.front().size() == most->first};
}

bool isNumber(std::string_view cell, char point)
{
    const auto digits = [&] {
        std::size_t i = 0;
        while (i < cell.size() && cell[i] >= '0' && cell[i] <= '9')
            ++i;
        cell.remove_prefix(i);
        return i > 0;
    };
    if (!cell.empty() && (cell.front() == '-' || cell.front() == '+'))
        cell.remove_prefix(1);
    if (!digits())
        return false;
    if (cell.empty())
        return true;
    if (cell.front() != point)
        return false;
    cell.remove_prefix(1);
    return digits() && cell.empty();
}

bool isFraction(std::string_view cell, char point) { return isNumber(cell, point) && cell.find(point) != std::string_view::npos; }

bool prefersComma(const Rows& rows)
{
    int commas = 0;
    int points = 0;
    for (const auto& row : rows)
        for (const auto& cell : row) {
            commas += isFraction(cell, ',') ? 1 : 0;
            points += isFraction(cell, '.') ? 1 : 0;
        }
    return commas > points;
}

bool isYear(std::string_view cell) { return cell.size() == 4 && (cell.starts_with("19") || cell.starts_with("20")); }

/// Names are no numbers, save that years and item numbers may be, where a column beside them is text over numbers.
bool firstRowIsHeader(const Rows& rows, char point)
{
    if (rows.empty())
        return true;
    const auto& first = rows.front();
    const auto numbers = std::count_if(first.begin(), first.end(), [&](const std::string& cell) { return isNumber(cell, point); });
    if (numbers == 0 || rows.size() < 2)
        return numbers == 0;
    const auto years = std::count_if(first.begin(), first.end(), [](const std::string& cell) { return isYear(cell); });
    const std::set<std::string> distinct(first.begin(), first.end());
    if (years == numbers && years > 1 && distinct.size() == first.size() && !isYear(first.front()))
        return true;
    for (std::size_t column = 0; column < first.size(); ++column) {
        const bool name = !first[column].empty() && !isNumber(first[column], point);
        const bool below =
            std::all_of(rows.begin() + 1, rows.end(), [&](const auto& row) { return column < row.size() && isNumber(row[column], point); });
        if (name && below)
            return true;
    }
    return false;
}

char likelyQuote(const Rows& rows)
{
    std::size_t cells = 0;
    std::size_t quoted = 0;
    for (const auto& row : rows)
        for (const auto& cell : row) {
            ++cells;
            quoted += cell.size() > 1 && cell.front() == '\'' && cell.back() == '\'' ? 1 : 0;
        }
    return quoted * 2 > cells ? '\'' : '"';
}

/// Share of rows with quotation marks left in a cell: a wrong separator tears quoted cells.
double tornQuotes(const Rows& rows)
{
    const auto torn = std::count_if(rows.begin(), rows.end(), [](const auto& row) {
        return std::any_of(row.begin(), row.end(), [](const std::string& cell) { return cell.find('"') != std::string::npos; });
    });
    return rows.empty() ? 0 : double(torn) / double(rows.size());
}

char likelySeparator(std::string_view utf8)
{
    if (withoutSeparatorLine(utf8).size() != utf8.size())
        return utf8[4];
    char best = ',';
    double bestScore = 0;
    // Tab and semicolon come first: where they fit as well as the comma, the commas are those of decimals or sentences.
    for (const char separator : {'\t', ';', ',', '|'}) {
        const auto rows = rowsOf(utf8, {separator, '"', true, false});
        const auto fit = fitOf(rows);
        const auto score = fit.width < 2
            ? 0
            : fit.share + (fit.firstRowFits ? 1 : 0) + (fit.share >= 1 ? 0.5 : 0) + (fit.width > 2 ? 0.01 : 0) - tornQuotes(rows);
        if (score > bestScore + 1e-9) {
            best = separator;
            bestScore = score;
        }
    }
    return best;
}

} // namespace

Dialect sniffDialect(std::string_view utf8, std::optional<char> separator)
{
    Dialect dialect;
    dialect.separator = separator ? *separator : likelySeparator(utf8);
    dialect.quote = likelyQuote(rowsOf(utf8, dialect));
    const auto rows = rowsOf(utf8, dialect);
    dialect.decimalComma = dialect.separator != ',' && prefersComma(rows);
    dialect.hasHeader = firstRowIsHeader(rows, dialect.decimalComma ? ',' : '.');
    return dialect;
}

} // namespace counterpoint
