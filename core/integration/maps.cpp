#include "core/integration/maps.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/integration/map_figure.h"
#include "core/project/doors.h"
#include <algorithm>
#include <cmath>
#include <string>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("Maps", text); }

using NodeKind = MapNode::Kind;
using LinkKind = MapLink::Kind;

struct NodeWords {
    NodeKind kind;
    const char* stored;
    const char* title;
    const char* table; ///< of what it stands for
    const char* name; ///< column of that table
};
constexpr NodeWords nodeWords[]{
    {NodeKind::Code, "code", QT_TRANSLATE_NOOP("Maps", "Code"), "code", "name"},
    {NodeKind::Case, "case", QT_TRANSLATE_NOOP("Maps", "Case"), "study_case", "name"},
    {NodeKind::Source, "source", QT_TRANSLATE_NOOP("Maps", "Source"), "source", "name"},
    {NodeKind::Finding, "finding", QT_TRANSLATE_NOOP("Maps", "Finding"), "finding", "claim"},
    {NodeKind::Note, "note", QT_TRANSLATE_NOOP("Maps", "Note"), nullptr, nullptr},
};

struct LinkWords {
    LinkKind kind;
    const char* stored;
    const char* title;
    const char* sentence;
};
constexpr LinkWords linkWords[]{
    {LinkKind::AssociatedWith, "associated with", QT_TRANSLATE_NOOP("Maps", "associated with"),
     QT_TRANSLATE_NOOP("Maps", "“%1” is associated with “%2”")},
    {LinkKind::Causes, "causes", QT_TRANSLATE_NOOP("Maps", "causes"), QT_TRANSLATE_NOOP("Maps", "“%1” causes “%2”")},
    {LinkKind::PartOf, "part of", QT_TRANSLATE_NOOP("Maps", "part of"), QT_TRANSLATE_NOOP("Maps", "“%1” is part of “%2”")},
    {LinkKind::Contradicts, "contradicts", QT_TRANSLATE_NOOP("Maps", "contradicts"), QT_TRANSLATE_NOOP("Maps", "“%1” contradicts “%2”")},
    {LinkKind::Other, "other", QT_TRANSLATE_NOOP("Maps", "other"), QT_TRANSLATE_NOOP("Maps", "“%1” is linked to “%2”")},
};

const NodeWords& wordsOf(NodeKind kind)
{
    return *std::find_if(std::begin(nodeWords), std::end(nodeWords), [kind](const NodeWords& one) { return one.kind == kind; });
}

const LinkWords& wordsOf(LinkKind kind)
{
    return *std::find_if(std::begin(linkWords), std::end(linkWords), [kind](const LinkWords& one) { return one.kind == kind; });
}

} // namespace

QString toText(NodeKind kind) { return QString::fromLatin1(wordsOf(kind).stored); }
QString titleOf(NodeKind kind) { return tr(wordsOf(kind).title); }
QString toText(LinkKind kind) { return QString::fromLatin1(wordsOf(kind).stored); }
QString titleOf(LinkKind kind) { return tr(wordsOf(kind).title); }

std::vector<NodeKind> mapNodeKinds()
{
    std::vector<NodeKind> kinds;
    for (const auto& words : nodeWords)
        kinds.push_back(words.kind);
    return kinds;
}

std::vector<LinkKind> mapLinkKinds()
{
    std::vector<LinkKind> kinds;
    for (const auto& words : linkWords)
        kinds.push_back(words.kind);
    return kinds;
}

Result<NodeKind> mapNodeKindFrom(const QString& text)
{
    QStringList names;
    for (const auto kind : mapNodeKinds())
        names << toText(kind);
    return findName(text, names, tr("kind of thing")).map([](qsizetype i) { return mapNodeKinds()[std::size_t(i)]; });
}

Result<LinkKind> mapLinkKindFrom(const QString& text)
{
    QStringList names;
    for (const auto kind : mapLinkKinds())
        names << toText(kind);
    return findName(text, names, tr("kind of link")).map([](qsizetype i) { return mapLinkKinds()[std::size_t(i)]; });
}

