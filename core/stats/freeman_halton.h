#pragma once
#include "core/stats/undefined.h"
#include <cstdint>
#include <optional>
#include <vector>

namespace counterpoint::stats {

/// The exact test of independence, or its Monte Carlo stand-in.
struct ExactTest {
    enum class When {
        Small, ///< where it is quick; by Monte Carlo where it is not and some expected count is under 5
        Always, ///< exact with more patience, else by Monte Carlo
        Never
    };
    Number p;
    bool simulated = false;
    double standardError = 0; ///< of a simulated p
    double replicates = 0;
    std::uint64_t seed = 0;
};

/// How many steps a search of all tables may take; the largest number takes a few seconds.
constexpr double quickSteps = 1e6;
constexpr double usualSteps = 1e7;
constexpr double patientSteps = 1e8;

/// Sum of the probabilities of all tables with these margins that are no more probable than this one, or nothing past the limit of steps.
///
/// @param counts whole numbers; no row and no column without cases
/// Source: Freeman & Halton (1951), Biometrika 38:141-149, by recursion over columns that merges equal remainders as in Mehta & Patel
/// (1983), JASA 78:427-434.
std::optional<double> freemanHalton(const std::vector<std::vector<double>>& counts, double mostSteps = usualSteps);

/// The same probability by drawing tables with these margins; the same seed gives the same result.
ExactTest simulatedFreemanHalton(const std::vector<std::vector<double>>& counts, double replicates, std::uint64_t seed);

} // namespace counterpoint::stats
