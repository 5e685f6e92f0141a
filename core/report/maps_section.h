#pragma once
#include "core/report/document.h"

namespace counterpoint {
class Read;
}

namespace counterpoint::report {

/// The maps that are marked for the report, each a figure with its note.
void addMaps(const Read& db, Document& report);

} // namespace counterpoint::report
