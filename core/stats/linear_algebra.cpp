#include "core/stats/linear_algebra.h"
#include "core/stats/summation.h"
#include <cmath>

namespace counterpoint::stats {
namespace {

using Matrix = std::vector<std::vector<double>>;

constexpr double singular = 1e-12; ///< share of a variable's variance that the others leave unexplained

std::optional<Matrix> choleskyFactor(const Matrix& matrix)
{
    const std::size_t size = matrix.size();
    Matrix factor(size, std::vector<double>(size));
    for (std::size_t j = 0; j < size; ++j)
        for (std::size_t i = j; i < size; ++i) {
            Sum rest;
            rest.add(matrix[i][j]);
            for (std::size_t k = 0; k < j; ++k)
                rest.add(-factor[i][k] * factor[j][k]);
            if (i == j) {
                if (!(rest.value() > singular * matrix[j][j]))
                    return std::nullopt;
                factor[j][j] = std::sqrt(rest.value());
            } else {
                factor[i][j] = rest.value() / factor[j][j];
            }
        }
    return factor;
}

} // namespace

std::optional<Matrix> symmetricInverse(const Matrix& matrix)
{
    const std::optional<Matrix> factor = choleskyFactor(matrix);
    if (!factor)
        return std::nullopt;
    const std::size_t size = matrix.size();
    Matrix lower(size, std::vector<double>(size)); // inverse of the factor
    for (std::size_t j = 0; j < size; ++j)
        for (std::size_t i = j; i < size; ++i) {
            Sum rest;
            rest.add(i == j ? 1.0 : 0.0);
            for (std::size_t k = j; k < i; ++k)
                rest.add(-(*factor)[i][k] * lower[k][j]);
            lower[i][j] = rest.value() / (*factor)[i][i];
        }
    Matrix inverse(size, std::vector<double>(size));
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            Sum product;
            for (std::size_t k = i; k < size; ++k)
                product.add(lower[k][i] * lower[k][j]);
            inverse[i][j] = inverse[j][i] = product.value();
        }
    return inverse;
}

std::optional<std::vector<double>> symmetricSolution(const Matrix& matrix, const std::vector<double>& right)
{
    const std::optional<Matrix> factor = choleskyFactor(matrix);
    if (!factor)
        return std::nullopt;
    std::vector<double> x = right;
    for (std::size_t i = 0; i < x.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k)
            x[i] -= (*factor)[i][k] * x[k];
        x[i] /= (*factor)[i][i];
    }
    for (std::size_t i = x.size(); i-- > 0;) {
        for (std::size_t k = i + 1; k < x.size(); ++k)
            x[i] -= (*factor)[k][i] * x[k];
        x[i] /= (*factor)[i][i];
    }
    return x;
}

} // namespace counterpoint::stats
