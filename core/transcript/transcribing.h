#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/transcript/speakers.h"
#include "core/transcript/turns.h"
#include <optional>

namespace counterpoint {
class Read;
class Edit;

/// What is put into a text for the person who writes down a recording. Each gives the position where writing goes on.
namespace transcribing {
/// Inserts "[00:04:12]", set off by spaces, as a time mark of the source. Before the first word of a turn without a time it is the
/// turn's time too.
Result<qsizetype> insertTimestamp(Edit& db, SourceId source, qsizetype position, qint64 ms);
/// Begins a line "Name: " as a turn of `speaker`, with the time before the name where one is given; what stood behind `position` in
/// its turn goes with it. In a turn without words it hands that turn over instead.
Result<qsizetype> beginTurn(Edit& db, SourceId source, qsizetype position, SpeakerId speaker, std::optional<qint64> ms = {});
/// Who probably speaks after whoever speaks at `position`: the one who spoke last among the others, else the first of the others.
/// Invalid where there is nobody else.
SpeakerId nextSpeaker(const std::vector<Turn>& turns, const std::vector<Speaker>& speakers, qsizetype position);
} // namespace transcribing

} // namespace counterpoint
