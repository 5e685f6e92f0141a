#pragma once

namespace counterpoint {
class Read;
}

namespace counterpoint::report {
struct Document;

/// Who did what on which day, out of the record of steps, with the study log's entries on their days.
void addAuditTrail(const Read& db, Document& report);

} // namespace counterpoint::report
