#pragma once
#include "core/analysis/kind.h"
#include <vector>

namespace counterpoint::cli {

class Shell;

/// A command about codes and passages, from the descriptions of its kinds: the first of them that what was typed fits is meant.
void addQualitativeCommand(Shell& shell, const std::vector<const AnalysisKind*>& kinds);

} // namespace counterpoint::cli
