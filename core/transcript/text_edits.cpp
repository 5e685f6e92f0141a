#include "core/transcript/text_edits.h"
#include <algorithm>

namespace counterpoint {

TextSpan movedSpan(TextSpan span, TextSpan edit, qsizetype inserted)
{
    const auto shift = inserted - edit.length();
    if (span.end <= edit.start)
        return span;
    if (span.start >= edit.end)
        return {span.start + shift, span.end + shift};
    const bool replacesHead = span.start == edit.start && span.end >= edit.end;
    const auto start = span.start < edit.start || replacesHead ? span.start : edit.start + inserted;
    const auto end = span.end >= edit.end ? span.end + shift : edit.start;
    return {start, std::max(start, end)};
}

TextEdits::TextEdits(std::vector<TextSpan> spans, qsizetype inserted)
    : m_spans(std::move(spans))
    , m_inserted(inserted)
{
    m_shifts.reserve(m_spans.size() + 1);
    m_shifts.push_back(0);
    for (const auto span : m_spans)
        m_shifts.push_back(m_shifts.back() + inserted - span.length());
}

std::size_t TextEdits::before(qsizetype position) const
{
    const auto found =
        std::lower_bound(m_spans.begin(), m_spans.end(), position, [](TextSpan span, qsizetype at) { return span.start < at; });
    return std::size_t(found - m_spans.begin());
}

TextSpan TextEdits::moved(TextSpan span) const
{
    // From the last to the first, so that each is applied to positions that the others have not moved yet.
    auto i = before(span.end);
    while (i > 0 && m_spans[i - 1].end > span.start)
        span = movedSpan(span, m_spans[--i], m_inserted);
    return {span.start + m_shifts[i], span.end + m_shifts[i]};
}

qsizetype TextEdits::moved(qsizetype position) const
{
    const auto i = before(position);
    if (i > 0 && m_spans[i - 1].end > position)
        return m_spans[i - 1].start + m_inserted + m_shifts[i - 1];
    return position + m_shifts[i];
}

const TextSpan* TextEdits::across(qsizetype position) const
{
    const auto i = before(position);
    return i > 0 && m_spans[i - 1].end > position ? &m_spans[i - 1] : nullptr;
}

} // namespace counterpoint
