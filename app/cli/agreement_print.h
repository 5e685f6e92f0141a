#pragma once
#include "app/cli/shell.h"
#include "core/analysis/coder_agreement.h"
#include "core/analysis/disagreements.h"
#include "core/analysis/scale_agreement.h"

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
/// Every coefficient of the steps of one scale.
Answer scaleAnswer(const CodedUnits& units, const ScaleAgreement& found, const AgreementOptions& options, bool asJson);
/// Shows the first `most` of `all`, whose words are `words`, and what all of them suggest about the codebook.
Answer disagreementsAnswer(const CodedUnits& units, const std::vector<Disagreement>& all, std::size_t most, const QStringList& words,
                           bool asJson);

} // namespace counterpoint::cli
