#include "core/coding/query/query_study.h"
#include "core/project/doors.h"
#include "core/responses/respondents.h"
#include "core/text/words.h"
#include "core/transcript/speakers.h"
#include "core/transcript/turns.h"
#include <algorithm>
#include <tuple>
#include <utility>

namespace counterpoint::passage_query {

namespace {

/// '2026-01-31T…' as 20260131.
std::int32_t dayOf(std::string_view stamp)
{
    std::int32_t day = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(stamp.size(), 10); ++i)
        if (stamp[i] >= '0' && stamp[i] <= '9')
            day = day * 10 + (stamp[i] - '0');
    return day;
}

/// How many codings some codes may have for each to be looked up by itself; more cost less in one sweep.
constexpr qint64 worthLookingUp = 100'000;

} // namespace

QueryStudy::QueryStudy(const Read& db, CoderId seen, CoderId leftOut, Counted counted)
    : m_db(db)
    , m_seen(seen)
    , m_leftOut(leftOut)
    , m_asking(db, counted)
    , m_sources(sources::uncounted(db))
    , m_turns(m_sources.size())
    , m_turnStarts(m_sources.size())
    , m_paragraphs(m_sources.size())
    , m_contents(m_sources.size())
{
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        m_places[m_sources[i].id] = std::int32_t(i);
}

std::int32_t QueryStudy::placeOf(SourceId source) const
{
    const auto found = m_places.find(source);
    return found == m_places.end() ? -1 : found->second;
}

void QueryStudy::readCodings(const std::vector<CodeId>* codes)
{
    std::vector<std::pair<std::size_t, QString>> comments;
    const auto take = [&](sqlite::Statement& query) {
        while (query.step()) {
            const auto source = query.id<SourceId>(1);
            const auto place = placeOf(source);
            const auto start = qsizetype(query.int64(4));
            const auto coder = query.id<CoderId>(3);
            if (place < 0 || (m_seen.isValid() && coder != m_seen) || coder == m_leftOut || m_asking.leaveOut(source, start))
                continue;
            if (const auto comment = query.utf8(6); !comment.empty())
                comments.emplace_back(std::size_t(query.int64(0)), query.text(6));
            m_codings.push_back({query.id<CodingId>(0),
                                 query.id<CodeId>(2),
                                 coder,
                                 {start, qsizetype(query.int64(5))},
                                 place,
                                 dayOf(query.utf8(8)),
                                 query.isNull(7) ? -1 : query.integer(7)});
        }
    };
    qint64 many = 0;
    if (codes) {
        auto count = m_db.prepare("SELECT count(*) FROM coding WHERE code_id = ?");
        for (auto code = codes->begin(); code != codes->end() && many <= worthLookingUp; ++code)
            many += count.again().bind(*code).step() ? count.int64(0) : 0;
    }
    if (codes && many <= worthLookingUp) {
        auto query = m_db.prepare("SELECT id, source_id, code_id, coder_id, start, end, comment, weight, created_at FROM coding "
                                  "WHERE code_id = ?");
        for (const auto code : *codes)
            take(query.again().bind(code));
    } else {
        auto query = m_db.prepare("SELECT id, source_id, code_id, coder_id, start, end, comment, weight, created_at FROM coding");
        take(query);
    }
    std::sort(m_codings.begin(), m_codings.end(), [](const CodedRow& a, const CodedRow& b) {
        return std::tuple(a.source, a.span.start, a.span.end, a.id) < std::tuple(b.source, b.span.start, b.span.end, b.id);
    });
    if (comments.empty())
        return;
    std::unordered_map<std::size_t, QString> byId(std::make_move_iterator(comments.begin()), std::make_move_iterator(comments.end()));
    for (std::size_t i = 0; i < m_codings.size(); ++i)
        if (const auto found = byId.find(std::size_t(m_codings[i].id.value())); found != byId.end())
            m_comments[std::int32_t(i)] = found->second;
}

QString QueryStudy::comment(std::int32_t coding) const
{
    const auto found = m_comments.find(coding);
    return found == m_comments.end() ? QString() : found->second;
}

void QueryStudy::readSpeakers()
{
    if (std::exchange(m_hasSpeakers, true))
        return;
    for (auto query = m_db.prepare(("SELECT id, name, " + caseOfVoice + " FROM speaker").c_str()); query.step();) {
        m_speakers[query.id<SpeakerId>(0)] = std::int32_t(m_people.size());
        m_people.push_back({query.text(1), query.id<CaseId>(2), {}, -1});
    }
    for (auto query = m_db.prepare("SELECT v.id, v.dataset_id FROM source s JOIN variable v ON v.id = s.variable_id"); query.step();)
        m_datasets[query.id<VariableId>(0)] = query.id<DatasetId>(1);
}

std::int32_t QueryStudy::respondent(const Source& source, qint64 row)
{
    const auto dataset = m_datasets.find(source.variable);
    if (dataset == m_datasets.end())
        return -1;
    auto known = m_respondents.find(dataset->second);
    if (known == m_respondents.end())
        known = m_respondents.emplace(dataset->second, respondents::casesOf(m_db, dataset->second)).first;
    const auto person = known->second.find(row);
    m_people.push_back({{}, person == known->second.end() ? CaseId() : person->second, dataset->second, row});
    return std::int32_t(m_people.size()) - 1;
}

