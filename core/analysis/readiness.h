#pragma once
#include "core/analysis/analysis.h"

namespace counterpoint {

/// Whether run() has all the variables that it needs; a weight that the dataset has counts.
bool canRun(const Read& db, const Analysis& analysis);

} // namespace counterpoint
