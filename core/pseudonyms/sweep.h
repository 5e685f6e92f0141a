#pragma once
#include "core/pseudonyms/redaction.h"

namespace counterpoint {
class Read;
class Edit;

/// Goes through everything that a study file holds: counts what a redaction would take out, or takes it out.
namespace sweep {
Result<RedactionCounts> count(const Read& db, const Redaction& redaction, const Progress& progress);
/// Leaves no recorded step that could bring it back. To be run within a step, unrecorded.
Result<RedactionCounts> clean(Edit& db, const Redaction& redaction, const Progress& progress);
} // namespace sweep

} // namespace counterpoint
