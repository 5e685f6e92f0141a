#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include <unordered_map>
#include <vector>

namespace counterpoint {
class Read;

/// Whose words count.
enum class Counted { Everyone, Participants };

/// Where interviewers and moderators speak. The one place that decides what is left out where participants alone count: a passage whose
/// start stands in such a turn. What nobody or an unknown voice says counts.
class AskingTurns {
public:
    /// All that is asked in the study; for Counted::Everyone nothing, so that nothing is left out.
    AskingTurns(const Read& db, Counted counted);
    bool leaveOut(SourceId source, qsizetype position) const;
    /// From label to next turn, in order of the text.
    const std::vector<TextSpan>& of(SourceId source) const;

private:
    std::unordered_map<SourceId, std::vector<TextSpan>> m_spans;
};

namespace sources {
/// How many codings of each source begin in no asking turn; sources without any have no entry.
std::unordered_map<SourceId, int> codingsOfParticipants(const Read& db, const AskingTurns& asking, CoderId coder = {});
/// The same of one source alone.
int codingsOfParticipants(const Read& db, SourceId source, const AskingTurns& asking, CoderId coder = {});
/// Words of a source as the list of sources counts them, less those of its asking turns.
qint64 wordsOfParticipants(const Read& db, SourceId source, const AskingTurns& asking);
} // namespace sources

} // namespace counterpoint
