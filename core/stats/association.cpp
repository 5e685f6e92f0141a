#include "core/base/translate.h"
#include "core/stats/crosstab.h"
#include "core/stats/distributions.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <numeric>

namespace counterpoint::stats {
namespace {

struct Margins {
    std::vector<double> rows;
    std::vector<double> columns;
    double n = 0;
};

Margins marginsOf(const Matrix& counts)
{
    Margins margins;
    margins.columns.resize(counts.empty() ? 0 : counts.front().size());
    for (const auto& row : counts) {
        margins.rows.push_back(std::accumulate(row.begin(), row.end(), 0.0));
        for (std::size_t j = 0; j < row.size(); ++j)
            margins.columns[j] += row[j];
    }
    margins.n = std::accumulate(margins.rows.begin(), margins.rows.end(), 0.0);
    return margins;
}

double largest(const std::vector<double>& values) { return values.empty() ? 0 : *std::max_element(values.begin(), values.end()); }

double sumOfSquares(const std::vector<double>& values) { return std::inner_product(values.begin(), values.end(), values.begin(), 0.0); }

Matrix transposed(const Matrix& counts)
{
    Matrix result(counts.empty() ? 0 : counts.front().size(), std::vector<double>(counts.size()));
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t j = 0; j < counts[i].size(); ++j)
            result[j][i] = counts[i][j];
    return result;
}

/// How many cases the best guess gets right in each row, summed.
double hits(const Matrix& counts)
{
    double total = 0;
    for (const auto& row : counts)
        total += largest(row);
    return total;
}

double tauNumerator(const Matrix& counts, const Margins& margins)
{
    Sum within;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (margins.rows[i] > 0)
            within.add(sumOfSquares(counts[i]) / margins.rows[i]);
    return within.value() - sumOfSquares(margins.columns) / margins.n;
}

double entropy(const std::vector<double>& counts, double n)
{
    Sum sum;
    for (const double count : counts)
        if (count > 0)
            sum.add(-count / n * std::log(count / n));
    return sum.value();
}

double sharedInformation(const Matrix& counts, const Margins& margins)
{
    Sum sum;
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t j = 0; j < counts[i].size(); ++j)
            if (counts[i][j] > 0)
                sum.add(counts[i][j] / margins.n * std::log(counts[i][j] / margins.rows[i] * (margins.n / margins.columns[j])));
    return std::fmax(0.0, sum.value());
}

QString oneCategory() { return translate("Statistics", "All cases lie in one row or in one column."); }

Number ratio(double above, double below) { return below > 0 ? Number(above / below) : Number::undefined(oneCategory()); }

/// Pairs of cases that both variables order alike, and those that they order against each other.
void countPairs(const Matrix& counts, OrdinalAssociation& result)
{
    const std::size_t width = counts.empty() ? 0 : counts.front().size();
    std::vector<double> above(width); // sums of the columns in the rows seen so far
    Sum concordant;
    Sum discordant;
    for (const auto& row : counts) {
        double left = 0;
        double right = std::accumulate(above.begin(), above.end(), 0.0);
        for (std::size_t j = 0; j < width; ++j) {
            right -= above[j];
            concordant.add(row[j] * left);
            discordant.add(row[j] * right);
            left += above[j];
        }
        for (std::size_t j = 0; j < width; ++j)
            above[j] += row[j];
    }
    result.concordant = concordant.value();
    result.discordant = discordant.value();
}

double weightedMean(const std::vector<double>& scores, const std::vector<double>& weights, double n)
{
    Sum sum;
    for (std::size_t i = 0; i < scores.size(); ++i)
        sum.add(weights[i] / n * (scores[i] - scores.front()));
    return scores.front() + sum.value();
}

double weightedSquares(const std::vector<double>& scores, const std::vector<double>& weights, double mean)
{
    Sum sum;
    for (std::size_t i = 0; i < scores.size(); ++i)
        sum.add(weights[i] * (scores[i] - mean) * (scores[i] - mean));
    return sum.value();
}

void fillLinear(OrdinalAssociation& result, const Matrix& counts, const Margins& margins, const std::vector<double>& rowScores,
                const std::vector<double>& columnScores)
{
    const double rowMean = weightedMean(rowScores, margins.rows, margins.n);
    const double columnMean = weightedMean(columnScores, margins.columns, margins.n);
    Sum product;
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t j = 0; j < counts[i].size(); ++j)
            product.add(counts[i][j] * (rowScores[i] - rowMean) * (columnScores[j] - columnMean));
    const double squares = weightedSquares(rowScores, margins.rows, rowMean) * weightedSquares(columnScores, margins.columns, columnMean);
    result.linearR = ratio(product.value(), std::sqrt(squares));
    if (!result.linearR.isDefined()) {
        result.linearM2 = result.linearP = result.linearR;
        return;
    }
    result.linearM2 = (margins.n - 1) * result.linearR.value * result.linearR.value;
    result.linearP = chiSquareUpper(result.linearM2.value, 1);
}

