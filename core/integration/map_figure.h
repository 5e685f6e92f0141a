#pragma once
#include "core/figure/concept_map.h"
#include "core/integration/maps.h"

/// How a map looks, and where things go on it.
namespace counterpoint::maps {

/// A map's unit, 1/72 inch, in those of a figure, 1/96.
constexpr double figureUnits = 96.0 / 72;
inline figure::Point toFigure(MapPoint at) { return {at.x * figureUnits, at.y * figureUnits}; }
inline MapPoint fromFigure(figure::Point at) { return {at.x / figureUnits, at.y / figureUnits}; }

figure::ConceptMap::Shape shapeOf(MapNode::Kind kind);
figure::Colour fillOf(const MapNode& node);
figure::ConceptMap::Look lookOf(MapLink::Kind kind);
/// Nodes and links in the order of the map's.
figure::ConceptMap figureOf(const ConceptMap& map);

/// Where `node` covers nothing that is on the map: near its middle.
MapPoint freePlace(const ConceptMap& map, const MapNode& node);
/// Where all nodes go by themselves, in the order of the map's: what is part of something beside it, what is caused to the right of its cause.
std::vector<Placed> arranged(const ConceptMap& map);

} // namespace counterpoint::maps
