#include "app/cli/map_changes.h"
#include "app/cli/shell.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/integration/findings.h"
#include "core/integration/map_figure.h"
#include "core/integration/map_suggestions.h"
#include "core/transcript/sources.h"
#include <CLI/App.hpp>
#include <optional>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

Result<std::int64_t> findingNamed(const Read& db, const QString& name)
{
    const auto all = findings::all(db);
    bool isNumber = false;
    const auto number = name.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= int(all.size()))
        return all[std::size_t(number - 1)].id.value();
    QStringList claims;
    for (const auto& finding : all)
        claims << finding.claim;
    return findName(name, claims, tr("finding")).map([&](qsizetype i) { return all[std::size_t(i)].id.value(); });
}

Result<std::int64_t> targetNamed(const Read& db, MapNode::Kind kind, const QString& name)
{
    switch (kind) {
    case MapNode::Kind::Code:
        return codebook::find(db, name).map([](const Code& code) { return code.id.value(); });
    case MapNode::Kind::Case:
        return cases::byName(db, name).map([](const Case& one) { return one.id.value(); });
    case MapNode::Kind::Source:
        return sources::byName(db, name).map([](const Source& source) { return source.id.value(); });
    case MapNode::Kind::Finding:
        return findingNamed(db, name);
    case MapNode::Kind::Note:
        break;
    }
    return fail(Error::Kind::Invalid, tr("A note is put on the map with --note TEXT."));
}

Result<> addNamed(Edit& db, MapId id, const QString& named)
{
    const auto colon = named.indexOf(u':');
    if (colon < 1)
        return fail(Error::Kind::Invalid, tr("“%1” is not of the form KIND:NAME, with code, case, source or finding as KIND.").arg(named));
    const auto kind = mapNodeKindFrom(named.left(colon).trimmed());
    if (!kind)
        return fail(kind);
    const auto target = targetNamed(db, *kind, named.mid(colon + 1).trimmed());
    if (!target)
        return fail(target);
    const auto added = maps::addThing(db, id, *kind, *target);
    return added ? Result<>() : fail(added);
}

/// By what stands on it, or 'code:Trust' where several of different kinds say the same.
Result<MapNodeId> nodeNamed(const ConceptMap& map, const std::string& name)
{
    const auto wanted = text(name);
    QStringList texts;
    QStringList withKinds;
    for (const auto& node : map.nodes) {
        texts << node.text.simplified();
        withKinds << toText(node.kind) + u':' + node.text.simplified();
    }
    if (const auto exact = withKinds.indexOf(wanted); exact >= 0)
        return map.nodes[std::size_t(exact)].id;
    if (texts.count(wanted) > 1)
        return fail(Error::Kind::Invalid,
                    tr("Several things on the map are called “%1”. Say of which kind it is, as in “code:%1”.").arg(wanted));
    return findName(wanted, texts, tr("thing on the map")).map([&](qsizetype i) { return map.nodes[std::size_t(i)].id; });
}

Result<> changeMap(Edit& db, ConceptMap map, const MapChanges& changes)
{
    if (changes.rename.empty() && changes.describe.empty() && changes.inReport.empty())
        return {};
    if (!changes.rename.empty())
        map.name = text(changes.rename);
    if (!changes.describe.empty())
        map.note = text(changes.describe);
    if (!changes.inReport.empty())
        map.inReport = changes.inReport == "yes";
    return maps::update(db, map);
}

Result<> addAll(Edit& db, MapId id, const MapChanges& changes)
{
    for (const auto& named : changes.add)
        if (const auto added = addNamed(db, id, text(named)); !added)
            return added;
    for (const auto& note : changes.notes)
        if (const auto added = maps::addNote(db, id, text(note)); !added)
            return fail(added);
    return {};
}

Result<> changeLinks(Edit& db, const ConceptMap& map, const MapChanges& changes)
{
    if (!changes.link.empty()) {
        const auto kind = mapLinkKindFrom(text(changes.link[1]));
        const auto from = nodeNamed(map, changes.link[0]);
        const auto to = nodeNamed(map, changes.link[2]);
        if (!kind)
            return fail(kind);
        if (!from || !to)
            return fail(from ? to : from);
        if (const auto made = maps::link(db, *from, *to, *kind, text(changes.label)); !made)
            return fail(made);
    }
    if (!changes.unlink.empty()) {
        const auto from = nodeNamed(map, changes.unlink[0]);
        const auto to = nodeNamed(map, changes.unlink[1]);
        if (!from || !to)
            return fail(from ? to : from);
        bool any = false;
        for (const auto& link : map.links)
            if ((link.from == *from && link.to == *to) || (link.from == *to && link.to == *from)) {
                maps::removeLink(db, link.id);
                any = true;
            }
        if (!any)
            return fail(Error::Kind::Invalid, tr("“%1” and “%2” are not linked.").arg(text(changes.unlink[0]), text(changes.unlink[1])));
    }
    return {};
}

