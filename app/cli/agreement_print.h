#pragma once
#include "app/cli/shell.h"
#include "core/analysis/coder_agreement.h"
#include "core/analysis/disagreements.h"

namespace counterpoint::cli {

/// A coefficient that `agreement` computes.
struct NamedMeasure {
    const char* key; ///< as typed and in JSON
    const char* title;
    std::optional<agreement::Measure> measure; ///< none: unitizing alpha
};
const std::vector<NamedMeasure>& namedMeasures();
const char* keyOf(AgreementUnit unit);

/// The measures of `options` come in this order, unitizing alpha last.
Answer agreementAnswer(const CodedUnits& units, const CoderAgreement& found, const AgreementOptions& options, bool asJson);
/// `words` are those of `shown`, the largest of `total`.
Answer disagreementsAnswer(const CodedUnits& units, const std::vector<Disagreement>& shown, const QStringList& words, std::size_t total,
                           bool asJson);

} // namespace counterpoint::cli
