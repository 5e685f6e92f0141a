#include "core/coding/retrieval.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/consensus.h"
#include "core/project/doors.h"
#include "core/text/words.h"
#include "core/transcript/sources.h"
#include "core/transcript/stored_text.h"
#include "core/transcript/voices.h"
#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace counterpoint::retrieval {

namespace {

template <class IdType>
class Wanted {
public:
    explicit Wanted(const std::vector<IdType>& ids)
        : m_ids(ids.begin(), ids.end())
    {
    }
    bool holds(IdType id) const { return m_ids.empty() || m_ids.count(id) > 0; }

private:
    std::unordered_set<IdType> m_ids;
};

/// A coding in as few bytes as it can be: a study has a million of them, and they are sorted.
struct Row {
    std::size_t place; ///< of its source among all sources
    CodingId id;
    CodeId code;
    CoderId coder;
    TextSpan span;
    QString comment;
    std::optional<int> weight;
};

using Places = std::unordered_map<SourceId, std::size_t>;

/// The codings that match, without their texts. One code reads its own index; anything else sweeps the table once, in the order in which
/// it lies in the file: fetching rows through an index costs more than sorting them does.
std::vector<Row> rowsFor(const Read& db, const PassageFilter& filter, const Places& places)
{
    const bool oneCode = filter.codes.size() == 1;
    auto query = db.prepare(oneCode ? "SELECT id, source_id, code_id, coder_id, start, end, comment, weight FROM coding WHERE code_id = ?"
                                    : "SELECT id, source_id, code_id, coder_id, start, end, comment, weight FROM coding");
    if (oneCode)
        query.bind(filter.codes.front());
    const Wanted codes(filter.codes);
    const Wanted wantedSources(filter.sources);
    const Wanted wantedCoders(filter.coders);
    const auto agreed = filter.coders.empty() && !filter.withConsensus ? consensus::coder(db) : CoderId();
    const AskingTurns asking(db, filter.counted);
    std::vector<Row> rows;
    while (query.step()) {
        const auto source = query.id<SourceId>(1);
        const auto code = query.id<CodeId>(2);
        const auto coder = query.id<CoderId>(3);
        const auto place = places.find(source);
        if (place == places.end() || !codes.holds(code) || !wantedSources.holds(source) || !wantedCoders.holds(coder) || coder == agreed)
            continue;
        const TextSpan span{qsizetype(query.int64(4)), qsizetype(query.int64(5))};
        if (asking.leaveOut(source, span.start))
            continue;
        auto& row = rows.emplace_back(Row{place->second, query.id<CodingId>(0), code, coder, span, query.text(6), {}});
        if (!query.isNull(7))
            row.weight = query.integer(7);
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::tuple(a.place, a.span.start, a.span.end, a.id) < std::tuple(b.place, b.span.start, b.span.end, b.id);
    });
    return rows;
}

/// Names that passages are told with, looked up once.
class Names {
public:
    explicit Names(const Read& db)
    {
        for (auto& code : codebook::uncounted(db))
            m_paths[code.id] = code.path;
        for (auto& coder : coders::uncounted(db))
            m_coders[coder.id] = coder.name;
    }
    template <class Found>
    void put(const Found& found, Passage& passage) const
    {
        passage.codePath = path(found.code);
        passage.coder = coder(found.coder);
    }
    /// Of a stretch: all codes that it came of, and all who coded them.
    void putAll(const FoundPassage& found, Passage& passage) const
    {
        QStringList coderNames;
        for (const auto& [code, by] : found.behind) {
            passage.codePaths << path(code);
            coderNames << coder(by);
        }
        passage.codePaths.removeDuplicates();
        coderNames.removeDuplicates();
        passage.codePath = passage.codePaths.join(QStringLiteral(" + "));
        passage.coder = coderNames.join(QStringLiteral(", "));
    }

private:
    QString path(CodeId id) const
    {
        const auto found = m_paths.find(id);
        return found == m_paths.end() ? QString() : found->second;
    }
    QString coder(CoderId id) const
    {
        const auto found = m_coders.find(id);
        return found == m_coders.end() ? QString() : found->second;
    }
    std::unordered_map<CodeId, QString> m_paths;
    std::unordered_map<CoderId, QString> m_coders;
};

/// The words of passages, source by source, and who says them.
class Reader {
public:
    Reader(const Read& db, const std::vector<Source>& all, qsizetype context)
        : m_db(db)
        , m_sources(all)
        , m_context(context)
        , m_names(db)
    {
    }

