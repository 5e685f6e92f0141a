#include "ui/coding/text_units.h"
#include "core/text/words.h"
#include <algorithm>
#include <optional>

namespace counterpoint::ui {

namespace {

/// The first position from `position` on where no white space is.
qsizetype afterSpace(const OpenSource& source, qsizetype position)
{
    auto at = source.index.toUtf16(position);
    while (at < source.text.size() && source.text[at].isSpace())
        ++at;
    return source.index.toCodePoint(at);
}

/// The turns of the answer around `position`, first and last; where somebody asks there, the answer to that.
std::optional<std::pair<std::size_t, std::size_t>> answerAt(const OpenSource& source, qsizetype position)
{
    const auto* turn = turns::at(source.turns, position);
    if (!turn || source.voices.size() != source.turns.size())
        return std::nullopt;
    const auto isQuestion = [&](std::size_t i) { return asks(source.voices[i].role); };
    auto first = std::size_t(turn - source.turns.data());
    // Where nobody asks, and among answers to an open question, each turn is its own.
    const bool anyAsks = std::any_of(source.voices.begin(), source.voices.end(), [](const auto& voice) { return asks(voice.role); });
    if (turn->responseRow || !anyAsks)
        return std::pair(first, first);
    while (first < source.turns.size() && isQuestion(first))
        ++first;
    if (first == source.turns.size())
        return std::nullopt;
    auto last = first;
    while (first > 0 && !isQuestion(first - 1))
        --first;
    while (last + 1 < source.turns.size() && !isQuestion(last + 1))
        ++last;
    return std::pair(first, last);
}

} // namespace

TextSpan unitAt(const OpenSource& source, TextUnit unit, qsizetype position)
{
    if (unit == TextUnit::Turn)
        if (const auto* turn = turns::at(source.turns, position))
            return {std::min(afterSpace(source, turn->contentStart), turn->span.end), turn->span.end};
    if (unit == TextUnit::Sentence) {
        // Behind the label of a turn: a sentence is what somebody says.
        auto sentence = sentenceAt(source.text, source.index, position);
        if (const auto* turn = turns::at(source.turns, position))
            if (sentence.start < turn->contentStart && turn->contentStart < sentence.end)
                sentence.start = afterSpace(source, turn->contentStart);
        return sentence;
    }
    if (unit == TextUnit::Answer)
        if (const auto answer = answerAt(source, position)) {
            const auto& last = source.turns[answer->second];
            return {std::min(afterSpace(source, source.turns[answer->first].contentStart), last.span.end), last.span.end};
        }
    return paragraphAt(source.text, source.index, position);
}

TextSpan extended(const OpenSource& source, TextUnit unit, TextSpan selected)
{
    const auto next = afterSpace(source, selected.end);
    if (next >= source.index.codePoints())
        return selected;
    const auto unitThere = unitAt(source, unit, next);
    return unitThere.end > selected.end ? TextSpan{selected.start, unitThere.end} : selected;
}

} // namespace counterpoint::ui
