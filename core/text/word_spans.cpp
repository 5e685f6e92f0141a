#include "core/text/word_spans.h"
#include "core/text/words.h"
#include <algorithm>

namespace counterpoint {

WordSpans::WordSpans(QStringView text)
{
    const auto words = wordsIn(text);
    m_starts.reserve(words.size());
    m_ends.reserve(words.size());
    qsizetype read = 0;
    qsizetype position = 0;
    const auto upTo = [&](qsizetype utf16) {
        for (; read < utf16; ++read)
            position += text[read].isLowSurrogate() ? 0 : 1;
        return position;
    };
    for (const auto& word : words) {
        m_starts.push_back(upTo(word.start));
        m_ends.push_back(upTo(word.start + word.length));
    }
}

void WordSpans::leaveOut(const std::vector<TextSpan>& spans)
{
    auto span = spans.begin();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_starts.size(); ++i) {
        while (span != spans.end() && span->end <= m_starts[i])
            ++span;
        if (span != spans.end() && span->start <= m_starts[i])
            continue;
        m_starts[kept] = m_starts[i];
        m_ends[kept++] = m_ends[i];
    }
    m_starts.resize(kept);
    m_ends.resize(kept);
}

std::pair<qsizetype, qsizetype> WordSpans::within(TextSpan span) const
{
    const auto first = std::upper_bound(m_ends.begin(), m_ends.end(), span.start) - m_ends.begin();
    const auto last = std::lower_bound(m_starts.begin(), m_starts.end(), span.end) - m_starts.begin();
    return {first, std::max(first, last)};
}

} // namespace counterpoint
