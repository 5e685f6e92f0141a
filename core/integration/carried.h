#pragma once
#include "core/integration/evidence.h"

namespace counterpoint::findings {

/// A draft that claims what was judged, argues with its reason, and has the judgement as its first evidence.
Result<FindingId> fromJudgement(Edit& db, AssessmentId id);
/// A draft that claims what was inferred from a row, and has the row as its first evidence.
Result<FindingId> fromDisplayRow(Edit& db, JointRowId id);

/// The findings that a judgement, or a row, is evidence of, in the researcher's order.
std::vector<FindingId> restingOn(const Read& db, AssessmentId id);
std::vector<FindingId> restingOn(const Read& db, JointRowId id);

} // namespace counterpoint::findings
