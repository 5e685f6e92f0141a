#pragma once
#include "core/base/result.h"
#include "core/integration/convergence.h"
#include <string>
#include <vector>

namespace counterpoint::cli {

/// The judgement that is named by MATRIX THEME SIDE SIDE, or MATRIX THEME all; of several researchers', the first.
Result<AssessmentId> judgementNamed(const Read& db, const std::vector<std::string>& words);

} // namespace counterpoint::cli
