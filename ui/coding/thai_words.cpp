#include "ui/coding/thai_words.h"
#include <QTextBoundaryFinder>
#include <algorithm>

namespace counterpoint::ui {

namespace {
/// Where no dictionary of Thai is installed each letter is said to be a word.
constexpr int longerThanLetters = 3;
} // namespace

QTextCursor oneWordOf(QTextCursor selected, int position)
{
    const auto run = selected.selectedText();
    if (std::none_of(run.begin(), run.end(), [](QChar each) { return each.script() == QChar::Script_Thai; }))
        return selected;
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, run);
    const int at = position - selected.selectionStart();
    qsizetype start = 0;
    qsizetype end = run.size();
    qsizetype longest = 0;
    for (qsizetype before = 0, next = words.toNextBoundary(); next >= 0; before = next, next = words.toNextBoundary()) {
        longest = std::max(longest, next - before);
        if (before <= at)
            start = before;
        if (next > at)
            end = std::min(end, next);
    }
    if (longest < longerThanLetters || end <= start)
        return selected;
    const int first = selected.selectionStart();
    selected.setPosition(first + int(start));
    selected.setPosition(first + int(end), QTextCursor::KeepAnchor);
    return selected;
}

} // namespace counterpoint::ui
