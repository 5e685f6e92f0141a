#include "core/text/text_index.h"
#include <algorithm>

namespace counterpoint {

TextIndex::TextIndex(QStringView text)
    : m_length(text.size())
{
    for (qsizetype i = 0, codePoint = 0; i < text.size(); ++i, ++codePoint)
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            m_astral.push_back(codePoint);
            ++i;
        }
}

qsizetype TextIndex::toUtf16(qsizetype codePoint) const
{
    return codePoint + (std::lower_bound(m_astral.begin(), m_astral.end(), codePoint) - m_astral.begin());
}

qsizetype TextIndex::toCodePoint(qsizetype utf16) const
{
    // Pair k starts at UTF-16 offset m_astral[k] + k: count the pairs that end at or before `utf16`.
    qsizetype low = 0;
    qsizetype high = qsizetype(m_astral.size());
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (m_astral[std::size_t(middle)] + middle + 2 <= utf16)
            low = middle + 1;
        else
            high = middle;
    }
    const bool insidePair = low < qsizetype(m_astral.size()) && m_astral[std::size_t(low)] + low + 1 == utf16;
    return utf16 - low - (insidePair ? 1 : 0);
}

QStringView TextIndex::slice(QStringView text, TextSpan span) const
{
    const qsizetype start = std::clamp(toUtf16(std::max<qsizetype>(span.start, 0)), qsizetype(0), text.size());
    const qsizetype end = std::clamp(toUtf16(std::max<qsizetype>(span.end, 0)), start, text.size());
    return text.sliced(start, end - start);
}

qsizetype codePointCount(QStringView text)
{
    qsizetype count = text.size();
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        if (text[i].isHighSurrogate() && text[i + 1].isLowSurrogate()) {
            --count;
            ++i;
        }
    return count;
}

} // namespace counterpoint
