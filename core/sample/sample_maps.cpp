#include "core/sample/sample_maps.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/integration/findings.h"
#include "core/integration/map_figure.h"
#include "core/project/doors.h"
#include "core/sample/sample_files.h"
#include <QJsonArray>
#include <QJsonObject>
#include <map>

namespace counterpoint::sample {

namespace {

QString at(const QJsonObject& object, const char* key) { return object.value(QLatin1String(key)).toString(); }

Result<MapNodeId> addThing(Edit& db, MapId map, const QJsonObject& thing)
{
    if (const auto note = at(thing, "note"); !note.isEmpty())
        return maps::addNote(db, map, note);
    const auto put = [&](MapNode::Kind kind) {
        return [&db, map, kind](const auto& found) { return maps::addThing(db, map, kind, found.id.value()); };
    };
    if (const auto code = at(thing, "code"); !code.isEmpty())
        return codebook::find(db, code).and_then(put(MapNode::Kind::Code));
    if (const auto person = at(thing, "case"); !person.isEmpty())
        return cases::byName(db, person).and_then(put(MapNode::Kind::Case));
    const auto claims = findings::all(db);
    const auto number = std::size_t(thing.value(QStringLiteral("finding")).toInt());
    if (number < 1 || number > claims.size())
        return fail(Error::Kind::Internal, translate("Sample", "A map of the sample study names a finding that is not in it."));
    return put(MapNode::Kind::Finding)(claims[number - 1]);
}

Result<> addMap(Edit& db, const QJsonObject& object)
{
    const auto id = maps::add(db, at(object, "name"));
    if (!id)
        return fail(id);
    std::map<QString, MapNodeId> nodes;
    for (const auto thing : object.value(QStringLiteral("things")).toArray()) {
        const auto node = addThing(db, *id, thing.toObject());
        if (!node)
            return fail(node);
        nodes.emplace(at(thing.toObject(), "key"), *node);
    }
    for (const auto each : object.value(QStringLiteral("links")).toArray()) {
        const auto words = each.toArray();
        const auto kind = mapLinkKindFrom(words.at(1).toString());
        if (!kind)
            return fail(kind);
        if (const auto made = maps::link(db, nodes[words.at(0).toString()], nodes[words.at(2).toString()], *kind, words.at(3).toString());
            !made)
            return fail(made);
    }
    auto map = maps::byId(db, *id);
    if (!map)
        return fail(map);
    maps::place(db, maps::arranged(*map));
    map->note = at(object, "note");
    map->inReport = object.value(QStringLiteral("in_report")).toBool();
    return maps::update(db, *map);
}

} // namespace

Result<> addMaps(Edit& db)
{
    return readObject(QStringLiteral("integration.json")).and_then([&](const QJsonObject& file) -> Result<> {
        for (const auto map : file.value(QStringLiteral("maps")).toArray())
            if (const auto done = addMap(db, map.toObject()); !done)
                return done;
        return {};
    });
}

} // namespace counterpoint::sample
