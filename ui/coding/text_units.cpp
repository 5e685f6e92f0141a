#include "ui/coding/text_units.h"
#include "core/text/words.h"
#include <algorithm>

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
