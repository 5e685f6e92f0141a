#include "ui/coding/marks.h"
#include "core/transcript/text_edits.h"
#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>

namespace counterpoint::ui {

namespace {
/// Stripes are as tall as lines, so two codings on one line of text must not share a lane even where they do not overlap.
constexpr int aboutALine = 90;
} // namespace

Marks::Marks(std::vector<Mark> marks)
    : m_marks(std::move(marks))
{
    std::sort(m_marks.begin(), m_marks.end(),
              [](const Mark& a, const Mark& b) { return std::tuple(a.from, -a.to, a.coding.id) < std::tuple(b.from, -b.to, b.coding.id); });
    findFurthest();
    assignLanes();
}

void Marks::findFurthest()
{
    m_furthest.clear();
    m_furthest.reserve(m_marks.size());
    int furthest = 0;
    for (const auto& mark : m_marks)
        m_furthest.push_back(furthest = std::max(furthest, mark.to));
}

void Marks::follow(int from, int removed, int added)
{
    for (auto& mark : m_marks) {
        const auto moved = movedSpan({mark.from, mark.to}, {from, from + removed}, added);
        mark.from = int(moved.start);
        mark.to = int(moved.end);
    }
    std::erase_if(m_marks, [](const Mark& mark) { return mark.from == mark.to; });
    findFurthest();
}

void Marks::assignLanes()
{
    using Taken = std::pair<int, int>; // until where, lane
    std::priority_queue<Taken, std::vector<Taken>, std::greater<>> taken;
    std::priority_queue<int, std::vector<int>, std::greater<>> free;
    for (auto& mark : m_marks) {
        while (!taken.empty() && taken.top().first <= mark.from) {
            free.push(taken.top().second);
            taken.pop();
        }
        if (free.empty())
            free.push(m_lanes++);
        mark.lane = free.top();
        free.pop();
        taken.push({mark.to + aboutALine, mark.lane});
    }
}

const Mark* Marks::find(CodingId id) const
{
    const auto found = std::find_if(m_marks.begin(), m_marks.end(), [id](const Mark& mark) { return mark.coding.id == id; });
    return found == m_marks.end() ? nullptr : &*found;
}

std::vector<const Mark*> Marks::touching(int from, int to) const
{
    std::vector<const Mark*> found;
    const auto first = std::upper_bound(m_furthest.begin(), m_furthest.end(), from) - m_furthest.begin();
    for (auto i = std::size_t(first); i < m_marks.size() && m_marks[i].from < to; ++i)
        if (m_marks[i].to > from)
            found.push_back(&m_marks[i]);
    return found;
}

const Mark* Marks::innermostAt(int position) const
{
    const Mark* best = nullptr;
    for (const auto* mark : touching(position, position + 1))
        if (!best || mark->to - mark->from <= best->to - best->from)
            best = mark;
    return best;
}

} // namespace counterpoint::ui
