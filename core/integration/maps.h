#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

using MapId = Id<struct MapTag>;
using MapNodeId = Id<struct MapNodeTag>;
using MapLinkId = Id<struct MapLinkTag>;

/// A place on a map: a point in units of 1/72 inch, y downwards.
struct MapPoint {
    double x = 0;
    double y = 0;
    bool operator==(const MapPoint&) const = default;
};

/// A thing of the study on a map, or a note that is on this map alone.
struct MapNode {
    enum class Kind { Code, Case, Source, Finding, Note };
    MapNodeId id;
    Kind kind = Kind::Note;
    std::int64_t target = 0; ///< id of the thing; 0 of a note
    QString text; ///< a note's words; what the thing is called, or was where it is gone
    QString colour; ///< of a code: '#rrggbb'
    bool isGone = false;
    MapPoint at; ///< its middle
    bool operator==(const MapNode&) const = default;
};
QString toText(MapNode::Kind kind); ///< as stored and in JSON: 'code' …
QString titleOf(MapNode::Kind kind); ///< for people
Result<MapNode::Kind> mapNodeKindFrom(const QString& text);
std::vector<MapNode::Kind> mapNodeKinds();

/// What one thing of a map has to do with another.
struct MapLink {
    enum class Kind { AssociatedWith, Causes, PartOf, Contradicts, Other };
    MapLinkId id;
    MapNodeId from;
    MapNodeId to;
    Kind kind = Kind::AssociatedWith;
    QString label; ///< the researcher's own words; empty: the kind says it
    QString words() const; ///< what stands on the line
    bool operator==(const MapLink&) const = default;
};
QString toText(MapLink::Kind kind); ///< as stored and in JSON: 'associated with' …
QString titleOf(MapLink::Kind kind); ///< for people, in the middle of a sentence
Result<MapLink::Kind> mapLinkKindFrom(const QString& text);
std::vector<MapLink::Kind> mapLinkKinds();

/// A canvas on which a researcher lays out how things hang together.
struct ConceptMap {
    MapId id;
    QString name;
    QString note;
    bool inReport = false;
    std::vector<MapNode> nodes; ///< in the order in which they came
    std::vector<MapLink> links;
    const MapNode* node(MapNodeId id) const; ///< nullptr where it is not on the map
    const MapNode* nodeOf(MapNode::Kind kind, std::int64_t target) const;
    QString sentence(const MapLink& link) const; ///< '“Trust” is part of “Culture”'
    bool operator==(const ConceptMap&) const = default;
};

namespace maps {
/// No node lies further from the origin in x or y; places beyond are drawn in to it, and what is no number is 0.
constexpr double farthest = 20'000;

std::vector<ConceptMap> all(const Read& db); ///< in the researcher's order, with their nodes and links
/// Without nodes and links.
std::vector<ConceptMap> list(const Read& db);
Result<ConceptMap> byId(const Read& db, MapId id);
Result<ConceptMap> byName(const Read& db, const QString& name);
Result<MapId> add(Edit& db, const QString& name); ///< Invalid where the name is empty or taken
Result<> update(Edit& db, const ConceptMap& map); ///< name, note and whether it is in the report
void remove(Edit& db, MapId id); ///< with all that is on it

/// Puts a thing on a map, at `at` or where there is room. Invalid where it is there already or is not in the study.
Result<MapNodeId> addThing(Edit& db, MapId id, MapNode::Kind kind, std::int64_t target, std::optional<MapPoint> at = {});
Result<MapNodeId> addNote(Edit& db, MapId id, const QString& text, std::optional<MapPoint> at = {}); ///< Invalid where it is empty
Result<> writeNote(Edit& db, MapNodeId id, const QString& text); ///< Invalid where it is empty
struct Placed {
    MapNodeId id;
    MapPoint at;
};
void place(Edit& db, const std::vector<Placed>& nodes);
void removeNodes(Edit& db, const std::vector<MapNodeId>& ids); ///< with their links; what they stand for stays in the study

/// Invalid between a thing and itself, and where the same two are linked so already.
Result<MapLinkId> link(Edit& db, MapNodeId from, MapNodeId to, MapLink::Kind kind, const QString& label = {});
Result<> updateLink(Edit& db, const MapLink& link); ///< kind, label and direction
void removeLink(Edit& db, MapLinkId id);
} // namespace maps

} // namespace counterpoint
