#pragma once
#include <map>

namespace counterpoint::stats {

/// Distribution of the range of k normal values in units of an independent standard deviation.
///
/// Both integrals of the definition (Copenhaver & Holland 1988, Journal of Statistical Computation and Simulation 30:1-15) are summed by the
/// trapezoidal rule on the whole line, which converges exponentially for such integrands (Trefethen & Weideman 2014, SIAM Review 56:385-458).
/// The upper tail is integrated as such, so that small p keep their digits. Values of the inner integral are kept for later calls.
class StudentisedRange {
public:
    /// @param groups k, at least 2
    explicit StudentisedRange(double groups);

    double upper(double q, double df);
    double quantile(double upperProbability, double df);

private:
    double rangeUpper(int node, int level);

    double m_groups;
    std::map<int, std::map<int, double>> m_ranges; ///< by level and node: upper tail of the range at exp(node * step)
};

} // namespace counterpoint::stats
