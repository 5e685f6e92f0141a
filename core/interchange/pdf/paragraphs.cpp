#include "core/interchange/pdf/paragraphs.h"
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <cmath>
#include <optional>

namespace counterpoint::pdf {

namespace {

/// Where the lines of a column usually begin and end.
struct Margins {
    double start = 0; ///< of most lines
    double least = 0;
    double end = 0; ///< of the longest
    bool isHanging = false; ///< paragraphs begin further out and go on further in
};

double median(std::vector<double> values, double otherwise)
{
    if (values.empty())
        return otherwise;
    std::nth_element(values.begin(), values.begin() + qsizetype(values.size() / 2), values.end());
    return values[values.size() / 2];
}

QString labelOf(const QString& text)
{
    static const QRegularExpression label(
        QStringLiteral(R"(^(\[?[\p{Lu}\p{Lo}\d][^:\n]{0,40}?\]?)(?:\s*[(\[]?\d{1,2}:\d\d(?::\d\d)?[)\]]?)?:(?=\s|$))"));
    const auto match = label.match(text);
    const auto words = match.captured(1).simplified();
    return words.count(' ') < 5 ? words.toCaseFolded() : QString();
}

bool endsSentence(const QString& text)
{
    static const QRegularExpression end(QStringLiteral("[.?!…:;。？！؟][\"”’»)\\]]*\\s*$"));
    return end.match(text).hasMatch();
}

bool isEastAsian(QChar c) { return c.unicode() >= 0x2E80 && c.unicode() < 0xD7A4 && !(c.unicode() >= 0xAC00); }

class Assembler {
public:
    Assembler(const std::vector<Column>& columns, const std::vector<double>& pageWidth)
        : m_columns(columns)
        , m_pageWidth(pageWidth)
    {
    }
    QStringList paragraphs();

private:
    void measure();
    Margins marginsOf(std::size_t column) const;
    double expectedEnd(std::size_t column, const Margins& own) const;
    void add(const Line& line, std::size_t column);
    bool begins(const Line& line, const QString& text, std::size_t column) const;
    bool isFull(const Line& before, const Line& line) const;
    bool isIndented(const Line& line, std::size_t column) const;
    void append(const QString& text);
    void close();

    const std::vector<Column>& m_columns;
    const std::vector<double>& m_pageWidth;
    std::vector<Margins> m_margins;
    double m_leading = 0;
    QSet<QString> m_labels; ///< that recur at the start of lines
    QSet<QString> m_words; ///< all of the text, to know how a divided word is written elsewhere
    QStringList m_out;
    QString m_paragraph;
    const Line* m_before = nullptr;
    std::size_t m_columnBefore = 0;
};

double startOf(const Line& line) { return line.isRightToLeft() ? -line.right() : line.left(); }
double endOf(const Line& line) { return line.isRightToLeft() ? -line.left() : line.right(); }
double firstWidth(const Line& line)
{
    const auto& word = line.isRightToLeft() ? line.words.back() : line.words.front();
    return word.right - word.left;
}

Margins Assembler::marginsOf(std::size_t column) const
{
    Margins margins;
    QHash<int, int> starts;
    bool isFirst = true;
    for (const auto& line : m_columns[column].lines) {
        if (line.words.empty() || line.isFurniture)
            continue;
        ++starts[int(std::lround(startOf(line)))];
        margins.end = isFirst ? endOf(line) : std::max(margins.end, endOf(line));
        margins.least = isFirst ? startOf(line) : std::min(margins.least, startOf(line));
        isFirst = false;
    }
    int most = 0;
    for (auto it = starts.begin(); it != starts.end(); ++it)
        if (it.value() > most || (it.value() == most && it.key() < margins.start)) {
            most = it.value();
            margins.start = it.key();
        }
    return margins;
}

/// Where the lines of a page would end if they were filled: where several do end, else as far from the edge as lines begin.
double Assembler::expectedEnd(std::size_t column, const Margins& own) const
{
    const auto width = m_pageWidth[column];
    if (m_columns[column].isBesideAnother || own.least <= 0 || own.least > width * 0.3)
        return own.end;
    const auto farEnd = width - own.least;
    if (own.end < width * 0.62)
        return farEnd;
    const auto& lines = m_columns[column].lines;
    const auto near = std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
        return !line.words.empty() && endOf(line) > own.end - (own.end - own.least) * 0.08;
    });
    const bool isEdge = near >= 3 || near * 4 >= qsizetype(lines.size());
    return isEdge ? own.end : std::min(farEnd, own.end * 1.15);
}

