#include "core/figure/concept_map.h"
#include "core/figure/map_layout.h"
#include "tests/support/printing.h"
#include <algorithm>
#include <cmath>
#include <random>

using namespace counterpoint;
using namespace counterpoint::figure;

namespace {

bool overlap(const Rect& one, const Rect& other)
{
    return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

int overlaps(const std::vector<MapBox>& boxes, const std::vector<Point>& places)
{
    int count = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = i + 1; j < boxes.size(); ++j)
            count += overlap(map_shapes::around(places[i], boxes[i]), map_shapes::around(places[j], boxes[j]));
    return count;
}

std::vector<MapBox> boxesOf(std::size_t count, std::mt19937& random)
{
    std::vector<MapBox> boxes;
    for (std::size_t i = 0; i < count; ++i)
        boxes.push_back({56 + double(random() % 140), 34 + double(random() % 70)});
    return boxes;
}

std::vector<MapTie> tiesOf(std::size_t boxes, std::size_t count, int ordered, std::mt19937& random)
{
    std::vector<MapTie> ties;
    for (std::size_t i = 0; i < count; ++i)
        ties.push_back({int(random() % boxes), int(random() % boxes), int(random() % 100) < ordered, double(random() % 90)});
    return ties;
}

} // namespace

TEST_CASE("No two boxes of an arranged map overlap, and the same map is arranged the same", "[map][figure]")
{
    std::mt19937 random(11);
    for (const std::size_t count : {1u, 2u, 7u, 40u, 200u})
        for (const int ordered : {0, 30, 100})
            for (const std::size_t density : {0u, 1u, 3u}) {
                const auto boxes = boxesOf(count, random);
                const auto ties = tiesOf(count, count * density, ordered, random);
                const auto places = arranged(boxes, ties);
                INFO(count << " boxes, " << ties.size() << " ties, " << ordered << " % ordered");
                REQUIRE(places.size() == count);
                CHECK(overlaps(boxes, places) == 0);
                CHECK(std::all_of(places.begin(), places.end(), [](Point at) { return std::isfinite(at.x) && std::isfinite(at.y); }));
                CHECK(arranged(boxes, ties) == places);
            }
}

TEST_CASE("What is caused stands to the right of its cause", "[map][figure]")
{
    const std::vector<MapBox> boxes(5, {100, 40});
    const auto places = arranged(boxes, {{0, 1, true}, {1, 2, true}, {0, 3, true}, {3, 4, true}});
    CHECK(places[0].x < places[1].x);
    CHECK(places[1].x < places[2].x);
    CHECK(places[3].x < places[4].x);
    CHECK(places[1].x == places[3].x);
}

TEST_CASE("Circles, ties to nothing and chains of thousands are arranged too", "[map][figure]")
{
    const std::vector<MapBox> three(3, {100, 40});
    const std::vector<MapTie> odd{{0, 1, true}, {1, 2, true}, {2, 0, true}, {1, 1, true}, {0, 7, true}, {-1, 2, false}};
    CHECK(overlaps(three, arranged(three, odd)) == 0);
    CHECK(arranged({}, {}).empty());
    const std::vector<MapBox> many(3000, {80, 30});
    std::vector<MapTie> chain;
    for (int i = 0; i + 1 < 3000; ++i)
        chain.push_back({i, i + 1, true});
    const auto places = arranged(many, chain);
    CHECK(std::is_sorted(places.begin(), places.end(), [](Point one, Point other) { return one.x < other.x; }));
}

namespace {

ConceptMap aMap()
{
    using Shape = ConceptMap::Shape;
    ConceptMap map;
    map.title = QStringLiteral("Trust");
    map.nodes = {{QStringLiteral("Trust"), Shape::Rounded, {0, 114, 178}, {0, 0}, QStringLiteral("Code “Trust”")},
                 {QStringLiteral("Dana"), Shape::Oval, {232, 241, 250}, {300, 10}, QStringLiteral("Case “Dana”")},
                 {QStringLiteral("Nobody asks"), Shape::Slip, {255, 248, 220}, {150, 10}, QStringLiteral("Note “Nobody asks”")}};
    map.links = {{0, 1, ConceptMap::Look::Arrow, QStringLiteral("causes"), QStringLiteral("“Trust” causes “Dana”")}};
    return map;
}

} // namespace

