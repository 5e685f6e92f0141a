#pragma once
#include "core/stats/adjusted_p.h"
#include "core/stats/undefined.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

/// A coefficient with its test.
struct CorrelationTest {
    Number coefficient;
    Number statistic; ///< t for Pearson and Spearman, z for Kendall
    Number p;
    Interval interval;
};

/// The three correlations of two variables over their complete pairs.
struct Correlation {
    double n = 0;
    Number covariance; ///< with n - 1
    double df = 0; ///< n - 2
    CorrelationTest pearson; ///< interval by Fisher's z
    CorrelationTest spearman; ///< mid-ranks, t approximation; interval by Fisher's z with 1 / sqrt(n - 3)
    Interval spearmanBonettWright; ///< Bonett & Wright (2000), Psychometrika 65:23-28
    CorrelationTest kendall; ///< tau-b; normal approximation corrected for ties, without continuity correction; no interval
};

/// @param x, y as many values each; NaN stands for missing
Correlation correlate(std::span<const double> x, std::span<const double> y, double confidence = 0.95);

enum class CorrelationMethod { Pearson, Spearman, Kendall };
CorrelationTest correlationTest(std::span<const double> x, std::span<const double> y, CorrelationMethod method, double confidence = 0.95);

enum class Deletion { Pairwise, Listwise };

/// Correlations of every pair of variables; NaN where undefined.
struct CorrelationMatrix {
    CorrelationMethod method = CorrelationMethod::Pearson;
    double confidence = 0.95;
    Adjustment adjustment = Adjustment::Holm;
    std::vector<std::vector<double>> r;
    std::vector<std::vector<double>> n; ///< pairs behind each coefficient
    std::vector<std::vector<double>> p;
    std::vector<std::vector<double>> adjustedP; ///< over the pairs of different variables; NaN on the diagonal
    std::vector<std::vector<double>> low; ///< Fisher's z; after Bonett & Wright for Spearman; NaN for Kendall and on the diagonal
    std::vector<std::vector<double>> high;
};
CorrelationMatrix correlationMatrix(const std::vector<std::vector<double>>& variables, CorrelationMethod method, Deletion deletion,
                                    double confidence = 0.95, Adjustment adjustment = Adjustment::Holm);

/// Correlation of two variables with the linear effect of others taken out of both, over complete cases.
struct PartialCorrelation {
    double n = 0;
    double df = 0; ///< n - 2 - number of controls
    Number r;
    Number t;
    Number p;
};
PartialCorrelation partialCorrelation(std::span<const double> x, std::span<const double> y,
                                      const std::vector<std::vector<double>>& controls);

} // namespace counterpoint::stats
