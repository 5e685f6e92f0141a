#include "core/text/word_spans.h"
#include "core/text/words.h"
#include <algorithm>

namespace counterpoint {

WordSpans::WordSpans(QStringView text)
{
    const auto words = wordsIn(text);
    m_words.reserve(words.size());
    qsizetype read = 0;
    qsizetype position = 0;
    const auto upTo = [&](qsizetype utf16) {
        for (; read < utf16; ++read)
            position += text[read].isLowSurrogate() ? 0 : 1;
        return position;
    };
    for (const auto& word : words) {
        const auto start = upTo(word.start);
        m_words.push_back({start, upTo(word.start + word.length)});
    }
}

WordSpans::WordSpans(std::string_view utf8)
    : m_words(wordsIn(utf8))
{
}

void WordSpans::leaveOut(const std::vector<TextSpan>& spans)
{
    auto span = spans.begin();
    std::erase_if(m_words, [&](TextSpan word) {
        while (span != spans.end() && span->end <= word.start)
            ++span;
        return span != spans.end() && span->start <= word.start;
    });
}

std::pair<qsizetype, qsizetype> WordSpans::within(TextSpan span) const
{
    const auto first = std::partition_point(m_words.begin(), m_words.end(), [&](TextSpan word) { return word.end <= span.start; });
    const auto last = std::partition_point(first, m_words.end(), [&](TextSpan word) { return word.start < span.end; });
    return {first - m_words.begin(), last - m_words.begin()};
}

} // namespace counterpoint
