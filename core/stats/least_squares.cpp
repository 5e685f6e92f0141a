#include "core/stats/least_squares.h"
#include "core/stats/covariance.h"
#include "core/stats/moments.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpoint::stats {
namespace {

constexpr std::size_t blockSize = 512;
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double unitRoundoff = 1.1102230246251565e-16;
constexpr double negligible = 1e-11; ///< share of a column's length that the columns before it leave

using Column = std::vector<DoubleDouble>;
using Triangle = std::vector<Column>; ///< [row][column]

/// A variable less its centre, in units of 2^exponent: exact as a double-double.
struct Scaled {
    std::span<const double> values;
    double centre = 0; ///< in the scaled unit
    double factor = 1;
    int exponent = 0;
    double largest = 0; ///< of |value|, scaled

    DoubleDouble at(std::size_t row) const { return exactSum(values[row] * factor, -centre); }
};

Scaled scaled(std::span<const double> values, const std::vector<std::size_t>& rows, bool centred)
{
    std::vector<double> used;
    used.reserve(rows.size());
    for (const std::size_t row : rows)
        used.push_back(values[row]);
    const Moments m = moments(used);
    double largest = std::max(std::fabs(m.minimum), std::fabs(m.maximum));
    Scaled result;
    result.values = values;
    const double reach = centred ? std::max(m.maximum / 2 - m.mean / 2, m.mean / 2 - m.minimum / 2) : largest / 2;
    result.exponent = reach > 0 ? std::max(std::ilogb(reach) + 2, -900) : 0;
    // A narrow column far from 0 must not overflow when it is scaled.
    if (largest > 0)
        result.exponent = std::max(result.exponent, std::ilogb(largest) - 900);
    result.factor = std::ldexp(1.0, -result.exponent);
    result.centre = centred ? m.mean * result.factor : 0;
    result.largest = largest * result.factor;
    return result;
}

/// Sum of products of two columns; four running sums keep the processor busy.
DoubleDouble dot(const Column& a, const Column& b, std::size_t size)
{
    DoubleDouble sums[4];
    std::size_t i = 0;
    for (; i + 4 <= size; i += 4)
        for (std::size_t lane = 0; lane < 4; ++lane)
            sums[lane] = sums[lane] + a[i + lane] * b[i + lane];
    for (; i < size; ++i)
        sums[0] = sums[0] + a[i] * b[i];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// Modified Gram-Schmidt: the triangle R of the columns' QR decomposition. Spoils the columns.
Triangle triangleOf(std::vector<Column>& columns, std::size_t size)
{
    Triangle r(columns.size(), Column(columns.size()));
    for (std::size_t k = 0; k < columns.size(); ++k) {
        const DoubleDouble square = dot(columns[k], columns[k], size);
        if (!(square.high > 0))
            continue;
        const DoubleDouble length = squareRoot(square);
        r[k][k] = length;
        for (std::size_t j = k + 1; j < columns.size(); ++j) {
            const DoubleDouble product = dot(columns[k], columns[j], size);
            const DoubleDouble share = product / square;
            r[k][j] = product / length;
            for (std::size_t i = 0; i < size; ++i)
                columns[j][i] = columns[j][i] - share * columns[k][i];
        }
    }
    return r;
}

/// R of all rows, block by block: each block is stacked under the triangle of those before it.
class Reduction {
public:
    explicit Reduction(std::size_t size)
        : m_triangle(size, Column(size))
        , m_columns(size, Column(size + blockSize))
    {
    }
    template <class Entry>
    void add(std::size_t rows, Entry entry)
    {
        const std::size_t size = m_triangle.size();
        for (std::size_t j = 0; j < size; ++j) {
            for (std::size_t i = 0; i < size; ++i)
                m_columns[j][i] = m_triangle[i][j];
            for (std::size_t i = 0; i < rows; ++i)
                m_columns[j][size + i] = entry(i, j);
        }
        m_triangle = triangleOf(m_columns, size + rows);
    }
    const Triangle& triangle() const { return m_triangle; }

private:
    Triangle m_triangle;
    std::vector<Column> m_columns;
};

DoubleDouble squaredLength(const Triangle& r, std::size_t column, std::size_t from)
{
    DoubleDouble square;
    for (std::size_t i = from; i <= column; ++i)
        square = square + r[i][column] * r[i][column];
    return square;
}

/// The triangle of some columns of a triangle, in order.
Triangle ofColumns(const Triangle& r, const std::vector<std::size_t>& chosen)
{
    std::vector<Column> columns;
    for (const std::size_t j : chosen) {
        Column column(r.size());
        for (std::size_t i = 0; i < r.size(); ++i)
            column[i] = r[i][j];
        columns.push_back(std::move(column));
    }
    return triangleOf(columns, r.size());
}

/// Inverse of an upper triangle.
Triangle inverseOf(const Triangle& r, std::size_t size)
{
    Triangle inverse(size, Column(size));
    for (std::size_t j = 0; j < size; ++j)
        for (std::size_t i = j + 1; i-- > 0;) {
            DoubleDouble rest(i == j ? 1.0 : 0.0);
            for (std::size_t k = i + 1; k <= j; ++k)
                rest = rest - r[i][k] * inverse[k][j];
            inverse[i][j] = rest / r[i][i];
        }
    return inverse;
}

class Fit {
public:
    Fit(std::span<const double> outcome, std::span<const std::span<const double>> predictors, bool intercept,
        std::span<const double> weights)
        : m_weights(weights)
        , m_first(intercept ? 1 : 0)
    {
        std::vector<std::span<const double>> all(predictors.begin(), predictors.end());
        all.push_back(outcome);
        m_rows = completeCases(all, weights);
        m_result.hasIntercept = intercept;
        m_result.residuals.assign(outcome.size(), notANumber);
        m_result.kept.assign(predictors.size(), 0);
        m_result.coefficients.assign(predictors.size() + m_first, notANumber);
        m_result.errors = m_result.coefficients;
        m_result.inflation.assign(predictors.size(), notANumber);
        for (const std::size_t row : m_rows)
            m_result.n += weights.empty() ? 1.0 : weights[row];
        if (m_rows.empty())
            return;
        for (const auto& values : all)
            m_scaled.push_back(scaled(values, m_rows, intercept));
        reduce();
        chooseColumns();
        solve();
        findResiduals();
    }
    LeastSquares takeResult() { return std::move(m_result); }

private:
    std::size_t outcomeColumn() const { return m_scaled.size() - 1 + m_first; }

    DoubleDouble entry(std::size_t row, std::size_t column) const
    {
        return column < m_first ? DoubleDouble(1) : m_scaled[column - m_first].at(row);
    }

    void reduce()
    {
        Reduction reduction(m_scaled.size() + m_first);
        for (std::size_t first = 0; first < m_rows.size(); first += blockSize) {
            const std::size_t count = std::min(blockSize, m_rows.size() - first);
            std::vector<DoubleDouble> roots;
            for (std::size_t i = 0; i < count && !m_weights.empty(); ++i)
                roots.push_back(squareRoot(m_weights[m_rows[first + i]]));
            reduction.add(count, [&](std::size_t i, std::size_t j) {
                const DoubleDouble plain = entry(m_rows[first + i], j);
                return roots.empty() ? plain : plain * roots[i];
            });
        }
        m_all = reduction.triangle();
    }

    /// A column of which nothing is left but rounding, once the columns before it are taken out, is left out.
    void chooseColumns()
    {
        if (m_first == 1)
            m_chosen.push_back(0);
        for (std::size_t j = m_first; j < outcomeColumn(); ++j) {
            std::vector<std::size_t> tried = m_chosen;
            tried.push_back(j);
            const Triangle r = ofColumns(m_all, tried);
            const double whole = std::sqrt(squaredLength(m_all, j, m_first).value());
            const double left = r.back().back().value();
            const double rounding = unitRoundoff * m_scaled[j - m_first].largest * std::sqrt(m_result.n);
            if (left > negligible * whole && left > rounding) {
                m_chosen = std::move(tried);
                m_result.kept[j - m_first] = 1;
            }
        }
        m_result.rank = m_chosen.size();
        std::vector<std::size_t> withOutcome = m_chosen;
        withOutcome.push_back(outcomeColumn());
        m_triangle = ofColumns(m_all, withOutcome);
    }

    void solve()
    {
        const std::size_t size = m_chosen.size();
        const Scaled& outcome = m_scaled.back();
        const Triangle inverse = inverseOf(m_triangle, size);
        m_solution.assign(size, {});
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t k = i; k < size; ++k)
                m_solution[i] = m_solution[i] + inverse[i][k] * m_triangle[k][size];
        // The intercept of the columns as they were given: what their centres add is taken out.
        Column intercept(size);
        DoubleDouble constant;
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t j = m_chosen[i];
            const double shift = j < m_first ? 1.0 : -m_scaled[j - m_first].centre;
            constant = constant + m_solution[i] * DoubleDouble(shift);
            for (std::size_t k = i; k < size && m_first == 1; ++k)
                intercept[k] = intercept[k] + inverse[i][k] * DoubleDouble(shift);
            if (j < m_first)
                continue;
            DoubleDouble square;
            for (std::size_t k = i; k < size; ++k)
                square = square + inverse[i][k] * inverse[i][k];
            m_result.coefficients[j] = std::ldexp(m_solution[i].value(), outcome.exponent - m_scaled[j - m_first].exponent);
            m_result.errors[j] = std::ldexp(squareRoot(square).value(), -m_scaled[j - m_first].exponent);
            if (m_first == 1)
                m_result.inflation[j - m_first] = (square * squaredLength(m_all, j, m_first)).value();
        }
        if (m_first == 1) {
            DoubleDouble square;
            for (const DoubleDouble& value : intercept)
                square = square + value * value;
            m_result.coefficients[0] = std::ldexp((constant + DoubleDouble(outcome.centre)).value(), outcome.exponent);
            m_result.errors[0] = squareRoot(square).value();
        }
        m_result.exponent = outcome.exponent;
        DoubleDouble explained;
        for (std::size_t k = m_first; k < size; ++k)
            explained = explained + m_triangle[k][size] * m_triangle[k][size];
        m_result.explainedSquares = explained.value();
        const DoubleDouble left = m_triangle[size][size] * m_triangle[size][size];
        const double rounding = unitRoundoff * outcome.largest;
        m_result.residualSquares = left.value() > rounding * rounding * m_result.n ? left.value() : 0;
    }

    void findResiduals()
    {
        const Scaled& outcome = m_scaled.back();
        for (const std::size_t row : m_rows) {
            DoubleDouble rest = outcome.at(row);
            for (std::size_t i = 0; i < m_chosen.size(); ++i)
                rest = rest - m_solution[i] * entry(row, m_chosen[i]);
            m_result.residuals[row] = std::ldexp(rest.value(), outcome.exponent);
        }
    }

    std::span<const double> m_weights;
    std::size_t m_first; ///< columns before the predictors: 1 with an intercept
    std::vector<std::size_t> m_rows;
    std::vector<Scaled> m_scaled; ///< predictors, then the outcome
    Triangle m_all;
    std::vector<std::size_t> m_chosen;
    Triangle m_triangle; ///< of the chosen columns and the outcome
    Column m_solution;
    LeastSquares m_result;
};

} // namespace

LeastSquares leastSquares(std::span<const double> outcome, std::span<const std::span<const double>> predictors, bool intercept,
                          std::span<const double> weights)
{
    return Fit(outcome, predictors, intercept, weights).takeResult();
}

} // namespace counterpoint::stats
