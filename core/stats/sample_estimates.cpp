#include "core/stats/sample_estimates.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/linear_algebra.h"
#include "core/stats/moments.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include "core/stats/univariate.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace counterpoint::stats {
namespace {

using Matrix = std::vector<std::vector<double>>;
using Vector = std::vector<double>;

/// Sums of weights and of their squares by stratum and cell. Every share of a table is a sum of weights times a coefficient that depends on
/// the cell alone, and these sums are all that its variance needs.
class CellSums {
public:
    CellSums(std::span<const int> cells, std::size_t size, const SampleDesign& design)
        : m_design(design)
        , m_weights(design.strata().size(), Vector(size))
        , m_squares(design.strata().size(), Vector(size))
        , m_counts(size)
    {
        for (std::size_t row = 0; row < design.rows(); ++row) {
            const double weight = design.weight(row);
            if (!(weight > 0))
                continue;
            if (cells[row] < 0) {
                m_missing += 1;
                continue;
            }
            const std::size_t cell = static_cast<std::size_t>(cells[row]);
            m_weights[design.stratumOf(row)][cell] += weight;
            m_squares[design.stratumOf(row)][cell] += weight * weight;
            m_counts[cell] += 1;
        }
    }
    const Vector& counts() const { return m_counts; }
    double missing() const { return m_missing; }
    Vector totals() const
    {
        Vector totals(m_counts.size());
        for (const Vector& stratum : m_weights)
            for (std::size_t cell = 0; cell < totals.size(); ++cell)
                totals[cell] += stratum[cell];
        return totals;
    }
    double covariance(const Vector& a, const Vector& b) const
    {
        Sum sum;
        for (std::size_t h = 0; h < m_weights.size(); ++h) {
            Sum products;
            Sum first;
            Sum second;
            for (std::size_t cell = 0; cell < a.size(); ++cell) {
                products.add(m_squares[h][cell] * a[cell] * b[cell]);
                first.add(m_weights[h][cell] * a[cell]);
                second.add(m_weights[h][cell] * b[cell]);
            }
            const SampleDesign::Stratum& stratum = m_design.strata()[h];
            sum.add(stratum.factor * (products.value() - first.value() * second.value() / stratum.n));
        }
        return sum.value();
    }
    Number standardError(const Vector& coefficients) const
    {
        if (!m_design.problem().isEmpty())
            return Number::undefined(m_design.problem());
        return Number::finiteOr(std::sqrt(std::max(0.0, covariance(coefficients, coefficients))), reasons::tooLarge());
    }

private:
    const SampleDesign& m_design;
    Matrix m_weights;
    Matrix m_squares;
    Vector m_counts;
    double m_missing = 0;
};

Interval logitInterval(double share, const Number& se, double df, double confidence)
{
    if (!se.isDefined())
        return Interval::undefined(se.reason);
    if (!(df > 0))
        return Interval::undefined(translate("Statistics", "There are not more cases than strata."));
    if (!(share > 0 && share < 1))
        return Interval::undefined(translate("Statistics", "A share of none or of all has no interval under sampling weights."));
    const double logit = std::log(share / (1 - share));
    const double half = tQuantile(0.5 + confidence / 2, df) * se.value / (share * (1 - share));
    return {1 / (1 + std::exp(half - logit)), 1 / (1 + std::exp(-half - logit))};
}

/// The share that `part` has of `whole`, both lists of cells.
SampledShare shareOf(const CellSums& sums, const Vector& totals, const std::vector<std::size_t>& part,
                     const std::vector<std::size_t>& whole, double df, double confidence)
{
    const auto total = [&](const std::vector<std::size_t>& cells) {
        Sum sum;
        for (const std::size_t cell : cells)
            sum.add(totals[cell]);
        return sum.value();
    };
    const double all = total(whole);
    SampledShare result;
    if (!(all > 0)) {
        result.share = result.se = Number::undefined(reasons::noValue());
        result.interval = Interval::undefined(reasons::noValue());
        return result;
    }
    const double share = total(part) / all;
    Vector coefficients(totals.size());
    for (const std::size_t cell : whole)
        coefficients[cell] = -share / all;
    for (const std::size_t cell : part)
        coefficients[cell] += 1 / all;
    result.share = share;
    result.se = sums.standardError(coefficients);
    result.interval = logitInterval(share, result.se, df, confidence);
    return result;
}

/// Variance of a simple sample of the same size, drawn without replacement from a population as large as the sum of the weights.
Number simpleVariance(double populationVariance, double n, double sumOfWeights)
{
    if (sumOfWeights > n)
        return populationVariance / n * (1 - n / sumOfWeights);
    return Number::undefined(
        translate("Statistics", "The weights add up to no more than the cases, so that they do not say how large the population is."));
}

Number ratio(const Number& se, const Number& simple)
{
    if (!se.isDefined() || !simple.isDefined())
        return Number::undefined(se.isDefined() ? simple.reason : se.reason);
    return Number::finiteOr(se.value * se.value / simple.value, reasons::noVariation());
}

SampledShares sharesOf(const CellSums& sums, const SampleDesign& design, double confidence)
{
    SampledShares result;
    result.counts = sums.counts();
    result.totals = sums.totals();
    result.n = std::accumulate(result.counts.begin(), result.counts.end(), 0.0);
    result.nMissing = sums.missing();
    result.nDropped = design.dropped();
    result.sumOfWeights = sum(result.totals);
    result.df = design.degreesOfFreedom();
    result.confidence = confidence;
    std::vector<std::size_t> all(result.totals.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    for (const std::size_t cell : all) {
        Vector one(all.size());
        one[cell] = 1;
        result.totalSe.push_back(sums.standardError(one));
        result.shares.push_back(shareOf(sums, result.totals, {cell}, all, result.df, confidence));
        const double share = result.shares.back().share.value;
        const Number simple = result.n > 1 ? simpleVariance(share * (1 - share) * result.n / (result.n - 1), result.n, result.sumOfWeights)
                                           : Number::undefined(reasons::tooFew(2, result.n));
        result.designEffects.push_back(ratio(result.shares.back().se, simple));
    }
    return result;
}

/// Contrasts of the cells that are free of main effects.
Matrix interactionContrasts(std::size_t rows, std::size_t columns)
{
    Matrix contrasts;
    for (std::size_t i = 1; i < rows; ++i)
        for (std::size_t j = 1; j < columns; ++j) {
            Vector contrast(rows * columns);
            contrast[i * columns + j] = 1;
            contrast[i * columns] = -1;
            contrast[j] = -1;
            contrast[0] = 1;
            contrasts.push_back(std::move(contrast));
        }
    return contrasts;
}

void undefineTest(SampledTable& table, const QString& reason)
{
    for (Number* number : {&table.chi2, &table.f, &table.df1, &table.df2, &table.p})
        *number = Number::undefined(reason);
}

double pearson(const Vector& shares, std::size_t rows, std::size_t columns, double n)
{
    Vector ofRow(rows);
    Vector ofColumn(columns);
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j) {
            ofRow[i] += shares[i * columns + j];
            ofColumn[j] += shares[i * columns + j];
        }
    Sum chi2;
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j) {
            const double expected = ofRow[i] * ofColumn[j];
            const double difference = shares[i * columns + j] - expected;
            chi2.add(n * difference * difference / expected);
        }
    return chi2.value();
}

