#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include <vector>

namespace counterpoint {
class Read;
struct MaterialScope;

/// A coding in as few bytes as can be: a study has a million of them.
struct CodedSpan {
    TextSpan span;
    CodeId code;
    CoderId coder;
};

/// All codings of some sources, each source's by their start, read in one pass over the table.
class CodedPassages {
public:
    /// Those of the coders in `scope`; `sources` by the places that of() is asked for.
    CodedPassages(const Read& db, const std::vector<SourceId>& sources, const MaterialScope& scope);
    /// The codings of a source: from first to, without, last.
    std::pair<const CodedSpan*, const CodedSpan*> of(std::size_t source) const
    {
        return {m_spans.data() + m_first[source], m_spans.data() + m_first[source + 1]};
    }
    bool any(std::size_t source) const { return m_first[source] < m_first[source + 1]; }
    std::size_t count() const { return m_spans.size(); }

private:
    std::vector<CodedSpan> m_spans;
    std::vector<std::size_t> m_first;
};

} // namespace counterpoint
