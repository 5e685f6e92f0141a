#pragma once
#include "core/integration/convergence.h"

namespace counterpoint {

/// A judgement of convergence with what it is of, without the evidence behind it, which takes time to be counted.
struct NamedJudgement {
    Assessment assessment;
    ConvergenceId matrix;
    QString matrixName;
    QString theme;
    QString sides; ///< 'Carers and Children', 'All sides'
    QString title() const; ///< 'By group: Us and them, carers and children'
    /// What a finding that is made of it claims, to be worded better: 'Us and them: carers and children disagree'.
    QString claim() const;
};

namespace convergence {
/// All that was judged, matrix by matrix in the order of its themes; `viewer`, where it is valid, sees only what they judged themselves.
std::vector<NamedJudgement> named(const Read& db, CoderId viewer = {});
QString titleOf(const ConvergenceMatrix& matrix, SidePair sides); ///< 'Carers and Children', in the order of the matrix
} // namespace convergence

} // namespace counterpoint
