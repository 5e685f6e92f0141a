#pragma once
#include "core/agreement/coefficients.h"
#include "core/analysis/coded_units.h"
#include "core/analysis/coder_agreement.h"
#include <QStringList>

namespace counterpoint {
class Read;

/// How far coders agree on which step of a scale a unit stands: the codes below one code are its steps, in the order of the codebook, or of
/// the numbers that they are called.
///
/// A unit to which a coder gave none of the steps, or more than one, has no value of that coder.
struct ScaleAgreement {
    struct Line {
        const char* key; ///< 'kappa_linear', as in JSON
        QString title;
        agreement::Coefficient coefficient; ///< with an interval by samples of sources
    };
    QString scale; ///< path of the code above the steps
    QStringList steps;
    std::vector<double> values; ///< of the steps: the numbers that they are called, or 1, 2, 3 …
    double units = 0; ///< that at least two coders gave a step
    double severalSteps = 0; ///< values left out since a coder gave more than one step
    std::vector<Line> lines;
    int replicates = 0;
};

/// The codes just below `scale`. Invalid where there are not 2 to 64.
Result<std::vector<CodeId>> stepsOf(const Read& db, CodeId scale);

/// Which steps, what counts as missing, and why a coefficient is undefined, as sentences.
QStringList scaleNotes(const ScaleAgreement& found);

/// @param units of the steps alone (AgreementScope::codes), `withChildren` as they may have codes below them
ScaleAgreement scaleAgreement(const CodedUnits& units, const AgreementOptions& options);

} // namespace counterpoint
