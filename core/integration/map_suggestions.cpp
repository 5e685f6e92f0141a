#include "core/integration/map_suggestions.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/cooccurrence.h"
#include "core/integration/map_figure.h"
#include "core/project/doors.h"
#include <algorithm>
#include <set>

namespace counterpoint::maps {

namespace {

/// More on one canvas nobody can read, and nothing could draw them in time.
constexpr std::size_t mostNodes = 1000;

QString tr(const char* text) { return translate("Maps", text); }

/// A map that things come to, by the step's end arranged.
class Growing {
public:
    Growing(Edit& db, ConceptMap map)
        : m_db(db)
        , m_map(std::move(map))
        , m_before(m_map.nodes.size())
    {
    }

    std::set<CodeId> codes() const
    {
        std::set<CodeId> found;
        for (const auto& node : m_map.nodes)
            if (node.kind == MapNode::Kind::Code && !node.isGone)
                found.insert(CodeId(node.target));
        return found;
    }

    Result<MapNodeId> ensure(CodeId code)
    {
        if (const auto* node = m_map.nodeOf(MapNode::Kind::Code, code.value()))
            return node->id;
        if (m_map.nodes.size() >= mostNodes)
            return fail(Error::Kind::Invalid,
                        tr("That would be more than %1 things on one map. Put the codes that matter on it, one by one.").arg(mostNodes));
        const auto added = addThing(m_db, m_map.id, MapNode::Kind::Code, code.value(), MapPoint{});
        if (!added)
            return added;
        MapNode node;
        node.id = *added;
        node.kind = MapNode::Kind::Code;
        node.target = code.value();
        m_map.nodes.push_back(node);
        ++m_suggested.nodes;
        return added;
    }

    /// Nothing where the two are linked by that kind already, whichever way where it has none.
    Result<> join(MapNodeId from, MapNodeId to, MapLink::Kind kind)
    {
        const bool isThere = std::any_of(m_map.links.begin(), m_map.links.end(), [&](const MapLink& link) {
            const bool same = link.from == from && link.to == to;
            const bool turned = link.from == to && link.to == from;
            return link.kind == kind && (same || (turned && kind == MapLink::Kind::AssociatedWith));
        });
        if (isThere)
            return {};
        const auto made = link(m_db, from, to, kind);
        if (!made)
            return fail(made);
        m_map.links.push_back({*made, from, to, kind, {}});
        ++m_suggested.links;
        return {};
    }

    Result<Suggested> finish()
    {
        return byId(m_db, m_map.id).map([&](ConceptMap now) {
            arrange(now);
            return m_suggested;
        });
    }

private:
    /// All of a map that was empty; else what is new, below what is there.
    void arrange(ConceptMap& now)
    {
        double bottom = 0;
        double left = 0;
        for (std::size_t i = 0; i < m_before; ++i) {
            const auto& at = now.nodes[i].at;
            bottom = i == 0 ? at.y : std::max(bottom, at.y);
            left = i == 0 ? at.x : std::min(left, at.x);
        }
        const bool isFirst = m_before == 0;
        now.nodes.erase(now.nodes.begin(), now.nodes.begin() + std::ptrdiff_t(m_before));
        auto placed = arranged(now);
        if (!isFirst)
            for (auto& node : placed)
                node.at = {node.at.x + left - 40, node.at.y + bottom + 72};
        place(m_db, placed);
    }

    Edit& m_db;
    ConceptMap m_map;
    std::size_t m_before;
    Suggested m_suggested;
};

} // namespace

Result<Suggested> addChildren(Edit& db, MapId id)
{
    const auto map = byId(db, id);
    if (!map)
        return fail(map);
    Growing growing(db, *map);
    const auto there = growing.codes();
    auto below = there; // codes whose children come
    for (const auto& code : codebook::uncounted(db)) { // parents before their children
        const bool isWanted = there.empty() || below.contains(code.parent);
        if (!isWanted)
            continue;
        below.insert(code.id);
        const auto node = growing.ensure(code.id);
        if (!node)
            return fail(node);
        if (!code.parent.isValid())
            continue;
        const auto parent = growing.ensure(code.parent);
        if (!parent)
            return fail(parent);
        if (const auto joined = growing.join(*node, *parent, MapLink::Kind::PartOf); !joined)
            return fail(joined);
    }
    return growing.finish();
}

CodePairs codesTogether(const Read& db, const ConceptMap& map, int least, CoderId seen)
{
    std::vector<CodeId> there;
    for (const auto& node : map.nodes)
        if (node.kind == MapNode::Kind::Code && !node.isGone)
            there.emplace_back(node.target);
    MaterialScope scope;
    if (seen.isValid())
        scope.coders = {seen};
    const auto found = cooccurrence(db, code_lines::of(db, there, false), scope);
    CodePairs pairs;
    for (std::size_t i = 0; i < found.lines.size(); ++i)
        for (std::size_t j = i + 1; j < found.lines.size(); ++j)
            if (found.both[i][j] >= std::max(least, 1) && !found.areKin(i, j))
                pairs.emplace_back(found.lines[i].code, found.lines[j].code);
    return pairs;
}

Result<Suggested> linkTogether(Edit& db, MapId id, const CodePairs& pairs)
{
    const auto map = byId(db, id);
    if (!map)
        return fail(map);
    Growing growing(db, *map);
    for (const auto& [one, other] : pairs) {
        const auto first = growing.ensure(one);
        const auto second = first ? growing.ensure(other) : first;
        if (!second)
            return fail(second);
        if (const auto joined = growing.join(*first, *second, MapLink::Kind::AssociatedWith); !joined)
            return fail(joined);
    }
    return growing.finish();
}

} // namespace counterpoint::maps
