#include "ui/integration/map_places.h"
#include "core/analysis/passages_behind.h"
#include "core/coding/code_lines.h"

namespace counterpoint::ui::map_places {

namespace {

using Kind = MapNode::Kind;

/// The part of a sentence that asks for the passages of a thing; empty where there is none.
QString termOf(const Read& db, const MapNode& node)
{
    if (node.isGone)
        return {};
    if (node.kind == Kind::Case)
        return passages_behind::person(node.text);
    if (node.kind == Kind::Source)
        return passages_behind::source(node.text);
    if (node.kind != Kind::Code)
        return {};
    const auto lines = code_lines::of(db, {CodeId(node.target)}, true);
    return lines.empty() ? QString() : passages_behind::code(lines.front());
}

} // namespace

std::optional<Place> thingOf(const MapNode& node)
{
    if (node.isGone)
        return std::nullopt;
    switch (node.kind) {
    case Kind::Code:
        return Place{Place::Workspace::Code, Entity::Code, node.target, {}};
    case Kind::Case:
        return Place{Place::Workspace::Study, Entity::Case, node.target, {}};
    case Kind::Source:
        return Place{Place::Workspace::Code, Entity::Source, node.target, {}};
    case Kind::Finding:
        return Place{Place::Workspace::Findings, Entity::Finding, node.target, {}};
    case Kind::Note:
        break;
    }
    return std::nullopt;
}

Result<std::optional<Place>> passagesOf(const Read& db, const MapNode& node)
{
    if (node.kind == Kind::Source || node.kind == Kind::Finding || node.kind == Kind::Note)
        return thingOf(node);
    const auto term = termOf(db, node);
    return term.isEmpty() ? std::optional<Place>() : std::optional(Place::ofQuery(term));
}

Result<std::optional<Place>> passagesOf(const Read& db, const ConceptMap& map, const MapLink& link)
{
    const auto* from = map.node(link.from);
    const auto* to = map.node(link.to);
    if (!from || !to)
        return std::optional<Place>();
    const auto one = termOf(db, *from);
    const auto other = termOf(db, *to);
    if (one.isEmpty() || other.isEmpty())
        return std::optional<Place>();
    const bool areCodes = from->kind == Kind::Code && to->kind == Kind::Code;
    return std::optional(Place::ofQuery(areCodes ? one + QStringLiteral(" overlapping ") + other : passages_behind::all({one, other})));
}

} // namespace counterpoint::ui::map_places
