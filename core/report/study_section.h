#pragma once
#include <QString>

namespace counterpoint {
class Read;
}

namespace counterpoint::report {
struct Document;

/// What the researcher says of the study itself. `part`: 'description', 'aims' (purpose and questions), 'ethics'; empty: all, under headings.
void addStudy(const Read& db, const QString& part, Document& report);

} // namespace counterpoint::report
