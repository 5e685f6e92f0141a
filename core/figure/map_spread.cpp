#include "core/figure/map_layers.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace counterpoint::figure::map_layout {

namespace {

constexpr double step = 150; ///< between boxes that a tie joins
constexpr double stretch = 1.35; ///< boxes are wider than they are high
constexpr double wordsHeight = 16; ///< of the words on a line
constexpr double emptyPart = 6; ///< how much more room a map has than boxes and words fill
constexpr int rounds = 40;
constexpr int pushes = 30;

using Distances = std::vector<std::vector<int>>;

/// Ties between each two boxes, by breadth-first search; `boxes` hang together.
Distances distancesOf(std::size_t count, const std::vector<MapTie>& ties)
{
    std::vector<std::vector<std::size_t>> joined(count);
    for (const auto& tie : ties) {
        joined[std::size_t(tie.from)].push_back(std::size_t(tie.to));
        joined[std::size_t(tie.to)].push_back(std::size_t(tie.from));
    }
    Distances distances(count, std::vector<int>(count, 0));
    for (std::size_t start = 0; start < count; ++start) {
        std::vector<std::size_t> seen{start};
        auto& far = distances[start];
        for (std::size_t i = 0; i < seen.size(); ++i)
            for (const auto next : joined[seen[i]])
                if (next != start && far[next] == 0) {
                    far[next] = far[seen[i]] + 1;
                    seen.push_back(next);
                }
    }
    return distances;
}

std::vector<Point> onCircle(std::size_t count)
{
    std::vector<Point> places;
    const double radius = step * double(count) / (2 * std::numbers::pi);
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * double(i) / double(count);
        places.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    return places;
}

/// Moves each box to where the others want it, near ones more than far ones.
void majorize(const Distances& distances, std::vector<Point>& places)
{
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < places.size(); ++i) {
            Point sum;
            double weights = 0;
            for (std::size_t j = 0; j < places.size(); ++j) {
                const double wanted = step * distances[i][j];
                if (j == i || !(wanted > 0))
                    continue;
                const double weight = 1 / (wanted * wanted);
                const double dx = places[i].x - places[j].x;
                const double dy = places[i].y - places[j].y;
                const double far = std::max(std::hypot(dx, dy), 1e-6);
                sum.x += weight * (places[j].x + wanted * dx / far);
                sum.y += weight * (places[j].y + wanted * dy / far);
                weights += weight;
            }
            if (weights > 0)
                places[i] = {sum.x / weights, sum.y / weights};
        }
}

/// Pushes boxes apart that overlap, each pair along the shorter way; false where some overlap still.
bool pushApart(const std::vector<MapBox>& boxes, std::vector<Point>& places)
{
    for (int push = 0; push < pushes; ++push) {
        bool isDone = true;
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t j = i + 1; j < boxes.size(); ++j) {
                const double dx = places[j].x - places[i].x;
                const double dy = places[j].y - places[i].y;
                const double overlapX = (boxes[i].width + boxes[j].width) / 2 + gapBetweenBoxes - std::abs(dx);
                const double overlapY = (boxes[i].height + boxes[j].height) / 2 + gapBetweenBoxes - std::abs(dy);
                if (overlapX <= 1e-6 || overlapY <= 1e-6)
                    continue;
                isDone = false;
                if (overlapX < overlapY) {
                    const double by = std::copysign(overlapX / 2, dx);
                    places[i].x -= by;
                    places[j].x += by;
                } else {
                    const double by = std::copysign(overlapY / 2, dy);
                    places[i].y -= by;
                    places[j].y += by;
                }
            }
        if (isDone)
            return true;
    }
    return false;
}

/// How much larger the whole has to be, so that the words on its lines find room.
double roomFor(const std::vector<MapBox>& boxes, const std::vector<MapTie>& ties, const std::vector<Point>& places)
{
    double needed = 0;
    for (const auto& tie : ties)
        needed += tie.room * wordsHeight;
    for (const auto& box : boxes)
        needed += box.width * box.height;
    const auto [left, right] = std::minmax_element(places.begin(), places.end(), [](Point a, Point b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(places.begin(), places.end(), [](Point a, Point b) { return a.y < b.y; });
    const double there = (right->x - left->x + step) * (bottom->y - top->y + step);
    return std::max(1.0, std::sqrt(emptyPart * needed / there));
}

} // namespace

std::vector<Point> spread(const std::vector<MapBox>& boxes, const std::vector<MapTie>& ties)
{
    auto places = onCircle(boxes.size());
    majorize(distancesOf(boxes.size(), ties), places);
    for (auto& place : places)
        place.x *= stretch;
    const double larger = roomFor(boxes, ties, places);
    for (auto& place : places)
        place = {place.x * larger, place.y * larger};
    // What is too dense to be pushed apart is given more room until it is not.
    while (!pushApart(boxes, places))
        for (auto& place : places)
            place = {place.x * 1.2, place.y * 1.2};
    return places;
}

} // namespace counterpoint::figure::map_layout
