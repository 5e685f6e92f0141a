#include "core/text/diff.h"
#include "core/text/sequence_diff.h"
#include "core/text/text_index.h"
#include <QHash>
#include <QTextBoundaryFinder>
#include <algorithm>

namespace counterpoint {

namespace {

/// A text cut into pieces, each known by a number that is the same for the same words.
struct Pieces {
    std::vector<qsizetype> starts; ///< UTF-16 in the whole text; one more at the end
    std::vector<int> ids;
};

class Numbers {
public:
    int of(QStringView piece)
    {
        auto known = m_numbers.find(piece);
        if (known == m_numbers.end())
            known = m_numbers.insert(piece, int(m_numbers.size()));
        return *known;
    }

private:
    QHash<QStringView, int> m_numbers;
};

/// A part of the text under comparison.
struct Part {
    QStringView text; ///< the whole
    qsizetype start;
    qsizetype end;
    QStringView view() const { return text.sliced(start, end - start); }
};

Pieces linesOf(const Part& part, Numbers& numbers)
{
    Pieces lines;
    for (auto start = part.start; start < part.end;) {
        const auto lineEnd = part.text.indexOf(u'\n', start);
        const auto end = lineEnd < 0 || lineEnd >= part.end ? part.end : lineEnd + 1;
        lines.starts.push_back(start);
        lines.ids.push_back(numbers.of(part.text.sliced(start, end - start)));
        start = end;
    }
    lines.starts.push_back(part.end);
    return lines;
}

enum class Kind { Word, Space, Other };

Kind kindOf(QStringView text, qsizetype at)
{
    const auto character = text[at];
    if (character == u'\n')
        return Kind::Other;
    if (character.isSpace())
        return Kind::Space;
    // Where words are written without spaces between them, each character counts for itself.
    return character.isLetterOrNumber() && character < QChar(0x2E80) ? Kind::Word : Kind::Other;
}

/// From here on every character may be a part of the one before.
bool standAlone(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c < QChar(0x0300) && c != u'\r'; });
}

/// Words, runs of spaces, and every other character as readers see it.
Pieces wordsOf(const Part& part, Numbers& numbers)
{
    Pieces words;
    auto kind = Kind::Other;
    const auto take = [&](qsizetype at) {
        const auto next = kindOf(part.text, at);
        if (next == Kind::Other || next != kind || words.starts.empty())
            words.starts.push_back(at);
        kind = next;
    };
    for (auto start = part.start; start < part.end;) {
        const auto lineEnd = part.text.indexOf(u'\n', start);
        const auto end = lineEnd < 0 || lineEnd >= part.end ? part.end : lineEnd + 1;
        const auto line = part.text.sliced(start, end - start);
        if (standAlone(line))
            for (auto at = start; at < end; ++at)
                take(at);
        else {
            QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, line.data(), line.size());
            for (qsizetype at = 0; at >= 0 && at < line.size(); at = finder.toNextBoundary())
                take(start + at);
        }
        start = end;
    }
    words.starts.push_back(part.end);
    for (std::size_t i = 0; i + 1 < words.starts.size(); ++i)
        words.ids.push_back(numbers.of(part.text.sliced(words.starts[i], words.starts[i + 1] - words.starts[i])));
    return words;
}

struct Change {
    Part before;
    Part after;
};

template <class Cut>
std::vector<Change> changesBy(Cut cut, const Change& parts)
{
    Numbers numbers;
    const auto before = cut(parts.before, numbers);
    const auto after = cut(parts.after, numbers);
    std::vector<Change> changes;
    for (const auto& change : diffSequences(before.ids, after.ids))
        changes.push_back(
            {{parts.before.text, before.starts[std::size_t(change.beforeStart)], before.starts[std::size_t(change.beforeEnd)]},
             {parts.after.text, after.starts[std::size_t(change.afterStart)], after.starts[std::size_t(change.afterEnd)]}});
    return changes;
}

/// What lies between the whole lines that both texts begin and end with.
Change withoutCommonEnds(QStringView before, QStringView after)
{
    const auto shorter = std::min(before.size(), after.size());
    auto head = std::mismatch(before.begin(), before.begin() + shorter, after.begin()).first - before.begin();
    while (head > 0 && before[head - 1] != u'\n')
        --head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    // Both begin a line here: behind a line end that the tails share.
    while (tail > 0 && before[before.size() - tail] != u'\n')
        --tail;
    tail = std::max<qsizetype>(tail - 1, 0);
    return {{before, head, before.size() - tail}, {after, head, after.size() - tail}};
}

} // namespace

std::vector<TextChange> diffTexts(QStringView before, QStringView after)
{
    std::vector<TextChange> changes;
    const TextIndex beforeIndex(before);
    const TextIndex afterIndex(after);
    for (const auto& lines : changesBy(linesOf, withoutCommonEnds(before, after)))
        for (const auto& words : changesBy(wordsOf, lines))
            changes.push_back({{beforeIndex.toCodePoint(words.before.start), beforeIndex.toCodePoint(words.before.end)},
                               {afterIndex.toCodePoint(words.after.start), afterIndex.toCodePoint(words.after.end)}});
    return changes;
}

std::vector<TextChange> joinedForReading(const std::vector<TextChange>& changes, QStringView before)
{
    const TextIndex index(before);
    std::vector<TextChange> joined;
    for (const auto& change : changes) {
        const auto between = joined.empty() ? QStringView() : index.slice(before, {joined.back().before.end, change.before.start});
        const bool belong = !joined.empty()
            && std::none_of(between.begin(), between.end(), [](QChar c) { return c.isLetterOrNumber() || c == u'\n' || c.isSurrogate(); });
        if (belong) {
            joined.back().before.end = change.before.end;
            joined.back().after.end = change.after.end;
        } else
            joined.push_back(change);
    }
    return joined;
}

} // namespace counterpoint
