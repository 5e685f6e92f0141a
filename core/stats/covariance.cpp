#include "core/stats/covariance.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace counterpoint::stats {
namespace {

constexpr std::size_t blockSize = 1024;

bool hasWeight(std::span<const double> weights, std::size_t index)
{
    return weights.empty() || (index < weights.size() && weights[index] > 0 && std::isfinite(weights[index]));
}

std::vector<std::span<const double>> spansOf(const Columns& columns) { return {columns.begin(), columns.end()}; }

/// Four running sums, which a compiler can keep in vector registers without changing the order of additions.
double dot(const double* a, const double* b, std::size_t size)
{
    std::array<double, 4> lanes{};
    std::size_t i = 0;
    for (; i + 4 <= size; i += 4)
        for (std::size_t lane = 0; lane < 4; ++lane)
            lanes[lane] += a[i + lane] * b[i + lane];
    for (; i < size; ++i)
        lanes[0] += a[i] * b[i];
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

/// How a variable is shifted and scaled before its products are taken.
struct Frame {
    double factor = 1;
    double origin = 0; ///< first value, scaled
    double centre = 0; ///< mean of the scaled deviations from it
    bool constant = true;
};

Frame frameOf(std::span<const double> values, const std::vector<std::size_t>& cases, std::span<const double> weights, double count,
              int& exponent)
{
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (const std::size_t row : cases) {
        least = std::min(least, values[row]);
        most = std::max(most, values[row]);
    }
    Frame frame;
    const double halfRange = most / 2 - least / 2;
    frame.constant = !(most > least);
    exponent = halfRange > 0 ? std::max(std::ilogb(halfRange) + 2, -1000) : 0;
    frame.factor = std::ldexp(1.0, -exponent);
    frame.origin = values[cases.front()] * frame.factor;
    Sum sum;
    for (const std::size_t row : cases)
        sum.add((weights.empty() ? 1.0 : weights[row]) * (values[row] * frame.factor - frame.origin));
    frame.centre = sum.value() / count;
    return frame;
}

double weightOf(const std::vector<std::size_t>& cases, std::span<const double> weights)
{
    if (weights.empty())
        return static_cast<double>(cases.size());
    Sum sum;
    for (const std::size_t row : cases)
        sum.add(weights[row]);
    return sum.value();
}

class ProductSums {
public:
    explicit ProductSums(std::size_t size)
        : m_size(size)
        , m_products(size * size)
        , m_left(size)
        , m_block(size * blockSize)
        , m_weighted(size * blockSize)
    {
    }
    void add(const std::vector<std::span<const double>>& columns, const std::vector<Frame>& frames, std::span<const std::size_t> rows,
             std::span<const double> weights)
    {
        for (std::size_t j = 0; j < m_size; ++j) {
            double left = 0;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const double deviation = (columns[j][rows[i]] * frames[j].factor - frames[j].origin) - frames[j].centre;
                const double weighted = weights.empty() ? deviation : deviation * weights[rows[i]];
                m_block[j * blockSize + i] = deviation;
                m_weighted[j * blockSize + i] = weighted;
                left += weighted;
            }
            m_left[j].add(left);
        }
        for (std::size_t j = 0; j < m_size; ++j)
            for (std::size_t k = 0; k <= j; ++k)
                m_products[j * m_size + k].add(dot(&m_weighted[j * blockSize], &m_block[k * blockSize], rows.size()));
    }
    /// What the rounding of the means adds is taken out.
    double product(std::size_t j, std::size_t k, double count) const
    {
        return m_products[j * m_size + k].value() - m_left[j].value() * m_left[k].value() / count;
    }

private:
    std::size_t m_size;
    std::vector<Sum> m_products;
    std::vector<Sum> m_left;
    std::vector<double> m_block;
    std::vector<double> m_weighted;
};

} // namespace

std::vector<std::size_t> completeCases(std::span<const std::span<const double>> columns, std::span<const double> weights)
{
    std::vector<std::size_t> cases;
    const std::size_t size = columns.empty() ? 0 : columns.front().size();
    for (std::size_t row = 0; row < size; ++row)
        if (hasWeight(weights, row)
            && std::all_of(columns.begin(), columns.end(), [row](const auto& column) { return std::isfinite(column[row]); }))
            cases.push_back(row);
    return cases;
}

Covariance covariance(const Columns& columns, std::span<const double> weights)
{
    const std::vector<std::span<const double>> spans = spansOf(columns);
    const std::vector<std::size_t> cases = completeCases(spans, weights);
    const std::size_t size = columns.size();
    Covariance result;
    const std::size_t rows = columns.empty() ? 0 : columns.front().size();
    Sum total;
    for (std::size_t row = 0; row < rows; ++row)
        if (hasWeight(weights, row))
            total.add(weights.empty() ? 1.0 : weights[row]);
    result.nTotal = total.value();
    result.n = weightOf(cases, weights);
    result.means.assign(size, std::numeric_limits<double>::quiet_NaN());
    result.exponents.assign(size, 0);
    result.products.assign(size, std::vector<double>(size));
    if (cases.empty())
        return result;
    std::vector<Frame> frames;
    for (std::size_t j = 0; j < size; ++j) {
        frames.push_back(frameOf(spans[j], cases, weights, result.n, result.exponents[j]));
        const double shift = std::ldexp(frames[j].centre, result.exponents[j]);
        result.means[j] =
            std::isfinite(shift) ? columns[j][cases.front()] + shift : std::ldexp(frames[j].origin + frames[j].centre, result.exponents[j]);
    }
    ProductSums sums(size);
    for (std::size_t first = 0; first < cases.size(); first += blockSize)
        sums.add(spans, frames, std::span(cases).subspan(first, std::min(blockSize, cases.size() - first)), weights);
    for (std::size_t j = 0; j < size; ++j)
        for (std::size_t k = 0; k <= j; ++k)
            result.products[j][k] = result.products[k][j] = frames[j].constant || frames[k].constant ? 0.0 : sums.product(j, k, result.n);
    return result;
}

std::vector<std::vector<double>> Covariance::inUnit(int exponent) const
{
    std::vector<std::vector<double>> matrix = products;
    for (std::size_t j = 0; j < size(); ++j)
        for (std::size_t k = 0; k < size(); ++k)
            matrix[j][k] = std::ldexp(products[j][k] / (n - 1), exponents[j] + exponents[k] - 2 * exponent);
    return matrix;
}

int Covariance::widestExponent() const
{
    int widest = std::numeric_limits<int>::min();
    for (std::size_t j = 0; j < size(); ++j)
        if (products[j][j] > 0)
            widest = std::max(widest, exponents[j]);
    return widest == std::numeric_limits<int>::min() ? 0 : widest;
}

double Covariance::sd(std::size_t variable) const
{
    return n > 1 ? std::ldexp(std::sqrt(products[variable][variable] / (n - 1)), exponents[variable])
                 : std::numeric_limits<double>::quiet_NaN();
}

std::vector<std::vector<double>> Covariance::correlations() const
{
    std::vector<std::vector<double>> matrix(size(), std::vector<double>(size(), std::numeric_limits<double>::quiet_NaN()));
    for (std::size_t j = 0; j < size(); ++j)
        for (std::size_t k = 0; k <= j; ++k) {
            const double scale = std::sqrt(products[j][j]) * std::sqrt(products[k][k]);
            if (scale > 0)
                matrix[j][k] = matrix[k][j] = j == k ? 1 : std::clamp(products[j][k] / scale, -1.0, 1.0);
        }
    return matrix;
}

} // namespace counterpoint::stats