/// On a table without empty rows and columns.
void testIndependence(SampledTable& table, const CellSums& sums, std::size_t rows, std::size_t columns, double df)
{
    const Vector totals = sums.totals();
    const double all = sum(totals);
    const double n = std::accumulate(sums.counts().begin(), sums.counts().end(), 0.0);
    Vector shares;
    for (const double total : totals)
        shares.push_back(total / all);
    const double chi2 = pearson(shares, rows, columns, n);
    table.chi2 = chi2;

    // Each contrast of the cells, divided by their shares, is a sum of weights with these coefficients.
    const Matrix contrasts = interactionContrasts(rows, columns);
    Matrix coefficients;
    for (const Vector& contrast : contrasts) {
        double mean = 0;
        Vector over(contrast.size());
        for (std::size_t cell = 0; cell < contrast.size(); ++cell)
            if (shares[cell] > 0) {
                over[cell] = contrast[cell] / shares[cell];
                mean += contrast[cell];
            }
        for (double& value : over)
            value = (value - mean) / all;
        coefficients.push_back(std::move(over));
    }
    const std::size_t size = contrasts.size();
    Matrix simple(size, Vector(size));
    Matrix actual(size, Vector(size));
    for (std::size_t k = 0; k < size; ++k)
        for (std::size_t l = 0; l < size; ++l) {
            for (std::size_t cell = 0; cell < shares.size(); ++cell)
                if (shares[cell] > 0)
                    simple[k][l] += contrasts[k][cell] * contrasts[l][cell] / shares[cell] / n;
            actual[k][l] = sums.covariance(coefficients[k], coefficients[l]);
        }
    Matrix delta(size, Vector(size)); // inverse of simple times actual; the order of its eigenvalues does not matter
    for (std::size_t l = 0; l < size; ++l) {
        Vector column(size);
        for (std::size_t k = 0; k < size; ++k)
            column[k] = actual[k][l];
        const auto solved = symmetricSolution(simple, column);
        if (!solved) {
            undefineTest(table, translate("Statistics", "Too many cells are empty for a test under sampling weights."));
            return;
        }
        for (std::size_t k = 0; k < size; ++k)
            delta[k][l] = (*solved)[k];
    }
    double trace = 0;
    double squares = 0;
    for (std::size_t k = 0; k < size; ++k) {
        trace += delta[k][k];
        for (std::size_t l = 0; l < size; ++l)
            squares += delta[k][l] * delta[l][k];
    }
    if (!(trace > 0 && squares > 0)) {
        undefineTest(table, reasons::notFinite());
        return;
    }
    table.f = chi2 / trace;
    table.df1 = trace * trace / squares;
    table.df2 = table.df1.value * df;
    table.p = fUpper(table.f.value, table.df1.value, table.df2.value);
}