std::size_t categoriesWithCases(const std::vector<double>& totals)
{
    return static_cast<std::size_t>(std::count_if(totals.begin(), totals.end(), [](double total) { return total > 0; }));
}

void useRanksIfEmpty(std::vector<double>& scores, std::size_t size)
{
    if (scores.size() == size)
        return;
    scores.resize(size);
    std::iota(scores.begin(), scores.end(), 1.0);
}

} // namespace

NominalAssociation nominalAssociation(const Matrix& counts)
{
    const Margins m = marginsOf(counts);
    const Matrix turned = transposed(counts);
    const Margins turnedMargins{m.columns, m.rows, m.n};
    NominalAssociation result;
    if (categoriesWithCases(m.rows) < 2 || categoriesWithCases(m.columns) < 2) {
        for (Number* number : {&result.lambdaColumns, &result.lambdaRows, &result.lambdaSymmetric, &result.tauColumns, &result.tauRows,
                               &result.uncertaintyColumns, &result.uncertaintyRows, &result.uncertaintySymmetric})
            *number = Number::undefined(m.n > 0 ? oneCategory() : reasons::noValue());
        return result;
    }
    const double columnGain = hits(counts) - largest(m.columns);
    const double rowGain = hits(turned) - largest(m.rows);
    const double columnErrors = m.n - largest(m.columns);
    const double rowErrors = m.n - largest(m.rows);
    result.lambdaColumns = ratio(columnGain, columnErrors);
    result.lambdaRows = ratio(rowGain, rowErrors);
    result.lambdaSymmetric = ratio(columnGain + rowGain, columnErrors + rowErrors);
    result.tauColumns = ratio(tauNumerator(counts, m), m.n - sumOfSquares(m.columns) / m.n);
    result.tauRows = ratio(tauNumerator(turned, turnedMargins), m.n - sumOfSquares(m.rows) / m.n);
    const double information = sharedInformation(counts, m);
    const double columnEntropy = entropy(m.columns, m.n);
    const double rowEntropy = entropy(m.rows, m.n);
    result.uncertaintyColumns = ratio(information, columnEntropy);
    result.uncertaintyRows = ratio(information, rowEntropy);
    result.uncertaintySymmetric = ratio(2 * information, columnEntropy + rowEntropy);
    return result;
}

OrdinalAssociation ordinalAssociation(const Matrix& counts, std::vector<double> rowScores, std::vector<double> columnScores)
{
    OrdinalAssociation result;
    const Margins m = marginsOf(counts);
    if (!(m.n > 0)) {
        for (Number* number : {&result.gamma, &result.tauB, &result.tauC, &result.somersRows, &result.somersColumns,
                               &result.somersSymmetric, &result.linearR, &result.linearM2, &result.linearP})
            *number = Number::undefined(reasons::noValue());
        return result;
    }
    countPairs(counts, result);
    const double surplus = result.concordant - result.discordant;
    const double untiedOnRows = (m.n * m.n - sumOfSquares(m.rows)) / 2;
    const double untiedOnColumns = (m.n * m.n - sumOfSquares(m.columns)) / 2;
    const double untiedOnBoth = result.concordant + result.discordant;
    result.gamma = untiedOnBoth > 0 ? Number(surplus / untiedOnBoth)
                                    : Number::undefined(translate("Statistics", "No two cases differ on both variables."));
    result.tauB = ratio(surplus, std::sqrt(untiedOnRows) * std::sqrt(untiedOnColumns));
    result.somersColumns = ratio(surplus, untiedOnRows);
    result.somersRows = ratio(surplus, untiedOnColumns);
    result.somersSymmetric = ratio(2 * surplus, untiedOnRows + untiedOnColumns);
    const double smaller = static_cast<double>(std::min(categoriesWithCases(m.rows), categoriesWithCases(m.columns)));
    result.tauC = ratio(2 * smaller * surplus, m.n * m.n * (smaller - 1));
    useRanksIfEmpty(rowScores, m.rows.size());
    useRanksIfEmpty(columnScores, m.columns.size());
    fillLinear(result, counts, m, rowScores, columnScores);
    return result;
}

} // namespace counterpoint::stats