QString MapLink::words() const { return label.isEmpty() ? (kind == Kind::Other ? QString() : titleOf(kind)) : label; }

const MapNode* ConceptMap::node(MapNodeId wanted) const
{
    const auto found = std::find_if(nodes.begin(), nodes.end(), [wanted](const MapNode& each) { return each.id == wanted; });
    return found == nodes.end() ? nullptr : &*found;
}

const MapNode* ConceptMap::nodeOf(NodeKind kind, std::int64_t target) const
{
    const auto found = std::find_if(nodes.begin(), nodes.end(),
                                    [&](const MapNode& each) { return target != 0 && each.kind == kind && each.target == target; });
    return found == nodes.end() ? nullptr : &*found;
}

QString ConceptMap::sentence(const MapLink& link) const
{
    const auto* one = node(link.from);
    const auto* other = node(link.to);
    if (!one || !other)
        return {};
    const auto from = one->text.simplified();
    const auto to = other->text.simplified();
    return link.label.isEmpty() ? tr(wordsOf(link.kind).sentence).arg(from, to) : tr("“%1” – %2 – “%3”").arg(from, link.label, to);
}

namespace maps {

namespace {

double held(double length) { return std::isfinite(length) ? std::clamp(length, -farthest, farthest) : 0; }

/// What a thing is called now; nothing where it is gone.
std::optional<QString> nameNow(const Read& db, NodeKind kind, std::int64_t target)
{
    const auto& words = wordsOf(kind);
    if (!words.table)
        return std::nullopt;
    auto query = db.prepare((std::string("SELECT ") + words.name + " FROM " + words.table + " WHERE id = ?").c_str());
    return query.bind(target).step() ? std::optional(query.text(0)) : std::nullopt;
}

std::vector<MapNode> nodesOf(const Read& db, MapId id)
{
    std::vector<MapNode> nodes;
    auto query = db.prepare("SELECT node.id, node.kind, node.target_id, node.text, node.x, node.y, "
                            "coalesce(code.name, study_case.name, source.name, finding.claim), code.colour "
                            "FROM map_node AS node LEFT JOIN code ON node.kind = 'code' AND code.id = node.target_id "
                            "LEFT JOIN study_case ON node.kind = 'case' AND study_case.id = node.target_id "
                            "LEFT JOIN source ON node.kind = 'source' AND source.id = node.target_id "
                            "LEFT JOIN finding ON node.kind = 'finding' AND finding.id = node.target_id "
                            "WHERE node.map_id = ? ORDER BY node.id");
    for (query.bind(id); query.step();) {
        MapNode node;
        node.id = query.id<MapNodeId>(0);
        node.kind = mapNodeKindFrom(query.text(1)).value_or(NodeKind::Note);
        node.isGone = node.kind != NodeKind::Note && query.isNull(6);
        node.target = node.kind == NodeKind::Note || node.isGone ? 0 : query.int64(2);
        node.text = node.kind == NodeKind::Note || node.isGone ? query.text(3) : query.text(6);
        node.colour = query.text(7);
        node.at = {query.real(4), query.real(5)};
        nodes.push_back(std::move(node));
    }
    return nodes;
}

std::vector<MapLink> linksOf(const Read& db, MapId id)
{
    std::vector<MapLink> links;
    auto query = db.prepare("SELECT id, from_node, to_node, kind, label FROM map_link WHERE map_id = ? ORDER BY id");
    for (query.bind(id); query.step();)
        links.push_back({query.id<MapLinkId>(0), query.id<MapNodeId>(1), query.id<MapNodeId>(2),
                         mapLinkKindFrom(query.text(3)).value_or(LinkKind::Other), query.text(4)});
    return links;
}

Result<> checkName(const Read& db, const QString& name, MapId self)
{
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, tr("The map needs a name."));
    for (const auto& map : list(db))
        if (map.id != self && map.name.compare(name, Qt::CaseInsensitive) == 0)
            return fail(Error::Kind::Invalid, tr("There is already a map called “%1”.").arg(map.name));
    return {};
}

/// Keeps what the things of a map are called now, for the day when they are gone.
void keepNames(Edit& db, MapId id)
{
    for (const auto& words : nodeWords) {
        if (!words.table)
            continue;
        const auto now = std::string("(SELECT ") + words.name + " FROM " + words.table + " WHERE id = map_node.target_id)";
        db.prepare(("UPDATE map_node SET text = " + now + " WHERE map_id = ? AND kind = '" + words.stored + "' AND text <> " + now).c_str())
            .bind(id)
            .run();
    }
}

MapId mapOf(const Read& db, MapNodeId node)
{
    auto query = db.prepare("SELECT map_id FROM map_node WHERE id = ?");
    return query.bind(node).step() ? query.id<MapId>(0) : MapId();
}

MapNodeId put(Edit& db, MapId id, const MapNode& node, MapPoint at)
{
    db.prepare("INSERT INTO map_node(uuid, map_id, kind, target_id, text, x, y) VALUES(?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), id, toText(node.kind), node.target == 0 ? std::nullopt : std::optional(node.target), node.text, held(at.x),
              held(at.y))
        .run();
    return MapNodeId(db.lastInsertId());
}

/// Where it is told to, else where there is room.
Result<MapNodeId> put(Edit& db, MapId id, const MapNode& node, std::optional<MapPoint> at)
{
    if (at)
        return put(db, id, node, *at);
    return byId(db, id).map([&](const ConceptMap& map) { return put(db, id, node, freePlace(map, node)); });
}

/// What the map is called, where the thing is on it already.
std::optional<QString> mapThatHas(const Read& db, MapId id, NodeKind kind, std::int64_t target)
{
    auto query = db.prepare("SELECT name FROM map_node JOIN concept_map ON concept_map.id = map_id WHERE map_id = ? AND kind = ? AND "
                            "target_id = ?");
    return query.bind(id, toText(kind), target).step() ? std::optional(query.text(0)) : std::nullopt;
}

Result<> checkLink(const Read& db, const MapLink& link)
{
    const auto map = mapOf(db, link.from);
    if (!map.isValid() || map != mapOf(db, link.to))
        return fail(Error::Kind::Invalid, tr("What is to be linked is no longer on the map."));
    if (link.from == link.to)
        return fail(Error::Kind::Invalid, tr("A thing cannot be linked to itself. Choose another one."));
    for (const auto& other : linksOf(db, map))
        if (other.id != link.id && other.from == link.from && other.to == link.to && other.kind == link.kind && other.label == link.label)
            return fail(Error::Kind::Invalid, tr("These two are linked so already."));
    return {};
}

} // namespace

