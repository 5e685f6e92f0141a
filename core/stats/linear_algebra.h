#pragma once
#include <optional>
#include <vector>

namespace counterpoint::stats {

/// Inverse of a symmetric positive definite matrix with ones or variances on its diagonal, by Cholesky; nothing where it is singular to
/// working precision. For correlation matrices of some dozen variables.
std::optional<std::vector<std::vector<double>>> symmetricInverse(const std::vector<std::vector<double>>& matrix);

/// Solution x of matrix x = right side, for a matrix of the same kind.
std::optional<std::vector<double>> symmetricSolution(const std::vector<std::vector<double>>& matrix, const std::vector<double>& right);

} // namespace counterpoint::stats
