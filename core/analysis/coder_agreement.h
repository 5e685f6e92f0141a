#pragma once
#include "core/agreement/nominal.h"
#include "core/agreement/unitizing.h"
#include "core/analysis/agreement_tallies.h"
#include "core/base/progress.h"
#include <optional>

namespace counterpoint {

struct AgreementOptions {
    std::vector<agreement::Measure> measures{agreement::Measure::Alpha};
    bool unitizing = false; ///< alpha of where passages begin and end; by character only
    double confidence = 0.95;
    int replicates = 1'000; ///< of the bootstrap over sources; 0: no intervals
    std::uint64_t seed = 1;
};

/// How far coders agree on one code, on all codes pooled, or on the set of codes that each unit has.
struct AgreementRow {
    enum class Kind { Code, Pooled, Sets };
    Kind kind = Kind::Code;
    std::size_t code = 0; ///< place in CodedUnits::codes
    double units = 0; ///< of all sources; pooled: times the codes
    double sources = 0; ///< in which somebody gave it
    std::vector<double> byCoder; ///< units that have the code, or any code
    stats::Number prevalence; ///< share of units that have it, mean over coders
    std::vector<agreement::Coefficient> coefficients; ///< as the measures asked for; intervals by the bootstrap
    std::optional<agreement::Unitizing> unitizing;
};

struct CoderAgreement {
    std::vector<AgreementRow> rows; ///< the codes in the order of the codebook, then pooled and sets
    int unusedCodes = 0; ///< of all codes: those that nobody gave; they have no row unless they were asked for
    int replicates = 0;
    int setReplicates = 0; ///< fewer, where sets are very many
};

/// Invalid where the options do not suit; Cancelled where progress says so.
Result<CoderAgreement> agreementOf(const CodedUnits& units, const AgreementOptions& options, const Progress& progress = {});

} // namespace counterpoint
