#include "core/transcript/asking_turns.h"
#include "core/project/doors.h"
#include "core/text/words.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include "core/transcript/whose_codings.h"
#include <algorithm>

namespace counterpoint {

AskingTurns::AskingTurns(const Read& db, Counted counted)
{
    if (counted == Counted::Everyone)
        return;
    auto query = db.prepare("SELECT t.source_id, t.start, p.role, s.length FROM turn t JOIN source s ON s.id = t.source_id "
                            "LEFT JOIN speaker p ON p.id = t.speaker_id ORDER BY t.source_id, t.start, t.id");
    TextSpan* open = nullptr;
    SourceId source;
    while (query.step()) {
        const auto start = qsizetype(query.int64(1));
        if (open && query.id<SourceId>(0) == source)
            open->end = start;
        open = nullptr;
        source = query.id<SourceId>(0);
        if (query.isNull(2) || !asks(speakerRoleFrom(query.text(2))))
            continue;
        auto& spans = m_spans[source];
        spans.push_back({start, qsizetype(query.int64(3))});
        open = &spans.back();
    }
}

const std::vector<TextSpan>& AskingTurns::of(SourceId source) const
{
    static const std::vector<TextSpan> none;
    const auto found = m_spans.find(source);
    return found == m_spans.end() ? none : found->second;
}

bool AskingTurns::leaveOut(SourceId source, qsizetype position) const
{
    const auto& spans = of(source);
    const auto after = std::upper_bound(spans.begin(), spans.end(), position, [](qsizetype p, TextSpan span) { return p < span.start; });
    return after != spans.begin() && position < std::prev(after)->end;
}

namespace sources {

std::unordered_map<SourceId, int> codingsOfParticipants(const Read& db, const AskingTurns& asking, CoderId coder)
{
    std::unordered_map<SourceId, int> counts;
    auto query = db.prepare(selectCodings("source_id, start", "ORDER BY source_id").c_str());
    for (query.bind(coder); query.step();)
        if (const auto source = query.id<SourceId>(0); !asking.leaveOut(source, qsizetype(query.int64(1))))
            ++counts[source];
    return counts;
}

int codingsOfParticipants(const Read& db, SourceId source, const AskingTurns& asking, CoderId coder)
{
    int count = 0;
    auto query = db.prepare(selectCodings("start", "AND source_id = ?2").c_str());
    for (query.bind(coder, source); query.step();)
        count += asking.leaveOut(source, qsizetype(query.int64(0))) ? 0 : 1;
    return count;
}

qint64 wordsOfParticipants(const Read& db, SourceId source, const AskingTurns& asking)
{
    const auto known = byId(db, source);
    const auto& spans = asking.of(source);
    if (!known || spans.empty())
        return known ? known->words : 0;
    const auto all = text(db, source);
    const TextIndex index(all);
    qint64 asked = 0;
    for (const auto span : spans)
        asked += wordCount(index.slice(all, span));
    return known->words - asked;
}

} // namespace sources

} // namespace counterpoint
