#include "core/coding/retrieval.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/project/doors.h"
#include "core/transcript/sources.h"
#include "core/transcript/stored_text.h"
#include "core/transcript/voices.h"
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

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
    SourceId source;
    CodeId code;
    CoderId coder;
    TextSpan span;
    QString comment;
    std::optional<int> weight;
};

using Places = std::unordered_map<SourceId, std::size_t>;

/// The codings that match, without their texts. One code reads its own index; anything else sweeps the table once.
std::vector<Row> rowsFor(const Read& db, const PassageFilter& filter, const Places& places)
{
    const bool oneCode = filter.codes.size() == 1;
    auto query = db.prepare(
        oneCode ? "SELECT id, source_id, code_id, coder_id, start, end, comment, weight FROM coding WHERE code_id = ? "
                  "ORDER BY source_id, start, end, id"
                : "SELECT id, source_id, code_id, coder_id, start, end, comment, weight FROM coding ORDER BY source_id, start, end, id");
    if (oneCode)
        query.bind(filter.codes.front());
    const Wanted codes(filter.codes);
    const Wanted wantedSources(filter.sources);
    const Wanted wantedCoders(filter.coders);
    const AskingTurns asking(db, filter.counted);
    std::vector<Row> rows;
    while (query.step()) {
        const auto source = query.id<SourceId>(1);
        const auto code = query.id<CodeId>(2);
        const auto coder = query.id<CoderId>(3);
        const auto place = places.find(source);
        if (place == places.end() || !codes.holds(code) || !wantedSources.holds(source) || !wantedCoders.holds(coder))
            continue;
        const TextSpan span{qsizetype(query.int64(4)), qsizetype(query.int64(5))};
        if (asking.leaveOut(source, span.start))
            continue;
        auto& row = rows.emplace_back(Row{place->second, query.id<CodingId>(0), source, code, coder, span, query.text(6), {}});
        if (!query.isNull(7))
            row.weight = query.integer(7);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.place < b.place; });
    return rows;
}

} // namespace

std::vector<Passage> passages(const Read& db, const PassageFilter& filter)
{
    const auto allSources = sources::uncounted(db);
    Places places;
    for (std::size_t i = 0; i < allSources.size(); ++i)
        places[allSources[i].id] = i;
    auto rows = rowsFor(db, filter, places);
    std::unordered_map<CodeId, QString> paths;
    for (auto& code : codebook::uncounted(db))
        paths[code.id] = code.path;
    std::unordered_map<CoderId, QString> names;
    for (auto& coder : coders::uncounted(db))
        names[coder.id] = coder.name;

    std::vector<Passage> found;
    found.reserve(rows.size());
    StoredText text;
    qsizetype length = 0;
    std::optional<Voices> voices;
    const Source* source = nullptr;
    for (auto& row : rows) {
        if (!source || source->id != row.source) {
            source = &allSources[row.place];
            text.read(db, source->id);
            length = qsizetype(source->length);
            voices.emplace(db, source->id);
        }
        auto& passage = found.emplace_back();
        passage.id = row.id;
        passage.source = row.source;
        passage.code = row.code;
        passage.span = row.span;
        passage.comment = std::move(row.comment);
        passage.weight = row.weight;
        const auto voice = voices->at(row.span.start);
        const auto [start, end] = row.span;
        if (filter.context > 0)
            passage.before = text.words({std::max<qsizetype>(0, start - filter.context), start});
        passage.text = text.words(passage.span);
        if (filter.context > 0)
            passage.after = text.words({end, std::min(end + filter.context, length)});
        passage.sourceName = source->name;
        passage.speaker = voice.speaker;
        passage.caseName = voice.caseName;
        passage.codePath = paths[passage.code];
        passage.coder = names[row.coder];
    }
    return found;
}

} // namespace counterpoint::retrieval
