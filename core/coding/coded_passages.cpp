#include "core/coding/coded_passages.h"
#include "core/coding/coded_material.h"
#include "core/coding/consensus.h"
#include "core/project/doors.h"
#include <algorithm>

namespace counterpoint {

CodedPassages::CodedPassages(const Read& db, const std::vector<SourceId>& sources, const MaterialScope& scope)
{
    std::vector<int> places; // by id of the source
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto id = std::size_t(sources[i].value());
        if (places.size() <= id)
            places.resize(id + 1, -1);
        places[id] = int(i);
    }
    struct Row {
        CodedSpan coded;
        int source;
    };
    std::vector<Row> rows;
    m_first.assign(sources.size() + 1, 0);
    const auto agreed = scope.coders.empty() ? consensus::coder(db) : CoderId();
    // In the order in which they lie in the file: fetching them through an index costs more than sorting does.
    auto query = db.prepare("SELECT source_id, code_id, coder_id, start, end FROM coding");
    while (query.step()) {
        const auto id = std::size_t(query.int64(0));
        const int place = id < places.size() ? places[id] : -1;
        const auto coder = query.id<CoderId>(2);
        if (place < 0 || !scope.holds(coder) || coder == agreed)
            continue;
        rows.push_back({{{qsizetype(query.int64(3)), qsizetype(query.int64(4))}, query.id<CodeId>(1), coder}, place});
        ++m_first[std::size_t(place) + 1];
    }
    for (std::size_t i = 1; i < m_first.size(); ++i)
        m_first[i] += m_first[i - 1];
    m_spans.resize(rows.size());
    auto next = m_first;
    for (const auto& row : rows)
        m_spans[next[std::size_t(row.source)]++] = row.coded;
    const auto before = [](const CodedSpan& a, const CodedSpan& b) { return a.span < b.span; };
    for (std::size_t i = 0; i + 1 < m_first.size(); ++i) {
        const auto first = m_spans.begin() + std::ptrdiff_t(m_first[i]);
        const auto last = m_spans.begin() + std::ptrdiff_t(m_first[i + 1]);
        if (!std::is_sorted(first, last, before))
            std::stable_sort(first, last, before);
    }
}

} // namespace counterpoint
