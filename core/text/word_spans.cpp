#include "core/text/word_spans.h"
#include <QTextBoundaryFinder>
#include <algorithm>

namespace counterpoint {

namespace {

bool isPlainLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
        || (c >= QChar(0x00C0) && c <= QChar(0x00FF) && c != QChar(0x00D7) && c != QChar(0x00F7));
}

/// Words in which only letters stand are found by looking at the letters; what joins words over a sign is left to the rules of Unicode.
class Finder {
public:
    Finder(std::vector<qsizetype>& starts, std::vector<qsizetype>& ends)
        : m_starts(starts)
        , m_ends(ends)
    {
    }

    void line(QStringView line, qsizetype position)
    {
        const bool isPlain = std::all_of(line.begin(), line.end(), [](QChar c) {
            return (c >= u' ' && c <= u'~') || isPlainLetter(c) || (c >= QChar(0x2010) && c <= QChar(0x2027));
        });
        if (!isPlain) {
            byUnicode(line, position);
            return;
        }
        for (qsizetype start = 0; start < line.size();) {
            auto end = start;
            bool onlyLetters = true;
            for (; end < line.size() && line[end] != u' '; ++end)
                onlyLetters = onlyLetters && isPlainLetter(line[end]);
            if (end > start)
                piece(line.sliced(start, end - start), position + start, onlyLetters);
            start = end + 1;
        }
    }

private:
    void piece(QStringView piece, qsizetype position, bool onlyLetters)
    {
        if (!onlyLetters) {
            const auto belongs = [](QChar c) { return isPlainLetter(c) || c == u'_'; };
            while (!piece.isEmpty() && !belongs(piece.front())) {
                piece = piece.sliced(1);
                ++position;
            }
            while (!piece.isEmpty() && !belongs(piece.back()))
                piece.chop(1);
            onlyLetters = std::all_of(piece.begin(), piece.end(), isPlainLetter);
        }
        if (piece.isEmpty())
            return;
        if (!onlyLetters) {
            byUnicode(piece, position);
            return;
        }
        m_starts.push_back(position);
        m_ends.push_back(position + piece.size());
    }

    void byUnicode(QStringView text, qsizetype position)
    {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text.data(), text.size());
        qsizetype read = 0;
        do {
            const auto here = finder.position();
            for (; read < here; ++read)
                position += text[read].isLowSurrogate() ? 0 : 1;
            const auto reasons = finder.boundaryReasons();
            // Between two words that touch, only the beginning of the second is said.
            if (reasons & (QTextBoundaryFinder::EndOfItem | QTextBoundaryFinder::StartOfItem) && m_ends.size() < m_starts.size())
                m_ends.push_back(position);
            if (reasons & QTextBoundaryFinder::StartOfItem)
                m_starts.push_back(position);
        } while (finder.toNextBoundary() >= 0);
        for (; read < text.size(); ++read)
            position += text[read].isLowSurrogate() ? 0 : 1;
        if (m_ends.size() < m_starts.size())
            m_ends.push_back(position);
    }

    std::vector<qsizetype>& m_starts;
    std::vector<qsizetype>& m_ends;
};

} // namespace

WordSpans::WordSpans(QStringView text)
{
    m_starts.reserve(std::size_t(text.size() / 5));
    m_ends.reserve(std::size_t(text.size() / 5));
    Finder finder(m_starts, m_ends);
    qsizetype position = 0;
    for (qsizetype start = 0; start <= text.size();) {
        auto end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        const auto line = text.sliced(start, end - start);
        finder.line(line, position);
        position += line.size() + 1 - std::count_if(line.begin(), line.end(), [](QChar c) { return c.isLowSurrogate(); });
        start = end + 1;
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
