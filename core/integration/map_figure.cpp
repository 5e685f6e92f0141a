#include "core/integration/map_figure.h"
#include "core/base/translate.h"
#include "core/figure/palette.h"
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace counterpoint::maps {

namespace {

using Shape = figure::ConceptMap::Shape;
using Look = figure::ConceptMap::Look;

constexpr figure::Colour caseFill{0xE8, 0xF1, 0xFA};
constexpr figure::Colour sourceFill{0xF3, 0xF3, 0xF3};
constexpr figure::Colour findingFill{0xFF, 0xFF, 0xFF};
constexpr figure::Colour noteFill{0xFF, 0xF8, 0xDC};

/// '#rrggbb'; grey where it is none.
figure::Colour colourFrom(const QString& text)
{
    bool isNumber = false;
    const auto number = text.mid(1).toUInt(&isNumber, 16);
    if (!isNumber || text.size() != 7)
        return figure::missingFill;
    return {quint8(number >> 16 & 0xFF), quint8(number >> 8 & 0xFF), quint8(number & 0xFF)};
}

bool cover(const figure::Rect& one, const figure::Rect& other)
{
    constexpr double gap = 14;
    return one.x < other.x + other.width + gap && other.x < one.x + one.width + gap && one.y < other.y + other.height + gap
        && other.y < one.y + one.height + gap;
}

figure::Rect boxOf(const MapNode& node)
{
    return figure::map_shapes::around(toFigure(node.at), figure::map_shapes::sizeOf(node.text, shapeOf(node.kind)));
}

} // namespace

Shape shapeOf(MapNode::Kind kind)
{
    switch (kind) {
    case MapNode::Kind::Code:
        return Shape::Rounded;
    case MapNode::Kind::Case:
        return Shape::Oval;
    case MapNode::Kind::Source:
        return Shape::Page;
    case MapNode::Kind::Finding:
        return Shape::Frame;
    case MapNode::Kind::Note:
        break;
    }
    return Shape::Slip;
}

figure::Colour fillOf(const MapNode& node)
{
    switch (node.kind) {
    case MapNode::Kind::Code:
        return colourFrom(node.colour);
    case MapNode::Kind::Case:
        return caseFill;
    case MapNode::Kind::Source:
        return sourceFill;
    case MapNode::Kind::Finding:
        return findingFill;
    case MapNode::Kind::Note:
        break;
    }
    return noteFill;
}

Look lookOf(MapLink::Kind kind)
{
    switch (kind) {
    case MapLink::Kind::AssociatedWith:
        return Look::Plain;
    case MapLink::Kind::Causes:
        return Look::Arrow;
    case MapLink::Kind::PartOf:
        return Look::Diamond;
    case MapLink::Kind::Contradicts:
        return Look::Broken;
    case MapLink::Kind::Other:
        break;
    }
    return Look::Open;
}

figure::ConceptMap figureOf(const ConceptMap& map)
{
    figure::ConceptMap drawn;
    drawn.title = map.name;
    std::unordered_map<MapNodeId, int> places;
    bool hasGone = false;
    for (const auto& node : map.nodes) {
        places.emplace(node.id, int(drawn.nodes.size()));
        const auto fact = QStringLiteral("%1 “%2”").arg(titleOf(node.kind), node.text.simplified());
        drawn.nodes.push_back({node.text, shapeOf(node.kind), fillOf(node), toFigure(node.at), fact});
        hasGone = hasGone || node.isGone;
    }
    for (const auto& link : map.links)
        if (places.contains(link.from) && places.contains(link.to))
            drawn.links.push_back({places[link.from], places[link.to], lookOf(link.kind), link.words(), map.sentence(link),
                                   link.kind == MapLink::Kind::AssociatedWith && link.label.isEmpty()});
    QStringList key;
    const std::pair<MapNode::Kind, const char*> meanings[]{
        {MapNode::Kind::Code, QT_TRANSLATE_NOOP("Maps", "Rounded: codes.")},
        {MapNode::Kind::Case, QT_TRANSLATE_NOOP("Maps", "Oval: Cases.")},
        {MapNode::Kind::Source, QT_TRANSLATE_NOOP("Maps", "With a folded corner: sources.")},
        {MapNode::Kind::Finding, QT_TRANSLATE_NOOP("Maps", "Double line: findings.")},
        {MapNode::Kind::Note, QT_TRANSLATE_NOOP("Maps", "Dashed outline: notes.")}};
    for (const auto& [kind, meaning] : meanings)
        if (std::any_of(map.nodes.begin(), map.nodes.end(), [&kind = kind](const MapNode& node) { return node.kind == kind; }))
            key << translate("Maps", meaning);
    if (key.size() > 1) // of one kind there is nothing to tell apart
        drawn.note = key.join(u' ');
    if (hasGone)
        drawn.note = (QStringList{drawn.note, translate("Maps", "Grey codes are no longer in the codebook.")}).join(u' ').trimmed();
    return drawn;
}

MapPoint freePlace(const ConceptMap& map, const MapNode& node)
{
    if (map.nodes.empty())
        return {};
    std::vector<figure::Rect> boxes;
    figure::Point middle;
    for (const auto& other : map.nodes) {
        boxes.push_back(boxOf(other));
        middle = {middle.x + toFigure(other.at).x / double(map.nodes.size()), middle.y + toFigure(other.at).y / double(map.nodes.size())};
    }
    const auto size = figure::map_shapes::sizeOf(node.text, shapeOf(node.kind));
    constexpr int most = 400; // rings; a map is not larger than that
    for (int ring = 0; ring < most; ++ring)
        for (int i = 0; i < std::max(1, 12 * ring); ++i) {
            const double angle = ring == 0 ? 0 : 2 * std::numbers::pi * i / (12 * ring);
            const figure::Point at{std::round(middle.x + ring * 60 * std::cos(angle)), std::round(middle.y + ring * 40 * std::sin(angle))};
            const auto box = figure::map_shapes::around(at, size);
            if (std::none_of(boxes.begin(), boxes.end(), [&](const figure::Rect& other) { return cover(box, other); }))
                return fromFigure(at);
        }
    return fromFigure(middle);
}

std::vector<Placed> arranged(const ConceptMap& map)
{
    const auto drawn = figureOf(map);
    std::vector<figure::MapBox> boxes;
    for (const auto& node : drawn.nodes)
        boxes.push_back(figure::map_shapes::sizeOf(node.text, node.shape));
    std::vector<figure::MapTie> ties;
    for (const auto& link : drawn.links) {
        figure::MapTie tie{link.from, link.to, link.look == Look::Arrow || link.look == Look::Diamond,
                           figure::map_shapes::wordsSize(link.words).width};
        if (link.look == Look::Diamond) // the whole stands before its parts
            std::swap(tie.from, tie.to);
        ties.push_back(tie);
    }
    const auto places = figure::arranged(boxes, ties);
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < places.size(); ++i)
        placed.push_back({map.nodes[i].id, fromFigure({std::round(places[i].x), std::round(places[i].y)})});
    return placed;
}

} // namespace counterpoint::maps