Result<> changeNodes(Edit& db, const ConceptMap& map, const MapChanges& changes)
{
    if (!changes.move.empty()) {
        const auto node = nodeNamed(map, changes.move[0]);
        bool isX = false;
        bool isY = false;
        const MapPoint at{text(changes.move[1]).toDouble(&isX), text(changes.move[2]).toDouble(&isY)};
        if (!node)
            return fail(node);
        if (!isX || !isY)
            return fail(Error::Kind::Invalid, tr("A place is two numbers: points to the right, and points down."));
        maps::place(db, {{*node, at}});
    }
    for (const auto& name : changes.take) {
        const auto node = nodeNamed(map, name);
        if (!node)
            return fail(node);
        maps::removeNodes(db, {*node});
    }
    return {};
}

Result<> suggest(Edit& db, MapId id, const MapChanges& changes)
{
    if (changes.suggest.empty())
        return {};
    const auto done = changes.suggest == "children" ? maps::addChildren(db, id) : maps::byId(db, id).and_then([&](const ConceptMap& map) {
        return maps::linkTogether(db, id, maps::codesTogether(db, map, changes.least));
    });
    return done ? Result<>() : fail(done);
}

} // namespace

bool MapChanges::any() const
{
    return make || arrange || remove || !rename.empty() || !describe.empty() || !inReport.empty() || !add.empty() || !notes.empty()
        || !link.empty() || !unlink.empty() || !move.empty() || !take.empty() || !suggest.empty();
}

void addMapChanges(CLI::App& app, MapChanges& changes)
{
    app.add_flag("--new", changes.make, "Make it");
    app.add_option("--rename", changes.rename, "NEW: another name");
    app.add_option("--describe", changes.describe, "TEXT: what the map is to show");
    app.add_option("--in-report", changes.inReport, "yes or no: whether it stands in the report")->check(CLI::IsMember({"yes", "no"}));
    app.add_option("--add", changes.add, "KIND:NAME: a code, case, source or finding; repeatable")->allow_extra_args(false);
    app.add_option("--note", changes.notes, "TEXT: a note of its own; repeatable")->allow_extra_args(false);
    auto* link = app.add_option("--link", changes.link, "A KIND B: associated with, causes, part of, contradicts, other")->expected(3);
    app.add_option("--label", changes.label, "TEXT: words of your own on the link")->needs(link);
    app.add_option("--unlink", changes.unlink, "A B: take the links between them away")->expected(2);
    app.add_option("--move", changes.move, "A X Y: to a place, in points")->expected(3);
    app.add_option("--take-off", changes.take, "A: take a thing off the map; repeatable")->allow_extra_args(false);
    app.add_option("--suggest", changes.suggest, "children or together: children of the codes, or links between codes that overlap")
        ->check(CLI::IsMember({"children", "together"}));
    app.add_option("--least", changes.least, "N: of together, in how many passages at least (3)")->check(CLI::Range(1, 1'000'000));
    app.add_flag("--arrange", changes.arrange, "Lay it out automatically");
    app.add_flag("--remove", changes.remove, "Take the map away");
}

Result<> applyMapChanges(Edit& db, const QString& name, const MapChanges& changes)
{
    if (changes.make)
        if (const auto made = maps::add(db, name); !made)
            return fail(made);
    const auto map = maps::byName(db, name);
    if (!map)
        return fail(map);
    if (changes.remove) {
        maps::remove(db, map->id);
        return {};
    }
    if (const auto done = addAll(db, map->id, changes); !done)
        return done;
    if (const auto done = suggest(db, map->id, changes); !done)
        return done;
    const auto now = maps::byId(db, map->id);
    if (!now)
        return fail(now);
    if (const auto done = changeLinks(db, *now, changes); !done)
        return done;
    if (const auto done = changeNodes(db, *now, changes); !done)
        return done;
    if (changes.arrange)
        if (const auto last = maps::byId(db, map->id))
            maps::place(db, maps::arranged(*last));
    return changeMap(db, *map, changes);
}

} // namespace counterpoint::cli
