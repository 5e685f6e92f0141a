#include "core/interchange/pdf/furniture.h"
#include <QHash>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <optional>

namespace counterpoint::pdf {

namespace {

constexpr double sameHeight = 12; // points
constexpr int edgeRows = 3; // headers and footers have no more

std::optional<int> numberAtStart(const Line& row)
{
    const auto& text = row.words.front().text;
    const bool isNumber = text.size() <= 5 && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    const bool stands = row.words.size() == 1 || row.words[1].left - row.words[0].right > row.height() * 0.4;
    return isNumber && stands ? std::optional(text.toInt()) : std::nullopt;
}

/// Numbers that stand one below the other and count: 1, 2, 3 or 5, 10, 15.
bool countsUp(const Page& page, const std::vector<std::size_t>& numbered)
{
    if (numbered.size() < 5)
        return false;
    QHash<int, int> steps;
    QHash<int, int> rights;
    for (std::size_t i = 0; i < numbered.size(); ++i) {
        ++rights[int(std::lround(page[numbered[i]].words.front().right / 3))];
        if (i > 0)
            ++steps[*numberAtStart(page[numbered[i]]) - *numberAtStart(page[numbered[i - 1]])];
    }
    const auto most = [](const QHash<int, int>& counts) {
        return std::max_element(counts.keyValueBegin(), counts.keyValueEnd(),
                                [](const auto& a, const auto& b) { return a.second < b.second; });
    };
    const auto step = *most(steps);
    const auto right = *most(rights);
    const auto needed = int(numbered.size()) * 7 / 10;
    return step.first > 0 && step.second >= needed - 1 && right.second >= needed / 2;
}

QString shapeOf(const Line& row)
{
    static const QRegularExpression number(QStringLiteral("\\d+"));
    return row.text().simplified().toCaseFolded().replace(number, QStringLiteral("#"));
}

int firstNumber(const Line& row)
{
    static const QRegularExpression number(QStringLiteral("\\d{1,6}"));
    return number.match(row.text()).captured().toInt();
}

/// A row at the edge of a page.
struct Candidate {
    std::size_t page;
    std::size_t row;
    QString shape;
};

class FurnitureFinder {
public:
    explicit FurnitureFinder(std::vector<Page>& pages)
        : m_pages(pages)
    {
    }
    QStringList mark();

private:
    void markEdge(bool isTop);
    std::size_t rowAt(const Page& page, int fromEdge, bool isTop) const
    {
        return isTop ? std::size_t(fromEdge) : page.size() - 1 - std::size_t(fromEdge);
    }
    bool isApart(const Page& page, int fromEdge, bool isTop) const;
    double leading() const;

    std::vector<Page>& m_pages;
    QStringList m_examples;
    double m_leading = 0;
};

/// The usual distance from a row to the next.
double FurnitureFinder::leading() const
{
    std::vector<double> distances;
    for (const auto& page : m_pages)
        for (std::size_t i = 1; i < page.size(); ++i)
            distances.push_back(page[i].top - page[i - 1].top);
    if (distances.empty())
        return 0;
    std::nth_element(distances.begin(), distances.begin() + qsizetype(distances.size() / 2), distances.end());
    return distances[distances.size() / 2];
}

bool FurnitureFinder::isApart(const Page& page, int fromEdge, bool isTop) const
{
    if (std::size_t(fromEdge) + 1 >= page.size())
        return true;
    const auto& row = page[rowAt(page, fromEdge, isTop)];
    const auto& inner = page[rowAt(page, fromEdge + 1, isTop)];
    return inner.isFurniture || std::abs(row.top - inner.top) > m_leading * 1.2;
}

void FurnitureFinder::markEdge(bool isTop)
{
    for (int fromEdge = 0; fromEdge < edgeRows; ++fromEdge) {
        QHash<QString, std::vector<Candidate>> groups;
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            const auto& page = m_pages[i];
            const bool outerAreFurniture =
                fromEdge == 0 || (page.size() > std::size_t(fromEdge) && page[rowAt(page, fromEdge - 1, isTop)].isFurniture);
            if (page.size() <= std::size_t(fromEdge) || !outerAreFurniture || page[rowAt(page, fromEdge, isTop)].words.empty())
                continue;
            const auto row = rowAt(page, fromEdge, isTop);
            groups[shapeOf(page[row])].push_back({i, row, {}});
        }
        for (auto group = groups.begin(); group != groups.end(); ++group) {
            auto& candidates = group.value();
            const auto tops = [&](const Candidate& c) { return m_pages[c.page][c.row].top; };
            std::vector<double> heights;
            for (const auto& candidate : candidates)
                heights.push_back(tops(candidate));
            std::nth_element(heights.begin(), heights.begin() + qsizetype(heights.size() / 2), heights.end());
            const auto usual = heights[heights.size() / 2];
            std::erase_if(candidates, [&](const Candidate& c) { return std::abs(tops(c) - usual) > sameHeight; });
            // An outermost row as close as the text's lines has to be on all of many pages; the first may have a title of its own.
            const bool isEverywhere = fromEdge == 0 && candidates.size() >= 4 && candidates.size() + 1 >= m_pages.size();
            if (!isEverywhere)
                std::erase_if(candidates, [&](const Candidate& c) { return !isApart(m_pages[c.page], fromEdge, isTop); });
            const bool recurs = candidates.size() >= 2 && (candidates.size() * 3 >= m_pages.size() || candidates.size() >= 5);
            // Bare numbers are page numbers where they count with the pages.
            const bool isBare = !group.key().contains(QRegularExpression(QStringLiteral("\\p{L}")));
            const auto counts = std::count_if(candidates.begin(), candidates.end(), [&](const Candidate& c) {
                return firstNumber(m_pages[c.page][c.row]) - int(c.page)
                    == firstNumber(m_pages[candidates.front().page][candidates.front().row]) - int(candidates.front().page);
            });
            if (!recurs || (isBare && counts * 10 < qsizetype(candidates.size()) * 7))
                continue;
            m_examples << m_pages[candidates.front().page][candidates.front().row].text().simplified();
            for (const auto& candidate : candidates)
                m_pages[candidate.page][candidate.row].isFurniture = true;
        }
    }
}

QStringList FurnitureFinder::mark()
{
    m_leading = leading();
    if (m_pages.size() >= 2)
        for (const bool isTop : {true, false})
            markEdge(isTop);
    return m_examples;
}

} // namespace

int takeLineNumbers(std::vector<Page>& pages)
{
    int taken = 0;
    for (auto& page : pages) {
        std::vector<std::size_t> numbered;
        for (std::size_t i = 0; i < page.size(); ++i)
            if (!page[i].words.empty() && numberAtStart(page[i]))
                numbered.push_back(i);
        if (!countsUp(page, numbered))
            continue;
        double farthest = 0;
        for (const auto i : numbered)
            farthest = std::max(farthest, page[i].words.front().right);
        for (const auto i : numbered) {
            auto& row = page[i];
            // A page number in the middle of the foot counts as well, but stands elsewhere.
            if (row.words.front().left > farthest
                || (row.words.size() == 1 && row.words.front().left > page[numbered.front()].words.front().right))
                continue;
            row.number = row.words.front().text;
            row.words.erase(row.words.begin());
            ++taken;
        }
    }
    return taken;
}

QStringList markFurniture(std::vector<Page>& pages) { return FurnitureFinder(pages).mark(); }

} // namespace counterpoint::pdf