std::vector<ConceptMap> list(const Read& db)
{
    std::vector<ConceptMap> found;
    for (auto query = db.prepare("SELECT id, name, note, in_report FROM concept_map ORDER BY position, id"); query.step();) {
        ConceptMap map;
        map.id = query.id<MapId>(0);
        map.name = query.text(1);
        map.note = query.text(2);
        map.inReport = query.integer(3) == 1;
        found.push_back(std::move(map));
    }
    return found;
}

std::vector<ConceptMap> all(const Read& db)
{
    auto found = list(db);
    for (auto& map : found) {
        map.nodes = nodesOf(db, map.id);
        map.links = linksOf(db, map.id);
    }
    return found;
}

Result<ConceptMap> byId(const Read& db, MapId id)
{
    for (auto& map : list(db))
        if (map.id == id) {
            map.nodes = nodesOf(db, id);
            map.links = linksOf(db, id);
            return std::move(map);
        }
    return fail(Error::Kind::Invalid, tr("This map is no longer in the study."));
}

Result<ConceptMap> byName(const Read& db, const QString& name)
{
    const auto known = list(db);
    QStringList names;
    for (const auto& map : known)
        names << map.name;
    return findName(name, names, tr("map")).and_then([&](qsizetype i) { return byId(db, known[std::size_t(i)].id); });
}

