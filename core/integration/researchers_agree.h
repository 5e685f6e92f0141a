#pragma once
#include "core/integration/convergence.h"
#include <optional>

namespace counterpoint {

/// How far two researchers judged a convergence matrix alike.
struct ResearchersAgree {
    struct Difference {
        Assessment one;
        Assessment other;
    };
    int both = 0; ///< pairs of sides that both judged
    int alike = 0;
    std::optional<double> kappa; ///< Cohen's, unweighted
    QString reason; ///< why there is no kappa
    std::vector<Difference> differences; ///< in the order of the themes
};

namespace convergence {
ResearchersAgree compare(const Read& db, ConvergenceId id, CoderId one, CoderId other);
} // namespace convergence

} // namespace counterpoint
