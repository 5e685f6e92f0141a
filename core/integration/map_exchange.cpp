#include "core/integration/map_exchange.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/figure/concept_map.h"
#include "core/integration/map_figure.h"
#include "core/integration/references.h"
#include "core/project/doors.h"
#include "core/project/study.h"
#include "core/transcript/sources.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace counterpoint::maps {

namespace {

using NodeKind = MapNode::Kind;
using ThingKind = refi::Thing::Kind;

QString tr(const char* text) { return translate("MapExchange", text); }

/// More on one map nobody can read.
constexpr std::size_t mostNodes = 2000;

const char* tableOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Code:
        return "code";
    case NodeKind::Case:
        return "study_case";
    case NodeKind::Source:
        return "source";
    case NodeKind::Finding:
        return "finding";
    case NodeKind::Note:
        break;
    }
    return nullptr;
}

QString shapeName(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Code:
        return QStringLiteral("RoundedRectangle");
    case NodeKind::Case:
        return QStringLiteral("Person");
    case NodeKind::Source:
    case NodeKind::Finding:
        return QStringLiteral("Rectangle");
    case NodeKind::Note:
        break;
    }
    return QStringLiteral("Note");
}

QString directionOf(MapLink::Kind kind)
{
    if (kind == MapLink::Kind::AssociatedWith)
        return QStringLiteral("Associative");
    return kind == MapLink::Kind::Contradicts ? QStringLiteral("Bidirectional") : QStringLiteral("OneWay");
}

// Out -----------------------------------------------------------------------------------------------------------------

class Exporter {
public:
    explicit Exporter(const Read& db)
        : m_db(db)
    {
        for (auto& code : codebook::uncounted(db))
            m_codes.emplace(code.id, std::move(code));
    }

    refi::Project project(const std::vector<ConceptMap>& maps)
    {
        m_project.name = study::get(m_db).title;
        for (const auto& map : maps)
            m_project.graphs.push_back(graphOf(map));
        return std::move(m_project);
    }

private:
    QString guid(const char* table, std::int64_t id) const { return refi::guidOf(references::uuidIn(m_db, table, id)); }

    refi::Graph graphOf(const ConceptMap& map)
    {
        refi::Graph graph{guid("concept_map", map.id.value()), map.name, {}, {}};
        for (const auto& node : map.nodes) {
            const auto box = figure::map_shapes::around(toFigure(node.at), figure::map_shapes::sizeOf(node.text, shapeOf(node.kind)));
            graph.vertices.push_back({guid("map_node", node.id.value()), represented(node), node.text, box.x, box.y, box.x + box.width,
                                      box.y + box.height, shapeName(node.kind), node.kind == NodeKind::Code ? node.colour : QString()});
        }
        for (const auto& link : map.links)
            graph.edges.push_back({guid("map_link", link.id.value()), guid("map_node", link.from.value()),
                                   guid("map_node", link.to.value()), link.words(), toText(link.kind), directionOf(link.kind),
                                   link.kind == MapLink::Kind::Contradicts ? QStringLiteral("dashed") : QStringLiteral("solid")});
        return graph;
    }

    /// The guid of what a node stands for, which comes into the project too.
    QString represented(const MapNode& node)
    {
        if (node.isGone || node.kind == NodeKind::Note)
            return {};
        if (node.kind == NodeKind::Code)
            return addCode(CodeId(node.target));
        refi::Thing thing;
        thing.guid = guid(tableOf(node.kind), node.target);
        thing.name = node.text;
        thing.kind = node.kind == NodeKind::Case ? ThingKind::Case : node.kind == NodeKind::Source ? ThingKind::Source : ThingKind::Note;
        if (node.kind == NodeKind::Source)
            thing.text = sources::text(m_db, SourceId(node.target));
        if (node.kind == NodeKind::Finding)
            thing.text = findingText(node.target);
        if (m_added.insert(thing.guid).second)
            m_project.things.push_back(thing);
        return thing.guid;
    }