Result<MapId> add(Edit& db, const QString& name)
{
    if (const auto free = checkName(db, name.trimmed(), {}); !free)
        return fail(free);
    db.prepare("INSERT INTO concept_map(uuid, position, name) VALUES(?, (SELECT coalesce(max(position), 0) + 1 FROM concept_map), ?)")
        .bind(newUuid(), name.trimmed())
        .run();
    return MapId(db.lastInsertId());
}

Result<> update(Edit& db, const ConceptMap& map)
{
    if (const auto free = checkName(db, map.name.trimmed(), map.id); !free)
        return free;
    db.prepare("UPDATE concept_map SET name = ?, note = ?, in_report = ? WHERE id = ?")
        .bind(map.name.trimmed(), map.note, map.inReport, map.id)
        .run();
    return {};
}

void remove(Edit& db, MapId id) { db.prepare("DELETE FROM concept_map WHERE id = ?").bind(id).run(); }

Result<MapNodeId> addThing(Edit& db, MapId id, NodeKind kind, std::int64_t target, std::optional<MapPoint> at)
{
    const auto name = nameNow(db, kind, target);
    if (!name)
        return fail(Error::Kind::Invalid, tr("What is to be put on the map is no longer in the study."));
    if (const auto map = mapThatHas(db, id, kind, target))
        return fail(Error::Kind::Invalid, tr("“%1” is on the map “%2” already.").arg(*name, *map));
    MapNode node;
    node.kind = kind;
    node.target = target;
    node.text = *name;
    return put(db, id, node, at);
}

Result<MapNodeId> addNote(Edit& db, MapId id, const QString& text, std::optional<MapPoint> at)
{
    if (text.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("The note is empty. Write a word or two."));
    MapNode node;
    node.text = text.trimmed();
    return put(db, id, node, at);
}

Result<> writeNote(Edit& db, MapNodeId id, const QString& text)
{
    if (text.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("The note is empty. Write a word or two, or remove it."));
    db.prepare("UPDATE map_node SET text = ? WHERE id = ? AND kind = 'note'").bind(text.trimmed(), id).run();
    return {};
}

void place(Edit& db, const std::vector<Placed>& nodes)
{
    for (const auto& node : nodes)
        db.prepare("UPDATE map_node SET x = ?, y = ? WHERE id = ?").bind(held(node.at.x), held(node.at.y), node.id).run();
    if (!nodes.empty())
        keepNames(db, mapOf(db, nodes.front().id));
}

void removeNodes(Edit& db, const std::vector<MapNodeId>& ids)
{
    for (const auto id : ids)
        db.prepare("DELETE FROM map_node WHERE id = ?").bind(id).run();
}

Result<MapLinkId> link(Edit& db, MapNodeId from, MapNodeId to, LinkKind kind, const QString& label)
{
    const MapLink wanted{{}, from, to, kind, label.simplified()};
    if (const auto sound = checkLink(db, wanted); !sound)
        return fail(sound);
    const auto map = mapOf(db, from);
    db.prepare("INSERT INTO map_link(uuid, map_id, from_node, to_node, kind, label) VALUES(?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), map, from, to, toText(kind), wanted.label)
        .run();
    const MapLinkId added(db.lastInsertId());
    keepNames(db, map);
    return added;
}

Result<> updateLink(Edit& db, const MapLink& link)
{
    auto wanted = link;
    wanted.label = link.label.simplified();
    if (const auto sound = checkLink(db, wanted); !sound)
        return sound;
    db.prepare("UPDATE map_link SET from_node = ?, to_node = ?, kind = ?, label = ? WHERE id = ?")
        .bind(wanted.from, wanted.to, toText(wanted.kind), wanted.label, wanted.id)
        .run();
    return {};
}

void removeLink(Edit& db, MapLinkId id) { db.prepare("DELETE FROM map_link WHERE id = ?").bind(id).run(); }

} // namespace maps

} // namespace counterpoint
