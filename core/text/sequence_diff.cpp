#include "core/text/sequence_diff.h"
#include <algorithm>
#include <optional>

namespace counterpoint {

namespace {

constexpr qsizetype deepest = 400; ///< edits that are searched through from either end before a good place to split is taken

/// A part of both sequences that is still to be compared.
struct Box {
    qsizetype beforeStart, beforeEnd, afterStart, afterEnd;
    qsizetype width() const { return beforeEnd - beforeStart; }
    qsizetype height() const { return afterEnd - afterStart; }
};

struct Point {
    qsizetype x, y; ///< from the corner of the box
};

/// How far one gets along each diagonal (x - y) with so many edits, from one end.
class Front {
public:
    Front(qsizetype deepestDiagonal)
        : m_middle(deepestDiagonal + 1)
        , m_reach(std::size_t(2 * m_middle + 1), -1)
    {
        at(1) = 0;
    }
    qsizetype& at(qsizetype diagonal) { return m_reach[std::size_t(m_middle + diagonal)]; }

    template <class Equal>
    qsizetype extend(qsizetype depth, qsizetype diagonal, qsizetype width, qsizetype height, Equal equal)
    {
        const bool down = diagonal == -depth || (diagonal != depth && at(diagonal - 1) < at(diagonal + 1));
        auto x = down ? at(diagonal + 1) : at(diagonal - 1) + 1;
        x = std::clamp<qsizetype>(x, std::max<qsizetype>(0, diagonal), std::min(width, height + diagonal));
        while (x < width && x - diagonal < height && equal(x, x - diagonal))
            ++x;
        return at(diagonal) = x;
    }

private:
    qsizetype m_middle;
    std::vector<qsizetype> m_reach;
};

class Differ {
public:
    Differ(std::span<const int> before, std::span<const int> after)
        : m_before(before)
        , m_after(after)
    {
    }
    void compare(Box box);
    std::vector<SequenceChange> take() { return std::move(m_changes); }

private:
    void trim(Box& box) const;
    std::optional<Point> split(const Box& box) const;
    void add(const Box& box);
    bool equal(qsizetype before, qsizetype after) const { return m_before[std::size_t(before)] == m_after[std::size_t(after)]; }

    std::span<const int> m_before;
    std::span<const int> m_after;
    std::vector<SequenceChange> m_changes;
};

void Differ::trim(Box& box) const
{
    while (box.width() > 0 && box.height() > 0 && equal(box.beforeStart, box.afterStart)) {
        ++box.beforeStart;
        ++box.afterStart;
    }
    while (box.width() > 0 && box.height() > 0 && equal(box.beforeEnd - 1, box.afterEnd - 1)) {
        --box.beforeEnd;
        --box.afterEnd;
    }
}

/// Where the ways from both ends meet, or the farthest that one got when they are long; none where that divides nothing.
std::optional<Point> Differ::split(const Box& box) const
{
    const auto width = box.width();
    const auto height = box.height();
    const auto limit = std::min((width + height + 1) / 2, deepest);
    const auto shift = width - height;
    const bool odd = shift % 2 != 0;
    Front forward(limit + 1);
    Front backward(limit + 1);
    const auto useful = [&](Point p) -> std::optional<Point> {
        const bool isCorner = (p.x == 0 && p.y == 0) || (p.x == width && p.y == height);
        return isCorner ? std::nullopt : std::optional(p);
    };
    Point farthest{0, 0};
    Point nearest{width, height};
    for (qsizetype depth = 0; depth <= limit; ++depth) {
        const auto lowest = -depth + 2 * std::max<qsizetype>(0, depth - height);
        const auto highest = depth - 2 * std::max<qsizetype>(0, depth - width);
        for (auto k = lowest; k <= highest; k += 2) {
            const auto x = forward.extend(depth, k, width, height,
                                          [&](qsizetype i, qsizetype j) { return equal(box.beforeStart + i, box.afterStart + j); });
            if (2 * x - k > farthest.x + farthest.y)
                farthest = {x, x - k};
            const auto opposite = shift - k;
            if (odd && std::abs(opposite) < depth && x + backward.at(opposite) >= width)
                return useful({x, x - k});
        }
        for (auto k = lowest; k <= highest; k += 2) {
            const auto x = backward.extend(depth, k, width, height,
                                           [&](qsizetype i, qsizetype j) { return equal(box.beforeEnd - 1 - i, box.afterEnd - 1 - j); });
            if (width - x + height - (x - k) < nearest.x + nearest.y)
                nearest = {width - x, height - (x - k)};
            const auto opposite = shift - k;
            if (!odd && std::abs(opposite) <= depth && x + forward.at(opposite) >= width)
                return useful({width - x, height - (x - k)});
        }
    }
    const bool forwardWon = farthest.x + farthest.y >= width + height - nearest.x - nearest.y;
    return useful(forwardWon ? farthest : nearest);
}

void Differ::add(const Box& box)
{
    if (box.width() == 0 && box.height() == 0)
        return;
    if (!m_changes.empty() && m_changes.back().beforeEnd == box.beforeStart && m_changes.back().afterEnd == box.afterStart) {
        m_changes.back().beforeEnd = box.beforeEnd;
        m_changes.back().afterEnd = box.afterEnd;
    } else
        m_changes.push_back({box.beforeStart, box.beforeEnd, box.afterStart, box.afterEnd});
}

void Differ::compare(Box box)
{
    for (;;) {
        trim(box);
        if (box.width() == 0 || box.height() == 0)
            return add(box);
        const auto middle = split(box);
        if (!middle)
            return add(box);
        const auto x = box.beforeStart + middle->x;
        const auto y = box.afterStart + middle->y;
        compare({box.beforeStart, x, box.afterStart, y});
        box = {x, box.beforeEnd, y, box.afterEnd};
    }
}

} // namespace

std::vector<SequenceChange> diffSequences(std::span<const int> before, std::span<const int> after)
{
    Differ differ(before, after);
    differ.compare({0, qsizetype(before.size()), 0, qsizetype(after.size())});
    return differ.take();
}

} // namespace counterpoint
