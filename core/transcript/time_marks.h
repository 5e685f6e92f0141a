#pragma once
#include "core/base/id.h"
#include <QtGlobal>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// Where in the recording a place of the text is: the start of a cue, a timestamp, a time typed in while listening.
struct TimeMark {
    std::int64_t number = 0; ///< within its source; stays when others come and go
    qsizetype position = 0; ///< code points
    qint64 ms = 0; ///< from the start of the recording
    bool operator==(const TimeMark&) const = default;
};

namespace time_marks {
std::vector<TimeMark> of(const Read& db, SourceId source); ///< in the order of the text
/// Writes the marks of a new source, numbered in the order given; only position and time are kept. Unrecorded.
void insertAll(Edit& db, SourceId source, const std::vector<TimeMark>& marks);
std::int64_t add(Edit& db, SourceId source, qsizetype position, qint64 ms); ///< gives its number
} // namespace time_marks

} // namespace counterpoint