std::vector<std::size_t> filled(const Vector& totals, std::size_t rows, std::size_t columns, bool ofRows)
{
    std::vector<std::size_t> kept;
    for (std::size_t a = 0; a < (ofRows ? rows : columns); ++a) {
        double total = 0;
        for (std::size_t b = 0; b < (ofRows ? columns : rows); ++b)
            total += ofRows ? totals[a * columns + b] : totals[b * columns + a];
        if (total > 0)
            kept.push_back(a);
    }
    return kept;
}

std::vector<int> cellsOf(std::span<const int> rows, std::span<const int> columns, const std::vector<std::size_t>& keptRows,
                         const std::vector<std::size_t>& keptColumns)
{
    const auto placeIn = [](const std::vector<std::size_t>& kept, int category) {
        const auto place = std::lower_bound(kept.begin(), kept.end(), static_cast<std::size_t>(category));
        return category >= 0 && place != kept.end() && *place == static_cast<std::size_t>(category) ? static_cast<int>(place - kept.begin())
                                                                                                    : -1;
    };
    std::vector<int> cells;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const int i = placeIn(keptRows, rows[row]);
        const int j = placeIn(keptColumns, columns[row]);
        cells.push_back(i < 0 || j < 0 ? -1 : i * static_cast<int>(keptColumns.size()) + j);
    }
    return cells;
}

std::vector<std::size_t> everything(std::size_t size)
{
    std::vector<std::size_t> indices(size);
    std::iota(indices.begin(), indices.end(), std::size_t(0));
    return indices;
}

double weightedMedian(Vector values, Vector weights)
{
    std::vector<std::size_t> order = everything(values.size());
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    const double half = sum(weights) / 2;
    Sum reached;
    for (std::size_t i = 0; i < order.size(); ++i) {
        reached.add(weights[order[i]]);
        if (reached.value() >= half * (1 - 4e-16))
            return reached.value() <= half * (1 + 4e-16) && i + 1 < order.size() ? midpoint(values[order[i]], values[order[i + 1]])
                                                                                 : values[order[i]];
    }
    return values[order.back()];
}

} // namespace

