#pragma once
#include "app/cli/shell.h"
#include "core/analysis/result.h"

namespace counterpoint::cli {

/// The tables of a result for people and its document for programs; its figures go to `figures`, a file, where it is not empty.
Result<Answer> answerOf(const AnalysisResult& result, const std::string& figures);

} // namespace counterpoint::cli
