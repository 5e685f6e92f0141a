#pragma once
#include "core/base/result.h"

namespace counterpoint {
class Edit;
class Project;
} // namespace counterpoint

/// What the researchers of the sample study made of their material.
namespace counterpoint::sample {

Result<> addCodebook(Edit& db);
Result<> addCodings(Project& project); ///< a step for each coder, in that coder's name
Result<> addMemos(Edit& db);
Result<> addAnalyses(Edit& db);
Result<> addFindings(Edit& db);

} // namespace counterpoint::sample
