#pragma once
#include "core/base/result.h"
#include "core/report/document.h"

namespace counterpoint {
class Read;
}

namespace counterpoint::report {

/// Each finding with its argument, the quotes for and against it, and the results it rests on.
Result<> addFindings(const Read& db, Document& report);

} // namespace counterpoint::report
