#include "ui/coding/word_moves.h"
#include <QTextBlock>
#include <QTextBoundaryFinder>
#include <algorithm>

namespace counterpoint::ui {

namespace {

bool isWrittenWithoutSpaces(QChar character)
{
    switch (character.script()) {
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return true;
    default:
        return character.isHighSurrogate(); // of rare Han, among others; elsewhere the bounds are those of Qt's cursor
    }
}

bool isWord(QStringView part)
{
    return std::any_of(part.begin(), part.end(), [](QChar each) { return each.isLetterOrNumber() || each.isSurrogate(); });
}

/// Where, passing over [from, to) of the paragraph, the first word ends, or the next one begins; `to` where none does.
int firstBorder(const QString& text, int from, int to, bool atEnd)
{
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, text);
    words.setPosition(from);
    auto before = from;
    for (auto at = int(words.toNextBoundary()); at > 0 && at < to; before = at, at = int(words.toNextBoundary())) {
        const auto next = std::max(int(words.toNextBoundary()), at);
        words.setPosition(at);
        if (atEnd ? isWord(QStringView(text).sliced(before, at - before)) : isWord(QStringView(text).sliced(at, next - at)))
            return at;
    }
    return to;
}

/// Where the last word that begins within [from, to) does so; `from` where none does behind it.
int lastBorder(const QString& text, int from, int to)
{
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, text);
    words.setPosition(to);
    auto after = to;
    for (auto at = int(words.toPreviousBoundary()); at > from; after = at, at = int(words.toPreviousBoundary()))
        if (isWord(QStringView(text).sliced(at, after - at)))
            return at;
    return from;
}

} // namespace

void moveByWord(QTextCursor& cursor, QTextCursor::MoveOperation operation, QTextCursor::MoveMode mode)
{
    const int start = cursor.position();
    cursor.movePosition(operation, mode);
    const bool isForward = cursor.position() > start;
    const auto block = cursor.document()->findBlock(start);
    const auto text = block.text();
    const int from = std::clamp(std::min(start, cursor.position()) - block.position(), 0, int(text.size()));
    const int to = std::clamp(std::max(start, cursor.position()) - block.position(), 0, int(text.size()));
    if (std::none_of(text.begin() + from, text.begin() + to, isWrittenWithoutSpaces))
        return;
    const int border = isForward ? firstBorder(text, from, to, operation == QTextCursor::EndOfWord) : lastBorder(text, from, to);
    if (border > from && border < to)
        cursor.setPosition(block.position() + border, mode);
}

} // namespace counterpoint::ui
