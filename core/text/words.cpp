#include "core/text/words.h"
#include "core/text/plain_ascii.h"
#include <QTextBoundaryFinder>
#include <algorithm>
#include <array>

namespace counterpoint {

namespace {

struct Line {
    qsizetype start; ///< UTF-16, in the whole text
    QStringView text;
};

// No word, sentence or grapheme goes over a line end, so the finder, which reads all it is given, is given one line.
Line lineAround(QStringView text, qsizetype utf16)
{
    const auto before = utf16 > 0 ? text.lastIndexOf(u'\n', utf16 - 1) : -1;
    const auto after = text.indexOf(u'\n', utf16);
    const auto end = after < 0 ? text.size() : after;
    return {before + 1, text.sliced(before + 1, end - before - 1)};
}

qsizetype clippedUtf16(QStringView text, const TextIndex& index, qsizetype codePoint)
{
    return std::clamp(index.toUtf16(std::max<qsizetype>(codePoint, 0)), qsizetype(0), text.size());
}

TextSpan spanOf(const TextIndex& index, qsizetype utf16Start, qsizetype utf16End)
{
    return {index.toCodePoint(utf16Start), index.toCodePoint(utf16End)};
}

// Below the first combining mark (and above the controls) every character is a grapheme of its own.
bool standsAlone(QChar character) { return character >= u' ' && character < QChar(0x0300); }

bool isGraphemeBorder(QStringView text, qsizetype utf16)
{
    if (utf16 <= 0 || utf16 >= text.size() || text[utf16] == u'\n' || text[utf16 - 1] == u'\n')
        return true;
    if (standsAlone(text[utf16 - 1]) && standsAlone(text[utf16]))
        return true;
    const auto line = lineAround(text, utf16);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, line.text.data(), line.text.size());
    finder.setPosition(utf16 - line.start);
    return finder.isAtBoundary();
}

/// Qt takes the characters of Chinese and Japanese for no words; by the rules each of them is one.
bool isWordByItself(QChar first, QChar second)
{
    const auto code =
        first.isHighSurrogate() && second.isLowSurrogate() ? QChar::surrogateToUcs4(first, second) : char32_t(first.unicode());
    const auto script = QChar::script(code);
    return (script == QChar::Script_Han || script == QChar::Script_Hiragana) && QChar::isLetter(code);
}

bool beginsWord(const QTextBoundaryFinder& finder, QStringView text)
{
    if (finder.boundaryReasons() & QTextBoundaryFinder::StartOfItem)
        return true;
    const auto at = finder.position();
    return at >= 0 && at < text.size() && isWordByItself(text[at], at + 1 < text.size() ? text[at + 1] : QChar());
}

/// Calls `word(start, length)` for each, in UTF-16.
template <class Word>
void findWords(QStringView text, const Word& word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text.data(), text.size());
    auto start = beginsWord(finder, text) ? finder.position() : -1;
    for (auto at = finder.toNextBoundary(); at >= 0; at = finder.toNextBoundary()) {
        if (start >= 0)
            word(start, at - start);
        start = beginsWord(finder, text) ? at : -1;
    }
}

/// What the characters of Latin-1 are for words, looked up rather than compared.
struct LatinTable {
    std::array<bool, 256> isLetterOrDigit{};
    std::array<bool, 256> isPlain{};

    constexpr LatinTable()
    {
        for (std::size_t c = 0; c < 256; ++c) {
            isLetterOrDigit[c] =
                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c >= 0xC0 && c != 0xD7 && c != 0xF7);
            isPlain[c] = isLetterOrDigit[c] || (c >= ' ' && c <= '~');
        }
    }
};
constexpr LatinTable latin;

bool isLatinLetterOrDigit(QChar c) { return c.unicode() < 256 && latin.isLetterOrDigit[c.unicode()]; }

bool isQuoteOrDash(QChar c) { return c >= QChar(0x2010) && c <= QChar(0x2027); }

/// Whether it is a character such that signs stand at the ends of words only, or are left to findWords().
bool isPlain(QChar c) { return c.unicode() < 256 ? latin.isPlain[c.unicode()] : isQuoteOrDash(c); }

