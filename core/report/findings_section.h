#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/report/document.h"

namespace counterpoint {
class Read;
}

namespace counterpoint::report {

/// How much is printed of a finding.
enum class FindingDetail {
    Full, ///< its argument, the quotes for and against it, and the results it rests on
    Argument,
    Claim
};

/// Each finding under a heading, or only its claim in a list; one finding (of a valid id) without a heading.
Result<> addFindings(const Read& db, FindingId only, FindingDetail detail, Document& report);

} // namespace counterpoint::report
