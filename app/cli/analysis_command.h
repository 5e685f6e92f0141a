#pragma once
#include "core/analysis/kind.h"

namespace counterpoint::cli {

class Shell;

/// A command that computes an analysis, with the variables and options that its kinds take. Where several kinds share the command, that
/// one is computed whose roles are filled.
void addAnalysisCommand(Shell& shell, const std::vector<const AnalysisKind*>& kinds);

} // namespace counterpoint::cli
