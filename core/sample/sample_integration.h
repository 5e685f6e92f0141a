#pragma once
#include "core/base/result.h"

namespace counterpoint {
class Edit;
class Project;
} // namespace counterpoint

/// How the researchers of the sample study brought its strands together, and what followed.
namespace counterpoint::sample {

Result<> addGuides(Edit& db);
Result<> addConvergence(Project& project); ///< a step for the matrix, and one for each researcher's judgements
Result<> addJointDisplays(Edit& db);
Result<> addFramework(Edit& db);
Result<> addLog(Edit& db);

} // namespace counterpoint::sample