TEST_CASE("The words on a line keep off the boxes", "[map][figure]")
{
    const auto map = aMap(); // the note stands in the middle of the line
    std::vector<Rect> boxes;
    for (const auto& node : map.nodes)
        boxes.push_back(map_shapes::around(node.centre, map_shapes::sizeOf(node.text, node.shape)));
    const auto ties = map_shapes::tiesOf(map, boxes);
    REQUIRE(ties.front().words.width > 0);
    for (const auto& box : boxes)
        CHECK_FALSE(overlap(ties.front().words, box));
}

TEST_CASE("A drawn map says its links as sentences, and what stands alone", "[map][figure]")
{
    const auto drawing = draw(aMap());
    CHECK(drawing.description.contains(QStringLiteral("“Trust” causes “Dana”")));
    CHECK(drawing.description.contains(QStringLiteral("Note “Nobody asks”")));
    const auto svg = QString::fromUtf8(toSvg(drawing));
    CHECK(svg.contains(QStringLiteral(">causes<")));
    CHECK(draw(ConceptMap{}).description.contains(QStringLiteral("nothing is on it yet")));
}

TEST_CASE("A map of places beyond all bounds is drawn within those of a picture", "[map][figure]")
{
    auto map = aMap();
    map.nodes[0].centre = {-1e300, 1e300};
    map.nodes[1].centre = {NAN, INFINITY};
    map.links.push_back({0, 9, ConceptMap::Look::Plain, {}, {}});
    const auto drawing = draw(map);
    CHECK(drawing.width <= 20000);
    CHECK(std::isfinite(drawing.height));
    CHECK_FALSE(drawing.marks.empty());
}

TEST_CASE("On a map where all is linked to all, words stand on their lines or are said below", "[map][figure]")
{
    ConceptMap map;
    std::vector<MapBox> sizes;
    std::vector<MapTie> ties;
    for (int i = 0; i < 9; ++i) {
        map.nodes.push_back({QStringLiteral("Theme %1").arg(i), ConceptMap::Shape::Rounded, {}, {}, {}});
        sizes.push_back(map_shapes::sizeOf(map.nodes.back().text, ConceptMap::Shape::Rounded));
        for (int j = 0; j < i; ++j) {
            ConceptMap::Link link{j, i, ConceptMap::Look::Plain, QStringLiteral("associated with"), {}};
            link.isUsual = i + j != 9;
            if (!link.isUsual)
                link.words = QStringLiteral("own words %1").arg(j);
            map.links.push_back(link);
            ties.push_back({j, i, false, map_shapes::wordsSize(link.words).width});
        }
    }
    const auto places = arranged(sizes, ties);
    std::vector<Rect> boxes;
    for (std::size_t i = 0; i < places.size(); ++i) {
        map.nodes[i].centre = places[i];
        boxes.push_back(map_shapes::around(places[i], sizes[i]));
    }
    const auto drawn = map_shapes::tiesOf(map, boxes);
    int worded = 0;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const auto& [from, to] = std::pair(drawn[i].from, drawn[i].to);
        const auto& words = drawn[i].words;
        worded += words.width > 0 ? 1 : 0;
        if (!map.links[i].isUsual) {
            CHECK(words.width > 0);
            continue;
        }
        if (!(words.width > 0))
            continue;
        const Point middle{words.x + words.width / 2, words.y + words.height / 2};
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        CHECK(std::abs((to.x - from.x) * (from.y - middle.y) - (from.x - middle.x) * (to.y - from.y)) / length < 1);
    }
    CHECK(worded > int(drawn.size()) / 2);
    CHECK(draw(map).description.contains(QStringLiteral("Lines without words: associated with")) == (worded < int(drawn.size())));
}
