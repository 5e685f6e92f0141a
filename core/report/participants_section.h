#pragma once
#include "core/base/id.h"

namespace counterpoint {
class Read;
}

namespace counterpoint::report {
struct Document;

/// How many Cases of each group were interviewed, sat in focus groups or answered a survey, and how many answered it without a name.
/// `groups` is the attribute that makes them: an invalid one is 'group', else the first attribute in words.
void addParticipants(const Read& db, AttributeId groups, bool eachCase, Document& report);

} // namespace counterpoint::report
