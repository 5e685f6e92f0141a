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

struct Row {
    Passage passage;
    CoderId coder;
};

/// The codings that match, without their texts. One code reads its own index; anything else sweeps the table once.
std::vector<Row> rowsFor(const Read& db, const PassageFilter& filter)
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
        Row row;
        row.passage.id = query.id<CodingId>(0);
        row.passage.source = query.id<SourceId>(1);
        row.passage.code = query.id<CodeId>(2);
        row.coder = query.id<CoderId>(3);
        if (!codes.holds(row.passage.code) || !wantedSources.holds(row.passage.source) || !wantedCoders.holds(row.coder))
            continue;
        row.passage.span = {qsizetype(query.int64(4)), qsizetype(query.int64(5))};
        if (asking.leaveOut(row.passage.source, row.passage.span.start))
            continue;
        row.passage.comment = query.text(6);
        if (!query.isNull(7))
            row.passage.weight = query.integer(7);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

std::vector<Passage> passages(const Read& db, const PassageFilter& filter)
{
    auto rows = rowsFor(db, filter);
    const auto allSources = sources::uncounted(db);
    std::unordered_map<SourceId, std::size_t> order;
    for (std::size_t i = 0; i < allSources.size(); ++i)
        order[allSources[i].id] = i;
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const Row& a, const Row& b) { return order[a.passage.source] < order[b.passage.source]; });
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
        auto& passage = row.passage;
        if (!source || source->id != passage.source) {
            source = &allSources[order[passage.source]];
            text.read(db, source->id);
            length = qsizetype(source->length);
            voices.emplace(db, source->id);
        }
        const auto voice = voices->at(passage.span.start);
        const auto [start, end] = passage.span;
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
        found.push_back(std::move(passage));
    }
    return found;
}

} // namespace counterpoint::retrieval