/// Whether it surely does not join a space before it, as a combining mark or what modifies an emoji does.
bool standsApart(QChar first, QChar second)
{
    if (first.isHighSurrogate()) {
        const auto code = QChar::surrogateToUcs4(first, second);
        return (code >= 0x1F300 && code < 0x1F3FB) || (code >= 0x1F400 && code < 0x1FB00);
    }
    return (first < QChar(0x0300) && first != QChar(0x00AD)) || isQuoteOrDash(first) || (first.isLetter() && first < QChar(0xFF00));
}

/// Whether nothing in the line goes over a space: words can be looked for between spaces then.
bool endsWordsAtSpaces(QStringView line)
{
    for (qsizetype i = 1; i < line.size(); ++i)
        if (line[i - 1] == u' ' && !standsApart(line[i], i + 1 < line.size() ? line[i + 1] : QChar()))
            return false;
    return true;
}

/// What findWords() finds, in a fraction of its time: it is asked only about what has a sign within, as "don't" and "3.5" have.
template <class Word>
void findWordsBetweenSpaces(QStringView line, const Word& word)
{
    for (qsizetype next = 0; next < line.size();) {
        auto start = next;
        auto end = start;
        bool areAllPlain = true;
        for (; end < line.size() && line[end] != u' '; ++end)
            areAllPlain &= isPlain(line[end]);
        next = end + 1;
        if (areAllPlain) {
            while (start < end && !isLatinLetterOrDigit(line[start]) && line[start] != u'_')
                ++start;
            while (end > start && !isLatinLetterOrDigit(line[end - 1]) && line[end - 1] != u'_')
                --end;
        }
        const auto found = line.sliced(start, end - start);
        if (found.isEmpty())
            continue;
        if (std::all_of(found.begin(), found.end(), isLatinLetterOrDigit))
            word(start, found.size());
        else
            findWords(found, [&](qsizetype at, qsizetype length) { word(start + at, length); });
    }
}

/// Of a line that is plain ASCII.
bool isAsciiLetterOrDigit(char byte) { return latin.isLetterOrDigit[static_cast<unsigned char>(byte)]; }

/// As findWordsBetweenSpaces(): what has no sign within is a word as far as its letters go.
template <class Word>
void findWordsInAsciiLine(std::string_view line, const Word& word)
{
    const auto isOfWord = [](char byte) { return isAsciiLetterOrDigit(byte) || byte == '_'; };
    for (std::size_t at = 0; at < line.size();) {
        if (!isOfWord(line[at])) {
            ++at;
            continue;
        }
        const auto start = at;
        while (at < line.size() && isAsciiLetterOrDigit(line[at]))
            ++at;
        if (at == line.size() || line[at] == ' ') {
            word(qsizetype(start), qsizetype(at - start));
            continue;
        }
        auto end = at = std::min(line.find(' ', at), line.size());
        while (!isOfWord(line[end - 1]))
            --end;
        const auto found = line.substr(start, end - start);
        if (std::all_of(found.begin(), found.end(), [](char byte) { return isAsciiLetterOrDigit(byte); }))
            word(qsizetype(start), qsizetype(found.size()));
        else
            findWords(QString::fromLatin1(found.data(), qsizetype(found.size())),
                      [&](qsizetype from, qsizetype length) { word(qsizetype(start) + from, length); });
    }
}

template <class Word>
void forEachWord(QStringView text, const Word& word)
{
    for (qsizetype start = 0; start < text.size();) {
        const auto end = text.indexOf(u'\n', start);
        const auto line = text.sliced(start, (end < 0 ? text.size() : end) - start);
        const auto inText = [&](qsizetype at, qsizetype length) { word(start + at, length); };
        if (isPlainAscii(line)) {
            const auto bytes = line.toLatin1();
            findWordsInAsciiLine({bytes.data(), std::size_t(bytes.size())}, inText);
        } else if (endsWordsAtSpaces(line))
            findWordsBetweenSpaces(line, inText);
        else
            findWords(line, inText);
        start += line.size() + 1;
    }
}

