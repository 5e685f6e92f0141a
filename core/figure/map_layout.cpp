#include "core/figure/map_layout.h"
#include "core/figure/map_layers.h"
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace counterpoint::figure {

namespace {

constexpr double leastRowWidth = 900;
constexpr double pageHeight = 1000;
constexpr double gapBetweenParts = 36;
constexpr std::size_t mostToSpread = 400; ///< more cost too long, and nobody reads them

/// What hangs together: places of boxes among all, and the ties between them by their places here.
struct Part {
    std::vector<std::size_t> boxes;
    std::vector<MapTie> ties;
    std::vector<MapBox> sizes;
    std::vector<Point> places;
    double width = 0;
    double height = 0;
};

bool isSound(const MapTie& tie, std::size_t count)
{
    return tie.from >= 0 && tie.to >= 0 && std::size_t(tie.from) < count && std::size_t(tie.to) < count && tie.from != tie.to;
}

std::size_t rootOf(std::vector<std::size_t>& parents, std::size_t box)
{
    while (parents[box] != box)
        box = parents[box] = parents[parents[box]];
    return box;
}

std::vector<Part> partsOf(const std::vector<MapBox>& boxes, const std::vector<MapTie>& ties)
{
    std::vector<std::size_t> parents(boxes.size());
    std::iota(parents.begin(), parents.end(), std::size_t(0));
    for (const auto& tie : ties)
        parents[rootOf(parents, std::size_t(tie.to))] = rootOf(parents, std::size_t(tie.from));
    std::vector<Part> parts;
    std::vector<std::size_t> partOfRoot(boxes.size(), boxes.size());
    std::vector<std::size_t> partOfBox(boxes.size());
    std::vector<int> placeInPart(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        auto& part = partOfRoot[rootOf(parents, i)];
        if (part == boxes.size()) {
            part = parts.size();
            parts.emplace_back();
        }
        partOfBox[i] = part;
        placeInPart[i] = int(parts[part].boxes.size());
        parts[part].boxes.push_back(i);
        parts[part].sizes.push_back(boxes[i]);
    }
    for (auto tie : ties) {
        auto& part = parts[partOfBox[std::size_t(tie.from)]];
        tie.from = placeInPart[std::size_t(tie.from)];
        tie.to = placeInPart[std::size_t(tie.to)];
        part.ties.push_back(tie);
    }
    return parts;
}

/// Moves a part to its own top left corner, and notes how large it is.
void measure(Part& part)
{
    double left = INFINITY;
    double top = INFINITY;
    double right = -INFINITY;
    double bottom = -INFINITY;
    for (std::size_t i = 0; i < part.places.size(); ++i) {
        left = std::min(left, part.places[i].x - part.sizes[i].width / 2);
        right = std::max(right, part.places[i].x + part.sizes[i].width / 2);
        top = std::min(top, part.places[i].y - part.sizes[i].height / 2);
        bottom = std::max(bottom, part.places[i].y + part.sizes[i].height / 2);
    }
    for (auto& place : part.places)
        place = {place.x - left, place.y - top};
    part.width = right - left;
    part.height = bottom - top;
}

/// How far a part goes beyond a page: 1 where it just fits.
double excess(const Part& part) { return std::max(part.width / leastRowWidth, part.height / pageHeight); }

/// In layers from left to right; from top to bottom where that fits a page better and left to right does not.
void layInLayers(Part& part)
{
    part.places = map_layout::layered(part.sizes, part.ties);
    measure(part);
    if (excess(part) <= 1)
        return;
    auto down = part;
    for (auto& size : down.sizes)
        std::swap(size.width, size.height);
    for (auto& tie : down.ties)
        tie.room = 0; // words stand above each other there
    down.places = map_layout::layered(down.sizes, down.ties);
    for (auto& place : down.places)
        std::swap(place.x, place.y);
    down.sizes = part.sizes;
    measure(down);
    if (excess(down) < excess(part))
        part = std::move(down);
}

void layOut(Part& part)
{
    const auto ordered = std::count_if(part.ties.begin(), part.ties.end(), [](const MapTie& tie) { return tie.isOrdered; });
    const bool inLayers = part.boxes.size() > mostToSpread || 2 * std::size_t(ordered) >= part.ties.size();
    if (inLayers) {
        layInLayers(part);
    } else {
        part.places = map_layout::spread(part.sizes, part.ties);
        measure(part);
    }
}

/// Parts in rows, the largest first; boxes that nothing is joined to come last.
std::vector<Point> sideBySide(std::vector<Part>& parts, std::size_t count)
{
    double area = 0;
    double widest = leastRowWidth;
    for (const auto& part : parts) {
        area += (part.width + gapBetweenParts) * (part.height + gapBetweenParts);
        widest = std::max(widest, part.width);
    }
    const double rowWidth = std::max(widest, std::sqrt(area) * 1.3);
    std::stable_sort(parts.begin(), parts.end(), [](const Part& one, const Part& other) { return one.boxes.size() > other.boxes.size(); });
    std::vector<Point> places(count);
    double left = 0;
    double top = 0;
    double rowHeight = 0;
    for (const auto& part : parts) {
        if (left > 0 && left + part.width > rowWidth) {
            left = 0;
            top += rowHeight + gapBetweenParts;
            rowHeight = 0;
        }
        for (std::size_t i = 0; i < part.boxes.size(); ++i)
            places[part.boxes[i]] = {left + part.places[i].x, top + part.places[i].y};
        left += part.width + gapBetweenParts;
        rowHeight = std::max(rowHeight, part.height);
    }
    return places;
}

} // namespace

std::vector<Point> arranged(const std::vector<MapBox>& boxes, const std::vector<MapTie>& ties)
{
    auto sound = ties;
    std::erase_if(sound, [&](const MapTie& tie) { return !isSound(tie, boxes.size()); });
    auto parts = partsOf(boxes, sound);
    for (auto& part : parts)
        layOut(part);
    return sideBySide(parts, boxes.size());
}

} // namespace counterpoint::figure
