#include "core/interchange/pdf/page_lines.h"
#include <QTextBoundaryFinder>
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace counterpoint::pdf {

namespace {

constexpr double tabGap = 2.0; // in heights of the line

bool isRightToLeftLetter(QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; }

bool isRightToLeftWord(const QString& word) { return std::any_of(word.begin(), word.end(), isRightToLeftLetter); }

bool isLeftToRightWord(const QString& word)
{
    return !isRightToLeftWord(word) && std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

/// A PDF has the letters of a word from left to right, whatever way they are read.
QString inReadingOrder(const QString& word)
{
    if (!isRightToLeftWord(word))
        return word;
    QString turned;
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, word);
    characters.toEnd();
    for (auto end = word.size(); end > 0;) {
        const auto start = std::max<qsizetype>(characters.toPreviousBoundary(), 0);
        turned += QStringView(word).sliced(start, end - start);
        end = start;
    }
    return turned;
}

/// The fi and fl that typesetters draw as one character, in letters.
QString withoutLigatures(QString text)
{
    static const std::map<char16_t, QString> ligatures = {{0xFB00, "ff"},  {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"},
                                                          {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"}};
    for (const auto& [character, letters] : ligatures)
        text.replace(QChar(character), letters);
    return text;
}

/// A gap in a row wide enough to be the space between two columns.
struct Gap {
    double from;
    double to;
};

std::vector<Gap> gapsOf(const Line& row)
{
    std::vector<Gap> gaps;
    for (std::size_t i = 1; i < row.words.size(); ++i)
        if (row.words[i].left - row.words[i - 1].right >= row.height())
            gaps.push_back({row.words[i - 1].right, row.words[i].left});
    return gaps;
}

bool crosses(const Line& row, double x)
{
    if (x <= row.left() || x >= row.right())
        return false;
    const auto gaps = gapsOf(row);
    return std::none_of(gaps.begin(), gaps.end(), [x](const Gap& gap) { return gap.from <= x && x <= gap.to; });
}

Line part(const Line& row, double from, double to)
{
    Line line = row;
    line.words.clear();
    for (const auto& word : row.words)
        if ((word.left + word.right) / 2 >= from && (word.left + word.right) / 2 < to)
            line.words.push_back(word);
    return line;
}

/// Where most rows leave a gap in the middle: the space between two columns, if their lines fill them as prose does.
std::optional<double> gutterOf(const std::vector<Line>& rows)
{
    if (rows.size() < 4)
        return {};
    double left = rows.front().left();
    double right = rows.front().right();
    for (const auto& row : rows) {
        left = std::min(left, row.left());
        right = std::max(right, row.right());
    }
    std::map<int, int> votes;
    for (const auto& row : rows)
        for (const auto& gap : gapsOf(row))
            for (auto x = int(gap.from) + 1; x < gap.to; ++x)
                if (x > left + (right - left) * 0.3 && x < left + (right - left) * 0.7)
                    ++votes[x];
    if (votes.empty())
        return {};
    const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const double x = best->first;
    double filledLeft = 0;
    double filledRight = 0;
    std::size_t words = 0; // on the side that has fewer: labels before what is said are no column
    for (const auto& row : rows) {
        if (crosses(row, x) || row.left() >= x || row.right() <= x)
            continue;
        const auto leftPart = part(row, -1e9, x);
        const auto rightPart = part(row, x, 1e9);
        filledLeft += (leftPart.right() - leftPart.left()) / (x - left);
        words += std::min(leftPart.words.size(), rightPart.words.size());
        filledRight += (rightPart.right() - rightPart.left()) / (right - x);
    }
    const bool isProse =
        best->second >= 4 && words > std::size_t(best->second) * 2 && filledLeft / best->second > 0.55 && filledRight / best->second > 0.55;
    return isProse ? std::optional(x) : std::nullopt;
}

void cut(std::vector<Column>& columns, const std::vector<Line>& rows, int depth)
{
    const auto gutter = depth < 4 ? gutterOf(rows) : std::nullopt;
    if (!gutter) {
        if (!rows.empty())
            columns.push_back({rows, depth > 0});
        return;
    }
    std::vector<Line> left;
    std::vector<Line> right;
    std::vector<Line> across;
    const auto flush = [&] {
        const bool isRightToLeft =
            std::count_if(left.begin(), left.end(), [](const Line& l) { return l.isRightToLeft(); }) * 2 > qsizetype(left.size());
        auto first = std::exchange(left, {});
        auto second = std::exchange(right, {});
        if (isRightToLeft)
            std::swap(first, second);
        cut(columns, first, depth + 1);
        cut(columns, second, depth + 1);
    };
    for (const auto& row : rows) {
        if (crosses(row, *gutter)) {
            flush();
            across.push_back(row);
            continue;
        }
        if (!across.empty())
            columns.push_back({std::exchange(across, {}), depth > 0});
        for (auto* side : {&left, &right})
            if (auto line = side == &left ? part(row, -1e9, *gutter) : part(row, *gutter, 1e9); !line.words.empty())
                side->push_back(std::move(line));
    }
    flush();
    if (!across.empty())
        columns.push_back({across, depth > 0});
}

} // namespace

bool Line::isRightToLeft() const
{
    qsizetype letters = 0;
    for (const auto& word : words)
        for (const auto c : word.text)
            letters += isRightToLeftLetter(c) ? 1 : c.isLetter() ? -1 : 0;
    return letters > 0;
}

QString Line::text() const
{
    const bool backwards = isRightToLeft();
    QString text;
    const Word* before = nullptr;
    const auto add = [&](const Word& word) {
        if (before) {
            const auto gap = std::max(word.left - before->right, before->left - word.right);
            const bool isSpaced = gap > height() * 0.2 || (gap > height() * 0.05 && before->hasSpaceAfter);
            text += gap > height() * tabGap ? QStringLiteral("\t") : isSpaced ? QStringLiteral(" ") : QString();
        }
        text += inReadingOrder(word.text);
        before = &word;
    };
    if (!backwards)
        std::for_each(words.begin(), words.end(), add);
    else {
        // Words run from right to left, but words of other scripts among them run on from left to right.
        for (auto i = words.size(); i > 0;) {
            auto first = i;
            while (first > 0 && isLeftToRightWord(words[first - 1].text))
                --first;
            for (auto j = first; j < i; ++j)
                add(words[j]);
            if (first == i)
                add(words[--first]);
            before = &words[first];
            i = first;
        }
    }
    return withoutLigatures(text);
}

std::vector<Line> rowsOf(const PageWords& page)
{
    auto words = page.words;
    const auto middle = [](const Word& word) { return (word.top + word.bottom) / 2; };
    std::stable_sort(words.begin(), words.end(), [&](const Word& a, const Word& b) { return middle(a) < middle(b); });
    std::vector<Line> rows;
    for (const auto& word : words) {
        const bool isSameRow = !rows.empty()
            && std::min(rows.back().bottom, word.bottom) - std::max(rows.back().top, word.top)
                > std::min(rows.back().height(), word.height()) * 0.5;
        if (!isSameRow) {
            rows.emplace_back();
            rows.back().top = word.top;
            rows.back().bottom = word.bottom;
        }
        // A raised number is no measure of its row.
        if (word.height() > rows.back().height()) {
            rows.back().top = word.top;
            rows.back().bottom = word.bottom;
        }
        rows.back().words.push_back(word);
    }
    for (auto& row : rows)
        std::stable_sort(row.words.begin(), row.words.end(), [](const Word& a, const Word& b) { return a.left < b.left; });
    return rows;
}

std::vector<Column> columnsOf(const std::vector<Line>& rows)
{
    // Headers and footers and lines of a number alone have no part in the columns.
    const auto isApart = [](const Line& row) { return row.isFurniture || row.words.empty(); };
    std::vector<Column> columns;
    for (auto from = rows.begin(); from != rows.end();) {
        const bool apart = isApart(*from);
        const auto to = std::find_if(from, rows.end(), [&](const Line& row) { return isApart(row) != apart; });
        if (apart)
            columns.push_back({{from, to}, false});
        else
            cut(columns, {from, to}, 0);
        from = to;
    }
    return columns;
}

} // namespace counterpoint::pdf