    QString findingText(std::int64_t id) const
    {
        auto query = m_db.prepare("SELECT claim, body FROM finding WHERE id = ?");
        return query.bind(id).step() ? (query.text(0) + QStringLiteral("\n\n") + query.text(1)).trimmed() : QString();
    }

    QString addCode(CodeId id)
    {
        const auto& code = m_codes.at(id);
        const auto parent = code.parent.isValid() ? addCode(code.parent) : QString(); // those above come first
        const auto own = guid("code", id.value());
        if (m_added.insert(own).second)
            m_project.things.push_back({ThingKind::Code, own, code.name, parent, code.colour, {}});
        return own;
    }

    const Read& m_db;
    std::map<CodeId, Code> m_codes;
    std::set<QString> m_added;
    refi::Project m_project;
};

// In ------------------------------------------------------------------------------------------------------------------

class Importer {
public:
    Importer(Edit& db, const refi::Project& project)
        : m_db(db)
        , m_project(project)
    {
        for (const auto& thing : project.things)
            m_things.emplace(thing.guid, &thing);
        for (const auto kind : {NodeKind::Code, NodeKind::Case, NodeKind::Source, NodeKind::Finding})
            for (auto query = db.prepare((std::string("SELECT uuid, id FROM ") + tableOf(kind)).c_str()); query.step();)
                m_known.emplace(refi::guidOf(query.text(0)).toLower(), std::pair(kind, query.int64(1)));
    }

    Result<BroughtIn> bringIn()
    {
        m_done.notes = m_project.notes;
        for (const auto& graph : m_project.graphs)
            if (const auto done = bringIn(graph); !done)
                return fail(done);
        if (m_done.maps.empty() && m_done.notes.size() == m_project.notes.size())
            return fail(Error::Kind::Invalid,
                        tr("There are no graphs in this project. In the other program, draw a map or network first."));
        if (m_missing > 0)
            m_done.notes << translate("MapExchange", "Not in this study, and brought in as notes: %n thing(s).", nullptr, m_missing);
        if (m_twice > 0)
            m_done.notes << translate("MapExchange", "More than once on a map, and brought in as notes but for the first: %n thing(s).",
                                      nullptr, m_twice);
        if (m_far > 0)
            m_done.notes << translate("MapExchange", "Too far away for a map, and drawn in: %n place(s).", nullptr, m_far);
        return std::move(m_done);
    }

private:
    QString freeName(const QString& wanted) const
    {
        const auto base = wanted.isEmpty() ? tr("Map") : wanted.left(200);
        const auto known = list(m_db);
        const auto isTaken = [&](const QString& name) {
            return std::any_of(known.begin(), known.end(),
                               [&](const ConceptMap& map) { return map.name.compare(name, Qt::CaseInsensitive) == 0; });
        };
        auto name = base;
        for (int number = 2; isTaken(name); ++number)
            name = QStringLiteral("%1 (%2)").arg(base).arg(number);
        return name;
    }

    Result<> bringIn(const refi::Graph& graph)
    {
        if (graph.vertices.size() > mostNodes) {
            m_done.notes
                << tr("“%1” has %2 things; a map can hold %3. It was left out.").arg(graph.name).arg(graph.vertices.size()).arg(mostNodes);
            return {};
        }
        const auto map = add(m_db, freeName(graph.name));
        if (!map)
            return fail(map);
        m_done.maps.push_back(*map);
        std::map<QString, MapNodeId> nodes;
        for (const auto& vertex : graph.vertices) {
            const auto node = bringIn(*map, vertex);
            if (!node)
                return fail(node);
            nodes.emplace(vertex.guid, *node);
            ++m_done.nodes;
        }
        for (const auto& edge : graph.edges) {
            // The same link twice says no more than once.
            if (link(m_db, nodes.at(edge.from), nodes.at(edge.to), kindOf(edge), labelOf(edge)))
                ++m_done.links;
        }
        return {};
    }

