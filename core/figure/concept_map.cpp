#include "core/figure/concept_map.h"
#include "core/base/translate.h"
#include "core/figure/page.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

using Shape = ConceptMap::Shape;

constexpr double mostLength = 12000;
constexpr double frameInset = 3;
constexpr double fold = 12;

bool isFinite(Point point) { return std::isfinite(point.x) && std::isfinite(point.y); }

bool isSound(const ConceptMap::Link& link, std::size_t count)
{
    return link.from >= 0 && link.to >= 0 && std::size_t(link.from) < count && std::size_t(link.to) < count && link.from != link.to;
}

struct Extent {
    double left = INFINITY;
    double top = INFINITY;
    double right = -INFINITY;
    double bottom = -INFINITY;

    void take(const Rect& rect)
    {
        left = std::min(left, rect.x);
        top = std::min(top, rect.y);
        right = std::max(right, rect.x + rect.width);
        bottom = std::max(bottom, rect.y + rect.height);
    }
};

std::vector<Rect> boxesOf(const ConceptMap& map)
{
    std::vector<Rect> boxes;
    for (const auto& node : map.nodes)
        boxes.push_back(map_shapes::around(isFinite(node.centre) ? node.centre : Point(), map_shapes::sizeOf(node.text, node.shape)));
    return boxes;
}

/// Draws middles together that lie further apart than a picture can be large.
void holdTogether(ConceptMap& map)
{
    Extent extent;
    for (const auto& node : map.nodes)
        if (isFinite(node.centre))
            extent.take({node.centre.x, node.centre.y, 0, 0});
    const double longest = std::max(extent.right - extent.left, extent.bottom - extent.top);
    if (!(longest > mostLength))
        return;
    for (auto& node : map.nodes)
        node.centre = {(node.centre.x - extent.left) * (mostLength / longest), (node.centre.y - extent.top) * (mostLength / longest)};
}

void paintNode(Page& page, const ConceptMap::Node& node, const Rect& rect)
{
    const bool isSlip = node.shape == Shape::Slip;
    page.area(map_shapes::outlineOf(node.shape, rect), node.fill, {outline, node.shape == Shape::Frame ? 1.0 : 1.4, isSlip});
    if (node.shape == Shape::Frame)
        page.polyline(
            map_shapes::outlineOf(Shape::Frame,
                                  {rect.x + frameInset, rect.y + frameInset, rect.width - 2 * frameInset, rect.height - 2 * frameInset}),
            {outline, 1, false});
    if (node.shape == Shape::Page) {
        const double right = rect.x + rect.width;
        page.polyline({{right - fold, rect.y}, {right - fold, rect.y + fold}, {right, rect.y + fold}}, {outline, 1, false});
    }
    const auto lines = map_shapes::linesOf(node.text, node.shape);
    const double middle = rect.x + (rect.width - (node.shape == Shape::Page ? fold : 0)) / 2;
    const double top = rect.y + (rect.height - double(lines.size()) * lineHeight) / 2;
    page.lines({middle, top + textSize}, lines, Text::Anchor::Middle, textOn(node.fill));
}

void paintTie(Page& page, const ConceptMap::Link& link, const map_shapes::Tie& tie)
{
    page.line(tie.from, tie.to, {outline, 1.4, link.look == ConceptMap::Look::Broken});
    if (tie.isHeadClosed)
        page.area(tie.head, tie.isHeadFilled ? outline : white, {outline, 1.4, false});
    else
        page.polyline(tie.head, {outline, 1.4, false});
}

void paintWords(Page& page, const ConceptMap::Link& link, const map_shapes::Tie& tie)
{
    if (!(tie.words.width > 0))
        return;
    page.box(tie.words, white, link.sentence, {white, 0, false});
    double y = tie.words.y + map_shapes::wordsTextSize;
    for (const auto& line : map_shapes::wordLines(link.words)) {
        page.text({tie.words.x + tie.words.width / 2, y}, line, Text::Anchor::Middle, ink, map_shapes::wordsTextSize);
        y += map_shapes::wordsLineHeight;
    }
}

/// Under the map, what the lines mean on which there was no room for words.
void sayWhatIsLeftOut(ConceptMap& map, const std::vector<map_shapes::Tie>& ties)
{
    for (std::size_t i = 0; i < ties.size(); ++i)
        if (map.links[i].isUsual && !map.links[i].words.isEmpty() && !(ties[i].words.width > 0)) {
            map.note =
                (QStringList{map.note, translate("Figure", "Lines without words: %1.").arg(map.links[i].words)}).join(u' ').trimmed();
            return;
        }
}

QStringList factsOf(const ConceptMap& map)
{
    QStringList facts;
    std::vector<bool> isJoined(map.nodes.size());
    for (const auto& link : map.links) {
        facts << link.sentence;
        isJoined[std::size_t(link.from)] = isJoined[std::size_t(link.to)] = true;
    }
    QStringList alone;
    for (std::size_t i = 0; i < map.nodes.size(); ++i)
        if (!isJoined[i])
            alone << (map.nodes[i].fact.isEmpty() ? map.nodes[i].text : map.nodes[i].fact);
    if (!alone.isEmpty())
        facts << translate("Figure", "joined to nothing: %1").arg(alone.join(QStringLiteral(", ")));
    return facts;
}

} // namespace

Drawing draw(const ConceptMap& asked, Size size)
{
    auto map = asked;
    std::erase_if(map.links, [&](const ConceptMap::Link& link) { return !isSound(link, map.nodes.size()); });
    holdTogether(map);
    auto boxes = boxesOf(map);
    Extent extent;
    for (const auto& box : boxes)
        extent.take(box);
    auto ties = map_shapes::tiesOf(map, boxes);
    for (const auto& tie : ties)
        if (tie.words.width > 0)
            extent.take(tie.words);
    sayWhatIsLeftOut(map, ties);
    const double width = map.nodes.empty() ? 0 : extent.right - extent.left;
    Page page({std::max(size.width, width + 2 * margin), 0}, map.title, map.subtitle, map.note);
    const auto kind = translate("Figure", "Map");
    if (map.nodes.empty()) {
        page.describe(kind, {translate("Figure", "nothing is on it yet")});
        page.text({page.left(), page.top() + 32}, translate("Figure", "Nothing is on the map yet"), Text::Anchor::Start, faintInk);
        return page.finish(page.top() + 48);
    }
    page.describe(kind, factsOf(map));
    const double right = page.left() + (page.right() - page.left() - width) / 2 - extent.left;
    const double down = page.top() - extent.top;
    for (std::size_t i = 0; i < map.nodes.size(); ++i) {
        boxes[i].x += right;
        boxes[i].y += down;
        map.nodes[i].centre = {boxes[i].x + boxes[i].width / 2, boxes[i].y + boxes[i].height / 2};
    }
    ties = map_shapes::tiesOf(map, boxes);
    for (std::size_t i = 0; i < ties.size(); ++i)
        paintTie(page, map.links[i], ties[i]);
    for (std::size_t i = 0; i < boxes.size(); ++i)
        paintNode(page, map.nodes[i], boxes[i]);
    for (std::size_t i = 0; i < ties.size(); ++i)
        paintWords(page, map.links[i], ties[i]);
    return page.finish(page.top() + (extent.bottom - extent.top));
}

} // namespace counterpoint::figure
