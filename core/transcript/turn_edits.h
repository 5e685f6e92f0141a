#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include <cstdint>

namespace counterpoint {
class Read;
class Edit;

/// Corrections to who speaks where. Each leaves the text and all codings as they are, but for the name in a label, which follows.
/// A speaker whose last turn is taken away by one of them goes.
namespace turns {
/// Begins a turn of `speaker` at the first word from `position` on and gives its number; also where none was recognised before.
/// Invalid where a turn begins there already, in a label, and where no text follows.
Result<std::int64_t> split(Edit& db, SourceId source, qsizetype position, SpeakerId speaker);
/// Makes the turn a part of the one before. Invalid for the first.
Result<> joinWithPrevious(Edit& db, SourceId source, std::int64_t number);
/// Takes the turn away: its text is then part of the one before, or nobody's.
Result<> unmake(Edit& db, SourceId source, std::int64_t number);
/// Gives the turn to another speaker of the same source; a name in its label follows.
Result<> assign(Edit& db, SourceId source, std::int64_t number, SpeakerId speaker);
} // namespace turns

} // namespace counterpoint
