#include "core/text/long_lines.h"
#include <QTextBoundaryFinder>

namespace counterpoint::long_lines {

namespace {

constexpr qsizetype paragraph = 1'000; ///< characters, and then up to the end of the sentence
constexpr qsizetype longestParagraph = 3'000;

qsizetype lastBoundary(QTextBoundaryFinder::BoundaryType type, QStringView text)
{
    QTextBoundaryFinder finder(type, text.data(), text.size());
    finder.toEnd();
    return finder.toPreviousBoundary();
}

/// How much of `rest` makes a paragraph. Only the beginning of `rest` is looked at: what a finder is given it reads whole.
qsizetype nextBreak(QStringView rest)
{
    const auto seen = rest.left(longestParagraph);
    QTextBoundaryFinder sentences(QTextBoundaryFinder::Sentence, seen.data(), seen.size());
    sentences.setPosition(paragraph);
    if (const auto end = sentences.toNextBoundary(); end > 0 && end < seen.size())
        return end;
    if (const auto end = lastBoundary(QTextBoundaryFinder::Line, seen); end > 0)
        return end;
    const auto end = lastBoundary(QTextBoundaryFinder::Grapheme, seen);
    return end > 0 ? end : seen.size();
}

} // namespace

std::vector<qsizetype> breaksIn(QStringView text)
{
    std::vector<qsizetype> places;
    for (qsizetype start = 0; start < text.size();) {
        auto end = text.indexOf(u'\n', start);
        end = end < 0 ? text.size() : end;
        for (const bool isLong = end - start > longest; isLong && end - start > longestParagraph;)
            places.push_back(start += nextBreak(text.sliced(start, end - start)));
        start = end + 1;
    }
    return places;
}

QString brokenAt(const QString& text, const std::vector<qsizetype>& places)
{
    QString broken;
    broken.reserve(text.size() + qsizetype(places.size()));
    qsizetype start = 0;
    for (const auto place : places) {
        const auto line = QStringView(text).sliced(start, place - start);
        broken += line.endsWith(u' ') || line.endsWith(u'\t') ? line.chopped(1) : line;
        broken += u'\n';
        start = place;
    }
    return broken += QStringView(text).sliced(start);
}

} // namespace counterpoint::long_lines