    Result<MapNodeId> bringIn(MapId map, const refi::Vertex& vertex)
    {
        const auto at = placeOf(vertex);
        const auto thing = m_things.find(vertex.represents);
        if (const auto target = targetOf(vertex, thing == m_things.end() ? nullptr : thing->second)) {
            if (auto added = addThing(m_db, map, target->first, target->second, at))
                return added;
            ++m_twice;
        } else if (!vertex.represents.isEmpty() && !isNote(vertex.represents)) {
            ++m_missing;
        }
        auto words = vertex.name;
        if (words.isEmpty() && thing != m_things.end())
            words = thing->second->name.isEmpty() ? thing->second->text.left(500) : thing->second->name;
        return addNote(m_db, map, words.trimmed().isEmpty() ? tr("Nameless") : words, at);
    }

    bool isNote(const QString& guid) const
    {
        const auto thing = m_things.find(guid);
        return thing != m_things.end() && thing->second->kind == ThingKind::Note;
    }

    MapPoint placeOf(const refi::Vertex& vertex)
    {
        const auto at = fromFigure({(vertex.left + vertex.right) / 2, (vertex.top + vertex.bottom) / 2});
        m_far += std::abs(at.x) > farthest || std::abs(at.y) > farthest;
        return at;
    }

    std::optional<std::pair<NodeKind, std::int64_t>> targetOf(const refi::Vertex& vertex, const refi::Thing* thing) const
    {
        if (const auto known = m_known.find(vertex.represents); known != m_known.end())
            return known->second;
        if (!thing)
            return std::nullopt;
        const auto byName = [&](NodeKind kind) -> std::optional<std::pair<NodeKind, std::int64_t>> {
            auto query = m_db.prepare((std::string("SELECT id FROM ") + tableOf(kind) + " WHERE name = ?").c_str());
            return query.bind(thing->name).step() ? std::optional(std::pair(kind, query.int64(0))) : std::nullopt;
        };
        switch (thing->kind) {
        case ThingKind::Code:
            if (const auto code = codebook::find(m_db, pathOf(*thing)))
                return std::pair(NodeKind::Code, code->id.value());
            if (const auto code = codebook::find(m_db, thing->name))
                return std::pair(NodeKind::Code, code->id.value());
            return std::nullopt;
        case ThingKind::Case:
            return byName(NodeKind::Case);
        case ThingKind::Source:
            return byName(NodeKind::Source);
        case ThingKind::Note:
            break;
        }
        return std::nullopt;
    }

    QString pathOf(const refi::Thing& code) const
    {
        auto path = code.name;
        int depth = 0;
        for (auto above = m_things.find(code.parent); above != m_things.end() && ++depth < 100;
             above = m_things.find(above->second->parent))
            path = above->second->name + u'/' + path;
        return path;
    }

    static MapLink::Kind kindOf(const refi::Edge& edge)
    {
        for (const auto& words : {edge.kind, edge.name})
            for (const auto kind : mapLinkKinds())
                if (words.compare(toText(kind), Qt::CaseInsensitive) == 0 || words.compare(titleOf(kind), Qt::CaseInsensitive) == 0)
                    return kind;
        return edge.direction == QLatin1String("OneWay") ? MapLink::Kind::Other : MapLink::Kind::AssociatedWith;
    }

    /// The words on the edge; the name of what it stands for where there are none. Nothing where the kind says it.
    static QString labelOf(const refi::Edge& edge)
    {
        const auto words = edge.name.isEmpty() ? edge.kind : edge.name;
        const auto kind = kindOf(edge);
        const bool saysKind =
            words.compare(toText(kind), Qt::CaseInsensitive) == 0 || words.compare(titleOf(kind), Qt::CaseInsensitive) == 0;
        return saysKind ? QString() : words.left(200);
    }

    Edit& m_db;
    const refi::Project& m_project;
    std::map<QString, const refi::Thing*> m_things;
    std::map<QString, std::pair<NodeKind, std::int64_t>> m_known; ///< of the study, by guid
    BroughtIn m_done;
    int m_missing = 0;
    int m_twice = 0;
    int m_far = 0;
};

} // namespace

refi::Project toRefi(const Read& db, const std::vector<ConceptMap>& maps) { return Exporter(db).project(maps); }

Result<BroughtIn> fromRefi(Edit& db, const refi::Project& project) { return Importer(db, project).bringIn(); }

} // namespace counterpoint::maps
