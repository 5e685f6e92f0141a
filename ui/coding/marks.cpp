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
    const auto isBefore = [](const Mark& a, const Mark& b) {
        return std::tuple(a.from, -a.to, a.coding.id) < std::tuple(b.from, -b.to, b.coding.id);
    };
    if (!std::is_sorted(m_marks.begin(), m_marks.end(), isBefore)) // as the study gives them they are
        std::sort(m_marks.begin(), m_marks.end(), isBefore);
    index();
    assignLanes();
}

void Marks::index()
{
    m_furthest.clear();
    m_furthest.reserve(m_marks.size());
    m_byId.clear();
    m_byId.reserve(m_marks.size());
    int furthest = 0;
    for (const auto& mark : m_marks) {
        m_byId.emplace_back(mark.coding.id, m_byId.size());
        m_furthest.push_back(furthest = std::max(furthest, mark.to));
    }
    std::sort(m_byId.begin(), m_byId.end());
}

void Marks::follow(int from, int removed, int added)
{
    for (auto& mark : m_marks) {
        const auto moved = movedSpan({mark.from, mark.to}, {from, from + removed}, added);
        mark.from = int(moved.start);
        mark.to = int(moved.end);
    }
    std::erase_if(m_marks, [](const Mark& mark) { return mark.from == mark.to; });
    index();
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
    const auto found = std::lower_bound(m_byId.begin(), m_byId.end(), std::pair(id, std::size_t(0)));
    return found == m_byId.end() || found->first != id ? nullptr : &m_marks[found->second];
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