void Assembler::measure()
{
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        m_margins.push_back(marginsOf(i));
    // A column of few lines, as on a last page, says little about its width; another one that begins where it begins says more.
    const auto own = m_margins;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        for (std::size_t j = 0; j < m_columns.size() && m_columns[i].lines.size() < 8; ++j)
            if (m_columns[j].lines.size() >= 8 && std::abs(own[j].least - own[i].least) < 12)
                m_margins[i].end = std::max(m_margins[i].end, own[j].end);
        m_margins[i].end = std::max(m_margins[i].end, expectedEnd(i, own[i]));
    }
    std::vector<double> distances;
    QHash<QString, int> labels;
    static const QRegularExpression wordEnd(QStringLiteral("[^\\p{L}\\p{M}-]+"));
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        int afterFull = 0;
        int afterShort = 0;
        const Line* before = nullptr;
        for (const auto& line : m_columns[c].lines) {
            if (line.words.empty())
                continue;
            if (before) {
                distances.push_back(line.top - before->top);
                if (startOf(line) > startOf(*before) + line.height() * 0.8) {
                    const auto room = m_margins[c].end - endOf(*before);
                    ++(firstWidth(line) + line.height() * 0.25 > room ? afterFull : afterShort);
                }
            }
            before = &line;
            const auto text = line.text();
            if (const auto label = labelOf(text); !label.isEmpty())
                ++labels[label];
            for (const auto& word : text.split(wordEnd, Qt::SkipEmptyParts))
                m_words.insert(word.toCaseFolded());
        }
        m_margins[c].isHanging = afterFull >= 2 && afterFull >= afterShort * 9;
    }
    m_leading = median(distances, 14);
    for (auto it = labels.begin(); it != labels.end(); ++it)
        if (it.value() >= 3)
            m_labels.insert(it.key());
}

/// Whether the first word of a line would not have fitted behind the line before: then the break is the page's, not the writer's.
bool Assembler::isFull(const Line& before, const Line& line) const
{
    return endOf(before) + before.height() * 0.25 + firstWidth(line) > m_margins[m_columnBefore].end - before.height() * 0.1;
}

bool Assembler::isIndented(const Line& line, std::size_t column) const
{
    const auto& margins = m_margins[column];
    const auto offset = startOf(line) - margins.start;
    if (std::abs(offset) < line.height() * 0.8)
        return false;
    const bool goesOn = m_before && m_columnBefore == column && std::abs(startOf(*m_before) - startOf(line)) < line.height() * 0.3;
    if (goesOn)
        return false;
    return offset < 0 || !margins.isHanging;
}

bool Assembler::begins(const Line& line, const QString& text, std::size_t column) const
{
    if (!m_before || m_paragraph.isEmpty() || m_before->isFurniture || line.isFurniture || !line.number.isEmpty()
        || !m_before->number.isEmpty())
        return true;
    static const QRegularExpression item(QStringLiteral(R"(^(?:[•▪‣◦·●○■]|[-–]\s|\(?\d{1,3}[.)]\s))"));
    static const QRegularExpression time(QStringLiteral(R"(^[\[(#<{]?\d{1,2}:\d\d)"));
    const auto label = labelOf(text);
    const bool isNew = (!label.isEmpty() && (m_labels.contains(label) || endsSentence(m_paragraph)))
        || (endsSentence(m_paragraph) && (item.match(text).hasMatch() || time.match(text).hasMatch()));
    if (isNew || !isFull(*m_before, line))
        return true;
    const bool isSameColumn = m_columnBefore == column;
    const auto distance = line.top - m_before->top;
    if (isSameColumn && (distance > m_leading * 1.3 || std::abs(line.height() - m_before->height()) > line.height() * 0.2))
        return true;
    return isIndented(line, column);
}

/// A word divided at the line's end is joined; its hyphen stays where the word is written with one elsewhere.
void Assembler::append(const QString& text)
{
    static const QRegularExpression tail(QStringLiteral("([\\p{L}\\p{M}]+)[-\u2010\u00AD]$"));
    static const QRegularExpression head(QStringLiteral("^\\p{Ll}[\\p{L}\\p{M}]*"));
    if (m_paragraph.isEmpty()) {
        m_paragraph = text;
        return;
    }
    const auto before = tail.match(m_paragraph);
    if (before.hasMatch()) {
        const auto after = head.match(text);
        const auto first = before.captured(1).toCaseFolded();
        const auto second = after.captured().toCaseFolded();
        const bool isSoft = m_paragraph.endsWith(QChar(0x00AD));
        const bool hasHyphen = !isSoft && m_words.contains(first + '-' + second) && !m_words.contains(first + second);
        if (isSoft || (after.hasMatch() && !hasHyphen))
            m_paragraph.chop(1);
        m_paragraph += text;
        return;
    }
    const bool isJoined = isEastAsian(m_paragraph.back()) && !text.isEmpty() && isEastAsian(text.front());
    m_paragraph += (isJoined ? QString() : QStringLiteral(" ")) + text;
}

void Assembler::close()
{
    if (!m_paragraph.isEmpty())
        m_out << std::exchange(m_paragraph, {});
}

void Assembler::add(const Line& line, std::size_t column)
{
    const auto text = line.words.empty() ? QString() : line.text();
    if (line.words.empty() || begins(line, text, column))
        close();
    append(line.number.isEmpty() ? text : line.number + u'\t' + text);
    m_before = line.words.empty() ? nullptr : &line;
    m_columnBefore = column;
}

QStringList Assembler::paragraphs()
{
    measure();
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        for (const auto& line : m_columns[c].lines)
            add(line, c);
    close();
    return m_out;
}

} // namespace

QStringList paragraphsOf(const std::vector<Column>& columns, const std::vector<double>& pageWidth)
{
    return Assembler(columns, pageWidth).paragraphs();
}

} // namespace counterpoint::pdf