/// Calls `word(start, end)` for each, in code points.
template <class Word>
void forEachWord(std::string_view utf8, const Word& word)
{
    qsizetype position = 0;
    for (std::size_t start = 0; start < utf8.size();) {
        const auto line = utf8.substr(start, utf8.find('\n', start) - start);
        start += line.size() + 1;
        if (isPlainAscii(line)) {
            findWordsInAsciiLine(line, [&](qsizetype at, qsizetype length) { word(position + at, position + at + length); });
            position += qsizetype(line.size()) + 1;
            continue;
        }
        const auto text = QString::fromUtf8(line.data(), qsizetype(line.size()));
        const TextIndex index(text);
        forEachWord(QStringView(text), [&](qsizetype at, qsizetype length) {
            word(position + index.toCodePoint(at), position + index.toCodePoint(at + length));
        });
        position += index.codePoints() + 1;
    }
}

} // namespace

qsizetype wordCount(std::string_view utf8)
{
    qsizetype count = 0;
    forEachWord(utf8, [&](qsizetype, qsizetype) { ++count; });
    return count;
}

std::vector<TextSpan> wordsIn(std::string_view utf8)
{
    std::vector<TextSpan> words;
    words.reserve(utf8.size() / 8);
    forEachWord(utf8, [&](qsizetype start, qsizetype end) { words.push_back({start, end}); });
    return words;
}

qsizetype wordCount(QStringView text)
{
    qsizetype count = 0;
    forEachWord(text, [&](qsizetype, qsizetype) { ++count; });
    return count;
}

std::vector<WordPlace> wordsIn(QStringView text)
{
    std::vector<WordPlace> words;
    forEachWord(text, [&](qsizetype start, qsizetype length) { words.push_back({start, length}); });
    return words;
}

TextSpan wordAt(QStringView text, const TextIndex& index, qsizetype codePoint)
{
    const auto at = clippedUtf16(text, index, codePoint);
    const auto line = lineAround(text, at);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, line.text.data(), line.text.size());
    const auto inLine = at - line.start;
    finder.setPosition(inLine);
    if (!finder.isAtBoundary() || !beginsWord(finder, line.text))
        finder.toPreviousBoundary();
    const auto start = finder.position();
    if (start < 0 || !beginsWord(finder, line.text))
        return {index.toCodePoint(at), index.toCodePoint(at)};
    const auto end = finder.toNextBoundary();
    if (end < inLine)
        return {index.toCodePoint(at), index.toCodePoint(at)};
    return spanOf(index, line.start + start, line.start + end);
}

TextSpan sentenceAt(QStringView text, const TextIndex& index, qsizetype codePoint)
{
    const auto at = clippedUtf16(text, index, codePoint);
    const auto line = lineAround(text, at);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, line.text.data(), line.text.size());
    finder.setPosition(at - line.start);
    if (!finder.isAtBoundary() || at - line.start == line.text.size())
        finder.toPreviousBoundary();
    const auto start = std::max<qsizetype>(finder.position(), 0);
    auto end = finder.toNextBoundary();
    if (end < 0)
        end = line.text.size();
    while (end > start && line.text[end - 1].isSpace())
        --end;
    return spanOf(index, line.start + start, line.start + end);
}

TextSpan paragraphAt(QStringView text, const TextIndex& index, qsizetype codePoint)
{
    const auto line = lineAround(text, clippedUtf16(text, index, codePoint));
    return spanOf(index, line.start, line.start + line.text.size());
}

TextSpan graphemeAt(QStringView text, const TextIndex& index, qsizetype codePoint)
{
    const auto at = clippedUtf16(text, index, codePoint);
    const auto start = index.toCodePoint(at);
    return snapToGraphemes(text, index, {start, std::min(start + 1, index.codePoints())});
}

TextSpan snapToGraphemes(QStringView text, const TextIndex& index, TextSpan span)
{
    auto start = clippedUtf16(text, index, span.start);
    auto end = std::max(start, clippedUtf16(text, index, span.end));
    while (!isGraphemeBorder(text, start))
        --start;
    if (end <= start)
        return spanOf(index, start, start);
    while (!isGraphemeBorder(text, end))
        ++end;
    return spanOf(index, start, end);
}

} // namespace counterpoint
