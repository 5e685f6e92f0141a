#include "core/figure/concept_map.h"
#include "core/figure/page.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <optional>
#include <unordered_map>

namespace counterpoint::figure::map_shapes {

namespace {

using Shape = ConceptMap::Shape;
using Look = ConceptMap::Look;

constexpr double widestText = 150;
constexpr double widestNote = 190;
constexpr double leastWidth = 56;
constexpr std::size_t mostLines = 5;
constexpr double paddingX = 12;
constexpr double paddingY = 9;
constexpr double fold = 12; ///< of a page's corner
constexpr double rounding = 10;
constexpr double widestWords = 110;
constexpr std::size_t mostWordLines = 3;
constexpr double headLength = 11;
constexpr double headHalf = 5;
constexpr double apart = 16; ///< between lines that join the same two boxes

double widest(Shape shape) { return shape == Shape::Slip || shape == Shape::Frame ? widestNote : widestText; }

Point along(Point from, Point to, double part) { return {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part}; }

/// A quarter of a circle, from `angle` on.
void addCorner(std::vector<Point>& points, Point centre, double radius, double angle)
{
    constexpr int steps = 5;
    for (int i = 0; i <= steps; ++i) {
        const double at = angle + std::numbers::pi / 2 * i / steps;
        points.push_back({centre.x + radius * std::cos(at), centre.y + radius * std::sin(at)});
    }
}

std::vector<Point> rounded(const Rect& rect)
{
    const double radius = std::min({rounding, rect.width / 2, rect.height / 2});
    const double right = rect.x + rect.width;
    const double bottom = rect.y + rect.height;
    std::vector<Point> points;
    addCorner(points, {right - radius, bottom - radius}, radius, 0);
    addCorner(points, {rect.x + radius, bottom - radius}, radius, std::numbers::pi / 2);
    addCorner(points, {rect.x + radius, rect.y + radius}, radius, std::numbers::pi);
    addCorner(points, {right - radius, rect.y + radius}, radius, std::numbers::pi * 1.5);
    return points;
}

std::vector<Point> oval(const Rect& rect)
{
    constexpr int steps = 48;
    std::vector<Point> points;
    for (int i = 0; i < steps; ++i) {
        const double at = 2 * std::numbers::pi * i / steps;
        points.push_back({rect.x + rect.width / 2 * (1 + std::cos(at)), rect.y + rect.height / 2 * (1 + std::sin(at))});
    }
    return points;
}

/// Where a line from within a box to `to` leaves it; `from` itself where it does not.
Point leaving(const std::vector<Point>& outline, Point from, Point to)
{
    double best = 0;
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    for (std::size_t i = 0; i + 1 < outline.size(); ++i) {
        const double ex = outline[i + 1].x - outline[i].x;
        const double ey = outline[i + 1].y - outline[i].y;
        const double cross = dx * ey - dy * ex;
        if (std::abs(cross) < 1e-12)
            continue;
        const double ox = outline[i].x - from.x;
        const double oy = outline[i].y - from.y;
        const double t = (ox * ey - oy * ex) / cross; // along the line
        const double u = (ox * dy - oy * dx) / cross; // along the edge
        if (t > best && t <= 1 && u >= -1e-9 && u <= 1 + 1e-9)
            best = t;
    }
    return along(from, to, best);
}

void addHead(Tie& tie, Look look)
{
    const double dx = tie.to.x - tie.from.x;
    const double dy = tie.to.y - tie.from.y;
    const double length = std::hypot(dx, dy);
    if (!(length > 1) || look == Look::Plain || look == Look::Broken)
        return;
    const double ux = dx / length;
    const double uy = dy / length;
    const auto at = [&](double back, double side) { return Point{tie.to.x - ux * back - uy * side, tie.to.y - uy * back + ux * side}; };
    if (look == Look::Diamond)
        tie.head = {tie.to, at(headLength * 0.8, headHalf), at(headLength * 1.6, 0), at(headLength * 0.8, -headHalf), tie.to};
    else if (look == Look::Arrow)
        tie.head = {tie.to, at(headLength, headHalf), at(headLength, -headHalf), tie.to};
    else
        tie.head = {at(headLength, headHalf), tie.to, at(headLength, -headHalf)};
    tie.isHeadClosed = look != Look::Open;
    tie.isHeadFilled = look == Look::Arrow;
}

bool overlap(const Rect& one, const Rect& other, double gap = 1)
{
    return one.x < other.x + other.width + gap && other.x < one.x + one.width + gap && one.y < other.y + other.height + gap
        && other.y < one.y + one.height + gap;
}

/// What stands where, in squares: a place is compared with what is near it alone.
class Taken {
public:
    void add(const Rect& rect)
    {
        eachSquare(rect, [&](std::int64_t square) {
            m_squares[square].push_back(rect);
            return true;
        });
    }
    bool isFree(const Rect& rect) const
    {
        return eachSquare(rect, [&](std::int64_t square) {
            const auto found = m_squares.find(square);
            return found == m_squares.end()
                || std::none_of(found->second.begin(), found->second.end(), [&](const Rect& other) { return overlap(rect, other); });
        });
    }

private:
    static constexpr double side = 160;
    static constexpr double gap = 1; ///< as in overlap()
    /// False as soon as one of them gives false.
    template <class Visit>
    static bool eachSquare(const Rect& rect, Visit visit)
    {
        const auto place = [](double at) { return std::int64_t(std::floor(at / side)); };
        for (auto y = place(rect.y - gap); y <= place(rect.y + rect.height + gap); ++y)
            for (auto x = place(rect.x - gap); x <= place(rect.x + rect.width + gap); ++x)
                if (!visit(y * 1'000'003 + x))
                    return false;
        return true;
    }
    std::unordered_map<std::int64_t, std::vector<Rect>> m_squares;
};

/// Where the words of a line keep off all boxes and other words: near its middle, along it, then aside in growing circles up to `farthest`.
std::optional<Rect> freePlace(const Tie& tie, MapBox size, const Taken& taken, double farthest)
{
    const auto isFree = [&](const Rect& rect) { return taken.isFree(rect); };
    for (const double part : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82})
        if (const auto rect = around(along(tie.from, tie.to, part), size); isFree(rect))
            return rect;
    const auto middle = along(tie.from, tie.to, 0.5);
    for (double radius = 12; radius < farthest; radius += 12)
        for (int i = 0; i < 16; ++i) {
            const double angle = 2 * std::numbers::pi * i / 16;
            const auto rect = around({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)}, size);
            if (isFree(rect))
                return rect;
        }
    return {};
}