    template <class Found>
    Passage read(const Found& found)
    {
        open(found.place);
        Passage passage;
        passage.id = found.id;
        passage.source = m_source->id;
        passage.code = found.code;
        passage.span = found.span;
        passage.comment = found.comment;
        passage.weight = found.weight;
        const auto [start, end] = found.span;
        if (m_context > 0)
            passage.before = m_text.words({std::max<qsizetype>(0, start - m_context), start});
        passage.text = m_text.words(passage.span);
        if (m_context > 0)
            passage.after = m_text.words({end, std::min(end + m_context, qsizetype(m_source->length))});
        passage.sourceName = m_source->name;
        if (const auto* voice = m_voices->find(start)) {
            passage.speaker = voice->speaker;
            passage.caseName = voice->caseName;
        }
        m_names.put(found, passage);
        return passage;
    }
    const Names& names() const { return m_names; }

    void open(std::size_t place)
    {
        if (m_source == &m_sources[place])
            return;
        m_source = &m_sources[place];
        m_text.read(m_db, m_source->id);
        m_voices.emplace(m_db, m_source->id);
    }
    /// Who speaks, and the words, in the source that is open.
    CaseId caseAt(qsizetype position) const
    {
        const auto* voice = m_voices->find(position);
        return voice ? voice->linkedCase : CaseId();
    }
    qsizetype wordsIn(TextSpan span) { return wordCount(m_text.bytes(span)); }

private:
    const Read& m_db;
    const std::vector<Source>& m_sources;
    qsizetype m_context;
    Names m_names;
    const Source* m_source = nullptr;
    StoredText m_text;
    std::optional<Voices> m_voices;
};

/// Counts passages as they come, by source and position.
class Counter {
public:
    explicit Counter(Reader& reader)
        : m_reader(reader)
    {
    }
    /// Before the reader leaves the source.
    void take(const FoundPassage& found)
    {
        ++m_counts.passages;
        if (m_counts.sources == 0 || found.place != m_place) {
            close();
            m_reader.open(found.place);
            ++m_counts.sources;
            m_place = found.place;
            m_covered = found.span;
        } else if (found.span.start > m_covered.end) {
            close();
            m_covered = found.span;
        }
        m_covered.end = std::max(m_covered.end, found.span.end);
        if (const auto person = m_reader.caseAt(found.span.start); person.isValid())
            m_cases.insert(person);
    }
    PassageCounts counts()
    {
        close();
        m_counts.cases = qint64(m_cases.size());
        return m_counts;
    }

private:
    void close() { m_counts.words += m_covered.isEmpty() ? 0 : m_reader.wordsIn(std::exchange(m_covered, {})); }

    Reader& m_reader;
    PassageCounts m_counts;
    std::unordered_set<CaseId> m_cases;
    std::size_t m_place = 0;
    TextSpan m_covered; ///< what passages that touch one another cover, in the source that is open
};

Passage passageOf(Reader& reader, const FoundPassage& found)
{
    auto passage = reader.read(found);
    if (!found.behind.empty())
        reader.names().putAll(found, passage);
    return passage;
}

} // namespace

std::vector<Passage> passages(const Read& db, const PassageFilter& filter)
{
    const auto all = sources::uncounted(db);
    Places places;
    for (std::size_t i = 0; i < all.size(); ++i)
        places[all[i].id] = i;
    const auto rows = rowsFor(db, filter, places);
    Reader reader(db, all, filter.context);
    std::vector<Passage> found;
    found.reserve(rows.size());
    for (const auto& row : rows)
        found.push_back(reader.read(row));
    return found;
}

std::vector<Passage> read(const Read& db, std::span<const FoundPassage> found, qsizetype context)
{
    const auto all = sources::uncounted(db);
    Reader reader(db, all, context);
    std::vector<Passage> passages;
    passages.reserve(found.size());
    for (const auto& each : found)
        passages.push_back(passageOf(reader, each));
    return passages;
}

CountedPassages readAndCount(const Read& db, std::span<const FoundPassage> found, qsizetype context, std::size_t most)
{
    const auto all = sources::uncounted(db);
    Reader reader(db, all, context);
    Counter counter(reader);
    CountedPassages result;
    result.passages.reserve(std::min(found.size(), most));
    for (const auto& each : found) {
        counter.take(each);
        if (result.passages.size() < most)
            result.passages.push_back(passageOf(reader, each));
    }
    result.counts = counter.counts();
    return result;
}

} // namespace counterpoint::retrieval
