#include "core/merge/added_lines.h"
#include "core/text/sequence_diff.h"
#include "core/text/text_index.h"
#include "core/text/words.h"
#include "core/transcript/text_edits.h"
#include <QStringList>
#include <algorithm>
#include <iterator>
#include <utility>

namespace counterpoint::merge {

namespace {

constexpr qsizetype saidAgainAndAgain = 4; // words: “Yes, that is true.”
constexpr qsizetype notThere = -1;

bool isWholeLines(const QString& words) { return words.startsWith(u'\n') || words.endsWith(u'\n'); }

} // namespace

QString SpokenText::voiceAt(qsizetype position) const
{
    const auto next = voices.upper_bound(position);
    return next == voices.begin() ? QString() : std::prev(next)->second;
}

std::vector<AddedLines::Line> AddedLines::linesOf(const SpokenText& text, TextSpan span)
{
    const auto words = TextIndex(text.text).slice(text.text, span).toString();
    std::vector<Line> lines;
    auto at = span.start;
    for (const auto& line : words.split(u'\n')) {
        const auto end = at + codePointCount(line);
        if (!line.isEmpty())
            lines.push_back({{at, end}, line, text.voiceAt(at)});
        at = end + 1;
    }
    return lines;
}

/// By line of theirs, which of ours is the same; notThere where none is.
std::vector<qsizetype> AddedLines::sameLines(const std::vector<Line>& ours, const std::vector<Line>& theirs, bool isAnswers)
{
    std::map<std::pair<QString, QString>, int> numbers;
    const auto numbered = [&](const std::vector<Line>& lines) {
        std::vector<int> sequence;
        for (const auto& line : lines)
            sequence.push_back(numbers.try_emplace({line.voice, line.words}, int(numbers.size())).first->second);
        return sequence;
    };
    const auto ourSequence = numbered(ours);
    const auto theirSequence = numbered(theirs);
    std::vector<qsizetype> same(theirs.size(), notThere);
    qsizetype our = 0;
    qsizetype their = 0;
    const auto alikeUpTo = [&](qsizetype end) {
        for (; their < end; ++their)
            same[std::size_t(their)] = our++;
    };
    for (const auto& change : diffSequences(ourSequence, theirSequence)) {
        alikeUpTo(change.afterStart);
        our = change.beforeEnd;
        their = change.afterEnd;
    }
    alikeUpTo(qsizetype(theirs.size()));
    if (isAnswers)
        return same;

    const auto before = same;
    const auto isSameAt = [&](qsizetype i, qsizetype ourIndex) {
        const bool isEdge = i < 0 || i == qsizetype(theirs.size());
        const bool isOurEdge = ourIndex < 0 || ourIndex == qsizetype(ours.size());
        return isEdge || isOurEdge ? isEdge && isOurEdge : before[std::size_t(i)] == ourIndex;
    };
    for (qsizetype i = 0; i < qsizetype(same.size()); ++i)
        if (const auto there = before[std::size_t(i)]; there != notThere && wordCount(theirs[std::size_t(i)].words) <= saidAgainAndAgain
            && !isSameAt(i - 1, there - 1) && !isSameAt(i + 1, there + 1))
            same[std::size_t(i)] = notThere;
    return same;
}

/// What theirs has and ours has not is put before the next line that both have, or behind all.
void AddedLines::join(TextUpdate& update, const UpdateConflict& conflict, const SpokenText& ours, const SpokenText& theirs)
{
    const auto ourLines = linesOf(ours, conflict.place);
    const auto theirLines = linesOf(theirs, conflict.placeInFile);
    const auto same = sameLines(ourLines, theirLines, theirs.isAnswers);
    std::vector<const Line*> missing;
    const auto put = [&](qsizetype at) {
        if (missing.empty())
            return;
        const bool isFirst = at == 0; // else behind the line before, so that no turn begins with what comes in
        QString words;
        for (const auto* line : missing) {
            m_taken.push_back({line->span, at, codePointCount(words) + (isFirst ? 0 : 1)});
            words += isFirst ? line->words + u'\n' : u'\n' + line->words;
        }
        update.wordsIn += wordCount(words);
        update.parts.push_back({{at, at}, words});
        missing.clear();
    };
    for (std::size_t i = 0; i < theirLines.size(); ++i) {
        if (same[i] == notThere) {
            missing.push_back(&theirLines[i]);
            continue;
        }
        const auto& line = ourLines[std::size_t(same[i])];
        put(std::max<qsizetype>(line.span.start - 1, 0));
        m_taken.push_back({theirLines[i].span, line.span.start, notThere});
    }
    put(conflict.place.end - (conflict.inStudy.endsWith(u'\n') ? 1 : 0));
}

AddedLines::AddedLines(TextUpdate& update, const SpokenText& ours, const SpokenText& theirs)
{
    std::erase_if(update.conflicts, [&](const UpdateConflict& conflict) {
        if (!conflict.imported.isEmpty() || !isWholeLines(conflict.inStudy) || !isWholeLines(conflict.inFile))
            return false;
        join(update, conflict, ours, theirs);
        return true;
    });
}

std::vector<LinePlace> AddedLines::places(const TextUpdate& update) const
{
    if (update.parts.empty())
        return {};
    std::vector<TextSpan> spans;
    std::vector<qsizetype> inserted;
    for (const auto& part : update.parts) {
        spans.push_back(part.span);
        inserted.push_back(codePointCount(part.text));
    }
    const TextEdits edits(std::move(spans), std::move(inserted));
    std::vector<LinePlace> all;
    for (const auto& line : m_taken)
        all.push_back({line.theirs, edits.moved(line.ours) + std::max<qsizetype>(line.behind, 0)});
    return all;
}

} // namespace counterpoint::merge
