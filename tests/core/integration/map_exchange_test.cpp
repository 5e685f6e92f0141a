#include "core/integration/map_exchange.h"
#include "tests/support/a_small_study.h"
#include <cmath>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

struct Exchanged : SmallStudy {
    MapId map = step([](Edit& db) { return maps::add(db, QStringLiteral("All")); });

    MapNodeId put(MapNode::Kind kind, std::int64_t target) const
    {
        return step([&](Edit& db) { return maps::addThing(db, map, kind, target); });
    }
    CodeId code(const char* path) const
    {
        return step([&](Edit& db) { return codebook::ensurePath(db, QString::fromLatin1(path)); });
    }
    std::vector<ConceptMap> all() const
    {
        return valueOf(project->read([](const Read& db) -> Result<std::vector<ConceptMap>> { return maps::all(db); }));
    }
    refi::Project written() const
    {
        const auto bytes = valueOf(project->read([](const Read& db) { return refi::toQdpx(maps::toRefi(db, maps::all(db))); }));
        return valueOf(refi::fromQdpx(bytes, QStringLiteral("maps.qdpx")));
    }
};

} // namespace

TEST_CASE("A map goes to REFI-QDA and comes back as it was", "[maps][refi]")
{
    const Exchanged study;
    const auto asking = study.put(MapNode::Kind::Code, study.code("Asking").value());
    const auto phone = study.put(MapNode::Kind::Code, study.code("Asking/By phone").value());
    const auto finding = study.put(MapNode::Kind::Finding, study.finding.value());
    study.put(MapNode::Kind::Source, study.source.value());
    const auto note = study.step([&](Edit& db) { return maps::addNote(db, study.map, QStringLiteral("Two\nlines")); });
    study.step([&](Edit& db) { return maps::link(db, phone, asking, MapLink::Kind::PartOf); });
    study.step([&](Edit& db) { return maps::link(db, asking, finding, MapLink::Kind::Causes, QStringLiteral("leads up to")); });
    study.step([&](Edit& db) { return maps::link(db, note, finding, MapLink::Kind::Contradicts); });
    const auto read = study.written();
    const auto done = study.step([&](Edit& db) { return maps::fromRefi(db, read); });
    CHECK(done.notes.isEmpty());
    const auto maps = study.all();
    REQUIRE(maps.size() == 2);
    CHECK(maps[1].name == QStringLiteral("All (2)"));
    REQUIRE(maps[1].nodes.size() == maps[0].nodes.size());
    for (std::size_t i = 0; i < maps[0].nodes.size(); ++i) {
        CHECK(maps[1].nodes[i].kind == maps[0].nodes[i].kind);
        CHECK(maps[1].nodes[i].target == maps[0].nodes[i].target);
        CHECK(maps[1].nodes[i].text == maps[0].nodes[i].text);
        CHECK(std::abs(maps[1].nodes[i].at.x - maps[0].nodes[i].at.x) < 1);
    }
    REQUIRE(maps[1].links.size() == maps[0].links.size());
    for (std::size_t i = 0; i < maps[0].links.size(); ++i)
        CHECK(maps[1].sentence(maps[1].links[i]) == maps[0].sentence(maps[0].links[i]));
    CHECK(maps[1].links[1].kind == MapLink::Kind::Causes);
}

TEST_CASE("A graph of another study finds codes by their paths, and what is not here comes in as a note", "[maps][refi]")
{
    Exchanged other;
    other.put(MapNode::Kind::Code, other.code("Asking/By phone").value());
    other.put(MapNode::Kind::Code, other.code("Somewhere/Else").value());
    const auto read = other.written();
    const Exchanged study;
    const auto here = study.code("Asking/By phone");
    const auto done = study.step([&](Edit& db) { return maps::fromRefi(db, read); });
    const auto map = study.all().back();
    REQUIRE(map.nodes.size() == 2);
    CHECK(map.nodes[0].target == here.value());
    CHECK(map.nodes[1].kind == MapNode::Kind::Note);
    CHECK(map.nodes[1].text == QStringLiteral("Else"));
    CHECK(done.notes == QStringList{QStringLiteral("Not in this study, and brought in as notes: 1 thing.")});
}

TEST_CASE("A graph of thousands is left out with a sentence, and a project without graphs refused", "[maps][refi]")
{
    const Exchanged study;
    refi::Project project;
    refi::Graph huge{refi::guidOf(QStringLiteral("g")), QStringLiteral("Huge"), {}, {}};
    for (int i = 0; i < 5000; ++i)
        huge.vertices.push_back({refi::guidOf(QString::number(i)), {}, QString::number(i), 0, 0, 0, 0, {}, {}});
    project.graphs = {huge,
                      {refi::guidOf(QStringLiteral("h")),
                       QStringLiteral("Far"),
                       {{refi::guidOf(QStringLiteral("v")), {}, {}, 1e12, -1e12, 1e12, -1e12, {}, {}}},
                       {}}};
    const auto done = study.step([&](Edit& db) { return maps::fromRefi(db, project); });
    CHECK(done.maps.size() == 1);
    CHECK(done.notes.size() == 2);
    CHECK(study.all().back().nodes[0].at == MapPoint{maps::farthest, -maps::farthest});
    CHECK_FALSE(study.project->perform(QStringLiteral("Try"), [](Edit& db) { return maps::fromRefi(db, {}); }));
}
