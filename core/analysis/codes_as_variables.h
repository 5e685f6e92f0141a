#pragma once
#include "core/analysis/kind.h"

namespace counterpoint {

/// Whether an analysis of this kind says which codes and which material can become variables.
bool canBecomeVariables(const AnalysisKind& kind);

/// Makes a dataset with a row for each Case of the study: its attributes, the focus groups it sits in, and a variable for each code of
/// `analysis`, a code matrix: 1 and 0 for mentioned and not mentioned, or, where that shows codings or words, how many. −1 (not asked) and −2 (not yet
/// coded) are declared missing. The rows are linked to their Cases. The dataset is a copy of what holds when it is made.
Result<DatasetId> codesAsVariables(Edit& db, const Analysis& analysis, const QString& name);

} // namespace counterpoint
