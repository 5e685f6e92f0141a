#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include <QString>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// How a disagreement of coders was settled.
enum class ConsensusOutcome {
    Code, ///< the passage has the code
    NoCode, ///< it has not
    AnotherCode, ///< it has another one instead
    OtherBorders ///< it has the code, but from and to elsewhere
};
QString toText(ConsensusOutcome outcome); ///< as stored and in JSON: 'no code'
Result<ConsensusOutcome> consensusOutcomeFrom(const QString& text);

/// What was decided about a passage on which coders differed, and why.
struct ConsensusDecision {
    std::int64_t id = 0;
    SourceId source;
    CodeId code; ///< on which they differed
    TextSpan span; ///< empty where all its text is gone
    ConsensusOutcome outcome = ConsensusOutcome::Code;
    QString reason;
    CoderId by;
    QString decidedAt; ///< UTC, ISO 8601
};

/// What a decision leads to, beside its reason.
struct Settlement {
    ConsensusDecision decision; ///< id and time are not used
    CodeId other{}; ///< of AnotherCode
    TextSpan borders{}; ///< of OtherBorders
};

/// The layer of what coders agreed on: codings of a coder of its own, and the decisions that led to them. What the coders coded themselves is
/// never changed by it.
namespace consensus {
CoderId coder(const Read& db); ///< invalid while there is none
CoderId ensureCoder(Edit& db); ///< called 'Consensus', or with a number where a person is called so
/// Takes an earlier decision on just this code and passage back, codes the passage in the layer as it was settled, and keeps the reason.
/// Invalid without a reason.
Result<> settle(Edit& db, const Settlement& settlement);
std::vector<ConsensusDecision> decisions(const Read& db); ///< the newest first
/// From and to of what `coder` gave the code around the passage; empty where they gave it none there.
TextSpan bordersBy(const Read& db, const ConsensusDecision& passage, CoderId coder);
} // namespace consensus

} // namespace counterpoint
