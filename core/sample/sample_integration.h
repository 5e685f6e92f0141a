#pragma once
#include "core/base/result.h"
#include "core/integration/convergence.h"
#include <QJsonObject>

namespace counterpoint {
class Edit;
class Project;
class Read;
} // namespace counterpoint

/// How the researchers of the sample study brought its strands together, and what followed.
namespace counterpoint::sample {

/// What the first researcher judged: `{"theme": a code, "sides": [two of them]}`.
Result<AssessmentId> judgementOf(const Read& db, const QJsonObject& named);
Result<> addGuides(Edit& db);
Result<> addConvergence(Project& project); ///< a step for the matrix, and one for each researcher's judgements
Result<> addJointDisplays(Edit& db);
Result<> addFramework(Edit& db);
Result<> addLog(Edit& db);

} // namespace counterpoint::sample
