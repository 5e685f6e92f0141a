#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <map>

namespace counterpoint {
class Read;
class Edit;

/// On which day an interview or a focus group was held, or a document written.
namespace sources {
std::map<SourceId, QString> days(const Read& db); ///< ISO 8601, of the sources of which it is known
/// Invalid where `day` is none, as in '2026-03-14'; an empty one takes it away.
Result<> setDay(Edit& db, SourceId id, const QString& day);
} // namespace sources

} // namespace counterpoint
