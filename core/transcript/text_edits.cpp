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

TextEdits::TextEdits(std::vector<TextSpan> spans, std::vector<qsizetype> inserted)
    : m_spans(std::move(spans))
    , m_inserted(std::move(inserted))
{
    m_shifts.reserve(m_spans.size() + 1);
    m_shifts.push_back(0);
    for (std::size_t i = 0; i < m_spans.size(); ++i)
        m_shifts.push_back(m_shifts.back() + m_inserted[i] - m_spans[i].length());
}

qsizetype TextEdits::insertedAt(qsizetype position) const
{
    qsizetype all = 0;
    for (auto i = before(position); i < m_spans.size() && m_spans[i].start == position; ++i)
        all += m_spans[i].isEmpty() ? m_inserted[i] : 0;
    return all;
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
    while (i > 0 && m_spans[i - 1].end > span.start) {
        span = movedSpan(span, m_spans[i - 1], m_inserted[i - 1]);
        --i;
    }
    return {span.start + m_shifts[i], span.end + m_shifts[i]};
}

qsizetype TextEdits::moved(qsizetype position) const
{
    const auto i = before(position);
    if (i > 0 && m_spans[i - 1].end > position)
        return m_spans[i - 1].start + m_inserted[i - 1] + m_shifts[i - 1];
    return position + m_shifts[i];
}

const TextSpan* TextEdits::across(qsizetype position) const
{
    const auto i = before(position);
    return i > 0 && m_spans[i - 1].end > position ? &m_spans[i - 1] : nullptr;
}

} // namespace counterpoint
