#include "core/transcript/grapheme_borders.h"

namespace counterpoint {

GraphemeBorders::GraphemeBorders(QString text)
    : m_text(std::move(text))
    , m_index(m_text)
{
}

bool GraphemeBorders::isBorder(qsizetype utf16) const
{
    // Below the first combining mark (and above the controls) every character stands alone.
    const auto standsAlone = [](QChar character) { return character >= u' ' && character < QChar(0x0300); };
    if (utf16 <= 0 || utf16 >= m_text.size() || (standsAlone(m_text[utf16 - 1]) && standsAlone(m_text[utf16])))
        return true;
    if (!m_finder)
        m_finder.emplace(QTextBoundaryFinder::Grapheme, m_text);
    m_finder->setPosition(utf16);
    return m_finder->isAtBoundary();
}

qsizetype GraphemeBorders::atOrBefore(qsizetype position) const
{
    const auto at = m_index.toUtf16(position);
    return isBorder(at) ? position : m_index.toCodePoint(m_finder->toPreviousBoundary());
}

qsizetype GraphemeBorders::atOrAfter(qsizetype position) const
{
    const auto at = m_index.toUtf16(position);
    return isBorder(at) ? position : m_index.toCodePoint(m_finder->toNextBoundary());
}

} // namespace counterpoint
