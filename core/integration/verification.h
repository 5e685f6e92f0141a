#pragma once
#include "core/base/result.h"
#include <QStringList>

namespace counterpoint {
class Read;

/// What was written of a study and no longer is what the study says.
struct Verification {
    int evidence = 0; ///< pieces bound to findings
    int figures = 0; ///< in the text of findings and of the report
    int judgements = 0; ///< of convergence
    int inferences = 0; ///< from rows of joint displays
    int all() const { return evidence + figures + judgements + inferences; }
    QStringList sentences() const; ///< one for each kind that there is any of
};

/// Computes everything that findings, convergence matrices and joint displays stand on.
Result<Verification> verify(const Read& db);

} // namespace counterpoint