/// Own words are always there; what a look says by itself only near its line, since far from it nobody could tell whose it is.
Rect placeOf(const ConceptMap::Link& link, const Tie& tie, const Taken& taken)
{
    const auto size = wordsSize(link.words);
    if (const auto free = freePlace(tie, size, taken, link.isUsual ? 0 : 4000))
        return *free;
    return link.isUsual ? Rect() : around(along(tie.from, tie.to, 0.5), size);
}

} // namespace

std::vector<QString> linesOf(const QString& text, Shape shape)
{
    auto lines = wrapped(text, widest(shape), mostLines, textSize);
    if (lines.empty())
        lines.emplace_back();
    return lines;
}

MapBox sizeOf(const QString& text, Shape shape)
{
    const auto lines = linesOf(text, shape);
    double width = 0;
    for (const auto& line : lines)
        width = std::max(width, textWidth(line, textSize));
    MapBox size{std::max(leastWidth, std::ceil(width) + 2 * paddingX), double(lines.size()) * lineHeight + 2 * paddingY};
    if (shape == Shape::Oval) // as much wider and higher as the corners of its words need
        size = {std::ceil(size.width * 1.22), std::ceil(size.height * 1.22)};
    if (shape == Shape::Frame)
        size = {size.width + 6, size.height + 6};
    if (shape == Shape::Page)
        size.width += fold;
    return size;
}

std::vector<Point> outlineOf(Shape shape, const Rect& rect)
{
    const double right = rect.x + rect.width;
    const double bottom = rect.y + rect.height;
    std::vector<Point> points;
    switch (shape) {
    case Shape::Rounded:
        points = rounded(rect);
        break;
    case Shape::Oval:
        points = oval(rect);
        break;
    case Shape::Page:
        points = {{rect.x, rect.y}, {right - fold, rect.y}, {right, rect.y + fold}, {right, bottom}, {rect.x, bottom}};
        break;
    case Shape::Frame:
    case Shape::Slip:
        points = {{rect.x, rect.y}, {right, rect.y}, {right, bottom}, {rect.x, bottom}};
        break;
    }
    points.push_back(points.front());
    return points;
}

std::vector<QString> wordLines(const QString& words) { return wrapped(words, widestWords, mostWordLines, wordsTextSize); }

MapBox wordsSize(const QString& words)
{
    const auto lines = wordLines(words);
    if (lines.empty())
        return {};
    double width = 0;
    for (const auto& line : lines)
        width = std::max(width, textWidth(line, wordsTextSize));
    return {std::ceil(width) + 8, double(lines.size()) * wordsLineHeight + 2};
}

std::vector<Tie> tiesOf(const ConceptMap& map, const std::vector<Rect>& boxes, Words words)
{
    const auto centreOf = [&](int node) {
        const auto& box = boxes[std::size_t(node)];
        return Point{box.x + box.width / 2, box.y + box.height / 2};
    };
    std::map<std::pair<int, int>, int> between;
    for (const auto& link : map.links)
        ++between[std::minmax(link.from, link.to)];
    std::map<std::pair<int, int>, int> done;
    std::vector<Tie> ties;
    Taken taken;
    if (words == Words::KeepOff)
        for (const auto& box : boxes)
            taken.add(box);
    for (const auto& link : map.links) {
        const auto pair = std::minmax(link.from, link.to);
        const double aside = (done[pair]++ - (between[pair] - 1) / 2.0) * apart;
        // Both ends move to the same side, whichever way a link goes.
        const auto one = centreOf(pair.first);
        const auto other = centreOf(pair.second);
        const double length = std::max(std::hypot(other.x - one.x, other.y - one.y), 1e-6);
        const Point by{-(other.y - one.y) / length * aside, (other.x - one.x) / length * aside};
        const auto moved = [&](Point point) { return Point{point.x + by.x, point.y + by.y}; };
        const auto start = moved(centreOf(link.from));
        const auto end = moved(centreOf(link.to));
        Tie tie;
        tie.from = leaving(outlineOf(map.nodes[std::size_t(link.from)].shape, boxes[std::size_t(link.from)]), start, end);
        tie.to = leaving(outlineOf(map.nodes[std::size_t(link.to)].shape, boxes[std::size_t(link.to)]), end, start);
        addHead(tie, link.look);
        if (!link.words.isEmpty()) {
            tie.words = words == Words::KeepOff ? placeOf(link, tie, taken) : around(along(tie.from, tie.to, 0.5), wordsSize(link.words));
            if (words == Words::KeepOff && tie.words.width > 0)
                taken.add(tie.words);
        }
        ties.push_back(std::move(tie));
    }
    return ties;
}

} // namespace counterpoint::figure::map_shapes
