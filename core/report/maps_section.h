#pragma once
#include "core/integration/maps.h"
#include "core/report/document.h"

namespace counterpoint {
class Read;
}

namespace counterpoint::report {

/// A map as a figure with its note; without `only` all that are marked for the report, each under its name.
void addMaps(const Read& db, MapId only, Document& report);

} // namespace counterpoint::report