const std::vector<QueryStudy::TurnStart>& QueryStudy::turnStartsOf(std::int32_t source)
{
    auto& kept = m_turns[std::size_t(source)];
    if (kept)
        return *kept;
    readSpeakers();
    kept = std::make_unique<std::vector<TurnStart>>();
    const auto& of = m_sources[std::size_t(source)];
    for (const auto& turn : turns::startsOf(m_db, of.id)) {
        const auto speaker = m_speakers.find(turn.speaker);
        const auto who = speaker != m_speakers.end() ? speaker->second : turn.responseRow ? respondent(of, *turn.responseRow) : -1;
        kept->push_back({turn.span.start, turn.contentStart, who});
    }
    return *kept;
}

std::int32_t QueryStudy::whoAt(std::int32_t source, qsizetype position)
{
    const auto& turns = turnStartsOf(source);
    const auto after = std::partition_point(turns.begin(), turns.end(), [&](const TurnStart& turn) { return turn.start <= position; });
    return after == turns.begin() ? -1 : std::prev(after)->who;
}

const std::vector<qsizetype>& QueryStudy::paragraphsOf(std::int32_t source)
{
    auto& kept = m_paragraphs[std::size_t(source)];
    if (kept)
        return *kept;
    kept = std::make_unique<std::vector<qsizetype>>();
    qsizetype start = 0;
    auto query = m_db.prepare("SELECT length(text) FROM paragraph WHERE source_id = ? ORDER BY position");
    for (query.bind(m_sources[std::size_t(source)].id); query.step(); start += qsizetype(query.int64(0)) + 1)
        kept->push_back(start);
    if (kept->empty())
        kept->push_back(0);
    return *kept;
}

const std::vector<qsizetype>& QueryStudy::turnsOf(std::int32_t source)
{
    auto& kept = m_turnStarts[std::size_t(source)];
    if (kept)
        return *kept;
    const auto& turns = turnStartsOf(source);
    if (turns.empty()) // a text without turns: its paragraphs stand for them
        return paragraphsOf(source);
    kept = std::make_unique<std::vector<qsizetype>>();
    if (turns.front().start > 0)
        kept->push_back(0);
    for (const auto& turn : turns)
        kept->push_back(turn.start);
    return *kept;
}

StoredText& QueryStudy::textOf(std::int32_t source)
{
    if (m_textSource != source)
        m_text.read(m_db, m_sources[std::size_t(source)].id);
    m_textSource = source;
    return m_text;
}

TextSpan QueryStudy::trimmed(std::int32_t source, TextSpan span)
{
    const auto words = textOf(source).words(span);
    const auto isSpace = [](QChar unit) { return unit.isSpace(); };
    const auto first = std::find_if_not(words.begin(), words.end(), isSpace);
    if (first == words.end())
        return {span.start, span.start};
    const auto last = std::find_if_not(words.rbegin(), words.rend(), isSpace);
    return {span.start + (first - words.begin()), span.end - (last - words.rbegin())};
}

const std::vector<TextSpan>& QueryStudy::contentsOf(std::int32_t source)
{
    auto& kept = m_contents[std::size_t(source)];
    if (kept)
        return *kept;
    kept = std::make_unique<std::vector<TextSpan>>();
    const auto length = lengthOf(source);
    const auto& turns = turnStartsOf(source);
    const auto firstTurn = turns.empty() ? length : turns.front().start;
    const auto& paragraphs = paragraphsOf(source);
    for (std::size_t i = 0; i < paragraphs.size() && paragraphs[i] < firstTurn; ++i)
        kept->push_back({paragraphs[i], std::min(firstTurn, i + 1 < paragraphs.size() ? paragraphs[i + 1] : length)});
    for (std::size_t i = 0; i < turns.size(); ++i)
        if (!m_asking.leaveOut(m_sources[std::size_t(source)].id, turns[i].start))
            kept->push_back({turns[i].contentStart, i + 1 < turns.size() ? turns[i + 1].start : length});
    std::erase_if(*kept, [](TextSpan span) { return span.isEmpty(); });
    return *kept;
}

bool QueryStudy::holdsAtMost(std::int32_t source, TextSpan gap, int words)
{
    // Most gaps hold far more words than asked for: then a look at their beginning is enough. It may end within a word, which counts for one.
    const auto beginning = (qsizetype(words) + 2) * 20;
    const auto& turns = turnStartsOf(source);
    auto& text = textOf(source);
    qsizetype counted = 0;
    const auto holds = [&](TextSpan part) {
        if (part.length() > beginning && counted + wordCount(text.words({part.start, part.start + beginning})) > words + 1)
            return false;
        counted += part.isEmpty() ? 0 : wordCount(text.words(part));
        return counted <= words;
    };
    auto turn = std::partition_point(turns.begin(), turns.end(), [&](const TurnStart& each) { return each.contentStart <= gap.start; });
    for (; turn != turns.end() && turn->start < gap.end; ++turn) {
        if (!holds({gap.start, std::max(gap.start, turn->start)}))
            return false;
        gap.start = std::max(gap.start, std::min(turn->contentStart, gap.end));
    }
    return holds(gap);
}

} // namespace counterpoint::passage_query