SampledMean sampledMean(std::span<const double> values, const SampleDesign& design, double confidence)
{
    SampledMean result;
    Vector valid;
    Vector weights;
    for (std::size_t row = 0; row < design.rows(); ++row) {
        if (!(design.weight(row) > 0))
            continue;
        if (!std::isfinite(values[row])) {
            result.nMissing += 1;
            continue;
        }
        valid.push_back(values[row]);
        weights.push_back(design.weight(row));
    }
    result.n = static_cast<double>(valid.size());
    result.nDropped = design.dropped();
    result.df = design.degreesOfFreedom();
    result.confidence = confidence;
    if (valid.empty()) {
        for (Number* number : {&result.mean, &result.se, &result.variance, &result.sd, &result.median, &result.total, &result.totalSe,
                               &result.seAsFrequencies, &result.designEffect, &result.designEffectReplace, &result.weightingEffect})
            *number = Number::undefined(reasons::noValue());
        result.interval = result.intervalNormal = Interval::undefined(reasons::noValue());
        return result;
    }
    const Moments m = moments(valid, weights);
    result.sumOfWeights = m.count;
    result.mean = m.mean;
    result.median = weightedMedian(valid, weights);
    result.total = Number::finiteOr(sum(valid, weights), reasons::tooLarge());

    Vector influence(design.rows());
    Vector ofTotal(design.rows());
    for (std::size_t row = 0; row < design.rows(); ++row)
        if (design.weight(row) > 0 && std::isfinite(values[row])) {
            influence[row] = design.weight(row) * (values[row] - m.mean) / m.count;
            ofTotal[row] = design.weight(row) * values[row];
        }
    result.se = design.standardError(influence);
    result.totalSe = design.standardError(ofTotal);
    if (result.se.isDefined() && result.df > 0) {
        result.interval = meanInterval(m.mean, result.se.value, result.df, confidence);
        const double half = normalQuantile(0.5 + confidence / 2) * result.se.value;
        result.intervalNormal = {m.mean - half, m.mean + half};
    } else {
        result.interval = result.intervalNormal = Interval::undefined(result.se.reason);
    }
    if (!(result.n > 1)) {
        for (Number* number : {&result.variance, &result.sd, &result.seAsFrequencies, &result.designEffect, &result.designEffectReplace})
            *number = Number::undefined(reasons::tooFew(2, result.n));
    } else {
        const double bessel = result.n / (result.n - 1);
        const double variance = m.sumOfSquares() / m.count * bessel;
        result.variance = Number::finiteOr(variance, reasons::tooLarge());
        result.sd = m.rootMeanSquare(m.count / bessel);
        result.seAsFrequencies =
            m.count > 1 ? Number(m.rootMeanSquare(m.count - 1) / std::sqrt(m.count)) : Number::undefined(reasons::tooFew(2, m.count));
        result.designEffect = ratio(result.se, simpleVariance(variance, result.n, m.count));
        result.designEffectReplace = ratio(result.se, variance / result.n);
    }
    Sum squares;
    for (const double weight : weights)
        squares.add(weight / m.count * (weight / m.count));
    result.weightingEffect = result.n * squares.value();
    return result;
}

SampledShares sampledShares(std::span<const int> categories, std::size_t size, const SampleDesign& design, double confidence)
{
    return sharesOf(CellSums(categories, size, design), design, confidence);
}

SampledTable sampledTable(std::span<const int> rowCategories, std::size_t rows, std::span<const int> columnCategories, std::size_t columns,
                          const SampleDesign& design, double confidence)
{
    const CellSums sums(cellsOf(rowCategories, columnCategories, everything(rows), everything(columns)), rows * columns, design);
    SampledTable table;
    table.rows = rows;
    table.columns = columns;
    table.cells = sharesOf(sums, design, confidence);
    const double df = table.cells.df;
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j) {
            std::vector<std::size_t> row;
            std::vector<std::size_t> column;
            for (std::size_t k = 0; k < columns; ++k)
                row.push_back(i * columns + k);
            for (std::size_t k = 0; k < rows; ++k)
                column.push_back(k * columns + j);
            table.ofRow.push_back(shareOf(sums, table.cells.totals, {i * columns + j}, row, df, confidence));
            table.ofColumn.push_back(shareOf(sums, table.cells.totals, {i * columns + j}, column, df, confidence));
        }
    const std::vector<std::size_t> keptRows = filled(table.cells.totals, rows, columns, true);
    const std::vector<std::size_t> keptColumns = filled(table.cells.totals, rows, columns, false);
    if (!design.problem().isEmpty())
        undefineTest(table, design.problem());
    else if (keptRows.size() < 2 || keptColumns.size() < 2)
        undefineTest(table, translate("Statistics", "A test needs at least two rows and two columns with cases."));
    else
        testIndependence(
            table, CellSums(cellsOf(rowCategories, columnCategories, keptRows, keptColumns), keptRows.size() * keptColumns.size(), design),
            keptRows.size(), keptColumns.size(), df);
    return table;
}

} // namespace counterpoint::stats
