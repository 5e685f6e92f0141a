#include "core/figure/text_width.h"
#include <QTextBoundaryFinder>
#include <algorithm>

namespace counterpoint::figure {

namespace {

// Widths in parts of the font size, a little more than DejaVu Sans has, which is the widest of the usual sans-serif fonts.
double asciiWidth(char32_t character)
{
    static const QString narrow = QStringLiteral("ijlIJ'");
    static const QString slim = QStringLiteral(" ,.:;/\\|!()[]-ft");
    static const QString small = QStringLiteral("rs\"*?cz_`");
    static const QString wide = QStringLiteral("mMW@%w#+<=>^~");
    const QChar ch(static_cast<char16_t>(character));
    if (narrow.contains(ch))
        return 0.30;
    if (slim.contains(ch))
        return 0.40;
    if (small.contains(ch))
        return 0.54;
    if (wide.contains(ch))
        return character == U'W' || character == U'@' || character == U'm' || character == U'%' ? 1.0 : 0.86;
    return character >= U'A' && character <= U'Z' ? 0.76 : 0.64;
}

bool isEastAsianWide(char32_t character)
{
    return (character >= 0x1100 && character <= 0x115F) || (character >= 0x2E80 && character <= 0xA4CF)
        || (character >= 0xAC00 && character <= 0xD7A3) || (character >= 0xF900 && character <= 0xFAFF)
        || (character >= 0xFE30 && character <= 0xFE6F) || (character >= 0xFF00 && character <= 0xFF60)
        || (character >= 0xFFE0 && character <= 0xFFE6) || (character >= 0x20000 && character <= 0x3FFFD);
}

double letterWidth(char32_t character)
{
    const bool cyrillic = character >= 0x0400 && character < 0x0530;
    if (QChar::isUpper(character))
        return cyrillic ? 0.90 : 0.80;
    if (QChar::isLower(character))
        return cyrillic ? 0.75 : 0.66;
    return 0.80;
}

double characterWidth(char32_t character)
{
    if (character >= 0x20 && character < 0x7F)
        return asciiWidth(character);
    if (isEastAsianWide(character))
        return 1.0;
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Control:
    case QChar::Other_Format:
        return 0;
    case QChar::Mark_SpacingCombining:
        return 0.6;
    case QChar::Letter_Lowercase:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Other:
        return letterWidth(character);
    case QChar::Separator_Space:
        return 0.4;
    case QChar::Number_Other:
        return 0.5;
    default:
        return character >= 0x10000 ? 1.4 : 1.0;
    }
}

template <class Visit>
void forEachCharacter(const QString& text, Visit visit)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        visit(pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode()), i, pair);
        i += pair ? 1 : 0;
    }
}

/// How much of `text` from `start` fits: an offset at a grapheme's border, at least one grapheme on.
qsizetype fitting(const QString& text, qsizetype start, double width, double size, bool bold)
{
    QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, text);
    graphemes.setPosition(start);
    qsizetype end = start;
    double used = 0;
    for (qsizetype next = graphemes.toNextBoundary(); next > 0; next = graphemes.toNextBoundary()) {
        used += textWidth(text.mid(end, next - end), size, bold);
        if (used > width && end > start)
            break;
        end = next;
    }
    return end;
}

/// Whether a line may end before `next`: not beside an equals sign, so that "(n = 12)" stays together.
bool mayEnd(const QString& line, qsizetype next)
{
    if (next <= 1 || next >= line.size() || line[next - 1] != u' ')
        return true;
    return line[next] != u'=' && line[next - 2] != u'=';
}

QString trimmedEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

} // namespace

double textWidth(const QString& text, double size, bool bold)
{
    double width = 0;
    forEachCharacter(text, [&](char32_t character, qsizetype, bool) { width += characterWidth(character); });
    return width * size * (bold ? 1.13 : 1.0);
}

QString singleLine(const QString& text)
{
    QString line;
    line.reserve(text.size());
    forEachCharacter(text, [&](char32_t character, qsizetype at, bool pair) {
        const bool space = character == '\t' || character == '\n' || character == '\r' || character == 0x2028 || character == 0x2029;
        const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0xFFFE || character == 0xFFFF;
        if (space)
            line += u' ';
        else if (character >= 0xD800 && character <= 0xDFFF)
            line += QChar(QChar::ReplacementCharacter);
        else if (!control)
            line += text.mid(at, pair ? 2 : 1);
    });
    return line;
}

QString elided(const QString& text, double width, double size, bool bold)
{
    const auto line = singleLine(text);
    if (textWidth(line, size, bold) <= width)
        return line;
    const QString dots = QStringLiteral("…");
    const auto end = fitting(line, 0, std::max(0.0, width - textWidth(dots, size, bold)), size, bold);
    return trimmedEnd(line.left(end)) + dots;
}

std::vector<QString> wrapped(const QString& text, double width, std::size_t maxLines, double size, bool bold)
{
    const auto line = singleLine(text).simplified();
    std::vector<QString> lines;
    QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, line);
    qsizetype start = 0;
    qsizetype end = 0;
    const auto close = [&](qsizetype at) {
        lines.push_back(line.mid(start, at - start).trimmed());
        start = at;
    };
    while (end < line.size() && lines.size() < maxLines) {
        auto found = breaks.toNextBoundary();
        while (found > 0 && !mayEnd(line, found))
            found = breaks.toNextBoundary();
        const auto next = found < 0 ? line.size() : found;
        if (end > start && textWidth(trimmedEnd(line.mid(start, next - start)), size, bold) > width)
            close(end);
        while (lines.size() < maxLines && textWidth(trimmedEnd(line.mid(start, next - start)), size, bold) > width)
            close(fitting(line, start, width, size, bold));
        end = next;
    }
    if (start < line.size() && lines.size() < maxLines)
        close(line.size());
    if (start < line.size() && !lines.empty()) {
        const auto shown = line.mid(start);
        lines.back() = elided(lines.back() + u' ' + shown, width, size, bold);
    }
    return lines;
}

} // namespace counterpoint::figure
