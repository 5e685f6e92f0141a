#include "core/coding/source_search.h"
#include "core/project/doors.h"
#include "core/text/text_matcher.h"
#include "core/transcript/speakers.h"
#include "core/transcript/stored_text.h"
#include "core/transcript/voices.h"
#include <algorithm>
#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace counterpoint::search {

namespace {

std::vector<Source> searchedIn(const Read& db, const SearchScope& scope)
{
    const std::unordered_set<SourceId> wanted(scope.sources.begin(), scope.sources.end());
    auto sources = sources::uncounted(db);
    std::erase_if(sources, [&](const Source& source) {
        return (!wanted.empty() && wanted.count(source.id) == 0) || (scope.strand && *scope.strand != source.strand);
    });
    return sources;
}

struct Speaking {
    QString name;
    QString caseName;
    bool asks = false; ///< interviewer or moderator
};

/// Who speaks in which turn, for the sources that have hits.
class Speakers {
public:
    explicit Speakers(const Read& db)
        : m_db(db)
    {
        auto query = db.prepare(
            ("SELECT sp.id, sp.name, coalesce(c.name, ''), sp.role FROM speaker sp LEFT JOIN study_case c ON c.id = " + caseOfVoice)
                .c_str());
        while (query.step()) {
            const auto role = speakerRoleFrom(query.text(3));
            m_speakers[query.id<SpeakerId>(0)] = {query.text(1), query.text(2), asks(role)};
        }
    }

    void open(const Source& source)
    {
        m_turns = turns::startsOf(m_db, source.id);
        m_respondents.reset();
        if (source.kind == SourceKind::Answers)
            m_respondents = std::make_unique<Voices>(m_db, source.id);
    }

    bool isLabel(TextSpan span) const
    {
        const auto* turn = turns::at(m_turns, span.start);
        return turn && span.start < turn->contentStart;
    }

    Speaking of(TextSpan span) const
    {
        if (m_respondents) {
            const auto voice = m_respondents->at(span.start);
            return {voice.speaker, voice.caseName, false};
        }
        const auto* turn = turns::at(m_turns, span.start);
        const auto speaker = turn ? m_speakers.find(turn->speaker) : m_speakers.end();
        return speaker == m_speakers.end() ? Speaking() : speaker->second;
    }

private:
    const Read& m_db;
    std::unordered_map<SpeakerId, Speaking> m_speakers;
    std::vector<Turn> m_turns;
    std::unique_ptr<Voices> m_respondents;
};

/// Whether a coding covers any of a span; spans are asked in order.
class CodedPlaces {
public:
    CodedPlaces(const Read& db, SourceId source, CoderId coder)
    {
        auto query = db.prepare("SELECT start, end, coder_id FROM coding WHERE source_id = ? ORDER BY start");
        for (query.bind(source); query.step();)
            if (!coder.isValid() || query.id<CoderId>(2) == coder)
                m_spans.push_back({qsizetype(query.int64(0)), qsizetype(query.int64(1))});
    }
    bool cover(TextSpan span)
    {
        for (; m_next < m_spans.size() && m_spans[m_next].start < span.end; ++m_next)
            m_reach = std::max(m_reach, m_spans[m_next].end);
        return m_reach > span.start;
    }

private:
    std::vector<TextSpan> m_spans;
    std::size_t m_next = 0;
    qsizetype m_reach = 0;
};

/// A statement that is under way keeps the file open for reading: once for many sources is cheaper than for each. But not for long, since
/// nobody can write meanwhile.
class Reading {
public:
    explicit Reading(const Read& db)
        : m_underWay(db.prepare("SELECT 1 FROM study"))
    {
        begin();
    }
    void giveWay()
    {
        if (m_clock.elapsed() > longest)
            begin();
    }

private:
    static constexpr qint64 longest = 20; // ms
    void begin()
    {
        m_underWay.again();
        m_underWay.step();
        m_clock.start();
    }
    sqlite::Statement m_underWay;
    QElapsedTimer m_clock;
};

bool isWanted(const Speaking& speaking, SearchScope::Speech speech)
{
    return speech == SearchScope::Speech::Everyone || speaking.asks == (speech == SearchScope::Speech::OnlyInterviewers);
}

QString words(std::string_view text, std::size_t from, std::size_t to)
{
    return QString::fromUtf8(text.data() + from, qsizetype(to - from));
}

} // namespace

Result<> eachSource(const Read& db, const SearchQuery& query, const SearchScope& scope, qsizetype context, const Found& found,
                    const Reached& reached)
{
    const auto matcher = TextMatcher::of(query);
    if (!matcher)
        return fail(matcher);
    Speakers speakers(db);
    Reading reading(db);
    StoredText stored;
    auto left = query.limit;
    const auto all = searchedIn(db, scope);
    for (std::size_t i = 0; i < all.size() && left > 0; ++i) {
        const auto& source = all[i];
        reading.giveWay();
        if (reached && !reached(i, all.size()))
            return {};
        stored.read(db, source.id);
        const auto text = stored.bytes();
        const auto places = matcher->hitsIn(text, left);
        if (!places)
            return fail(places);
        if (places->empty())
            continue;
        speakers.open(source);
        std::optional<CodedPlaces> coded;
        if (scope.coded != SearchScope::Coded::Either)
            coded.emplace(db, source.id, scope.codedBy);
        std::vector<SearchHit> hits;
        hits.reserve(places->size());
        for (const auto& place : *places) {
            const auto speaking = speakers.of(place.span);
            if (speakers.isLabel(place.span) || !isWanted(speaking, scope.speech)
                || (coded && coded->cover(place.span) != (scope.coded == SearchScope::Coded::Yes)))
                continue;
            const auto first = backward(text, place.from, std::size_t(context));
            const auto last = forward(text, place.to, std::size_t(context));
            hits.push_back({source.id, source.name, speaking.name, speaking.caseName, place.span, words(text, place.from, place.to),
                            words(text, first, place.from), words(text, place.to, last)});
        }
        left -= qsizetype(hits.size());
        if (!hits.empty() && !found(std::move(hits)))
            return {};
    }
    return {};
}

void keepLittleInMemory(const Read& db) { db.prepare("PRAGMA cache_size = -1000").run(); }

Result<std::vector<SearchHit>> everywhere(const Read& db, const SearchQuery& query, qsizetype context, const SearchScope& scope)
{
    std::vector<SearchHit> all;
    const auto done = eachSource(db, query, scope, context, [&](std::vector<SearchHit>&& hits) {
        all.insert(all.end(), std::make_move_iterator(hits.begin()), std::make_move_iterator(hits.end()));
        return true;
    });
    if (!done)
        return fail(done);
    return all;
}

} // namespace counterpoint::search
