#pragma once
#include "core/project/step_aside.h"
#include "core/transcript/import_batch.h"

namespace counterpoint {

/// An import done as one step in a copy of the study, which is to take the study's place.
using ImportAside = StepAside<ImportSummary>;

namespace imports {
/// So much comes in that a window would stand still meanwhile.
bool takesLong(const std::vector<ImportItem>& items);
/// Brings in what is chosen to come in, in a copy beside the study. For a thread of its own.
Result<ImportAside> bringInAside(const QString& studyPath, const QString& label, const QString& coderName,
                                 const std::vector<ImportItem>& items, const WithSource& then, const Progress& progress);
} // namespace imports

} // namespace counterpoint
