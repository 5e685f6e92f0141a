#include "core/coding/autocode.h"
#include "core/coding/codings.h"
#include "core/coding/source_search.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/text/words.h"
#include "core/transcript/stored_text.h"
#include "core/transcript/turns.h"
#include <algorithm>

namespace counterpoint::autocode {

namespace {

/// The texts of sources, one after the other, to widen hits in; only the lines around hits are looked at.
class Widening {
public:
    Widening(const Read& db, CodingUnit unit)
        : m_db(db)
        , m_unit(unit)
    {
    }
    void open(SourceId source)
    {
        m_text.read(m_db, source);
        m_turns = turns::startsOf(m_db, source);
    }

    TextSpan around(TextSpan hit)
    {
        const auto* turn = turns::at(m_turns, hit.start);
        auto span = m_unit == CodingUnit::Turn && turn ? wholeTurn(*turn) : sentencesOrParagraph(hit);
        if (turn && turn->contentStart <= hit.start)
            span.start = std::max(span.start, turn->contentStart);
        return span;
    }
    QString words(TextSpan span) { return m_text.words(span); }

private:
    TextSpan wholeTurn(const Turn& turn)
    {
        const auto* next = &turn + 1;
        const bool isLast = next == m_turns.data() + m_turns.size();
        return {turn.span.start, m_text.withoutLineEnds(turn.contentStart, isLast ? m_text.length() : next->span.start)};
    }
    TextSpan sentencesOrParagraph(TextSpan hit)
    {
        const auto line = m_text.lineAt(hit.start);
        if (m_unit != CodingUnit::Sentence)
            return line.span;
        const TextIndex index(line.text);
        const auto in = [&](qsizetype position) { return sentenceAt(line.text, index, position - line.span.start); };
        const auto first = in(hit.start);
        const auto last = in(hit.end - 1); // what stands near may stand in two
        return {first.start + line.span.start, std::max(last.end + line.span.start, hit.end)};
    }

    const Read& m_db;
    CodingUnit m_unit;
    StoredText m_text;
    std::vector<Turn> m_turns;
};

void join(std::vector<ProposedPassage>& passages, ProposedPassage&& next)
{
    if (passages.empty() || passages.back().source != next.source || !passages.back().span.overlaps(next.span)) {
        passages.push_back(std::move(next));
        return;
    }
    auto& last = passages.back();
    last.span.end = std::max(last.span.end, next.span.end);
    last.hits += next.hits;
    last.found.insert(last.found.end(), next.found.begin(), next.found.end());
}

} // namespace

std::vector<ProposedPassage> passagesFor(const Read& db, const std::vector<SearchHit>& hits, CodingUnit unit)
{
    std::vector<ProposedPassage> passages;
    passages.reserve(hits.size());
    Widening widening(db, unit);
    for (auto hit = hits.begin(); hit != hits.end();) {
        const auto after = std::find_if(hit, hits.end(), [&](const SearchHit& other) { return other.source != hit->source; });
        if (unit == CodingUnit::Hit) {
            for (; hit != after; ++hit)
                join(passages, {hit->source, hit->sourceName, hit->speaker, hit->span, hit->text, 1, false, {hit->span}});
            continue;
        }
        widening.open(hit->source);
        const auto first = passages.size();
        for (; hit != after; ++hit)
            join(passages, {hit->source, hit->sourceName, hit->speaker, widening.around(hit->span), {}, 1, false, {hit->span}});
        for (auto i = first; i < passages.size(); ++i)
            passages[i].text = widening.words(passages[i].span);
    }
    return passages;
}

void markCoded(const Read& db, std::vector<ProposedPassage>& passages, CodeId code, CoderId coder)
{
    for (auto& passage : passages)
        passage.isCoded = false;
    if (!code.isValid() || !coder.isValid())
        return;
    for (auto passage = passages.begin(); passage != passages.end();) {
        std::vector<TextSpan> coded;
        auto query = db.prepare("SELECT start, end FROM coding WHERE code_id = ? AND source_id = ? AND coder_id = ? ORDER BY start");
        for (query.bind(code, passage->source, coder); query.step();)
            coded.push_back({qsizetype(query.int64(0)), qsizetype(query.int64(1))});
        const auto source = passage->source;
        std::size_t next = 0;
        qsizetype reach = 0; // farthest end of the codings that begin at or before the passage
        for (; passage != passages.end() && passage->source == source; ++passage) {
            for (; next < coded.size() && coded[next].start <= passage->span.start; ++next)
                reach = std::max(reach, coded[next].end);
            passage->isCoded = reach >= passage->span.end;
        }
    }
}

Result<int> apply(Edit& db, const std::vector<ProposedPassage>& passages, CodeId code, CoderId coder)
{
    int count = 0;
    for (auto passage = passages.begin(); passage != passages.end();) {
        const auto source = passage->source;
        std::vector<TextSpan> spans;
        for (; passage != passages.end() && passage->source == source; ++passage)
            if (!passage->isCoded)
                spans.push_back(passage->span);
        if (spans.empty())
            continue;
        if (const auto added = codings::addAll(db, {{}, source, code, coder, {}, {}, {}}, spans); !added)
            return fail(added);
        count += int(spans.size());
    }
    return count;
}

} // namespace counterpoint::autocode
