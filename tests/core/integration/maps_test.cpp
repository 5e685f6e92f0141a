#include "core/integration/map_figure.h"
#include "core/integration/map_suggestions.h"
#include "core/integration/maps.h"
#include "core/report/maps_section.h"
#include "tests/support/a_small_study.h"
#include <cmath>
#include <limits>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

struct Mapped : SmallStudy {
    MapId map = step([](Edit& db) { return maps::add(db, QStringLiteral("How it hangs together")); });
    CodeId asking = code("Asking");
    CodeId leftOut = code("Left out");

    CodeId code(const char* name) const
    {
        return valueOf(project->read([&](const Read& db) { return codebook::find(db, QString::fromLatin1(name)); })).id;
    }
    ConceptMap now() const
    {
        return valueOf(project->read([&](const Read& db) { return maps::byId(db, map); }));
    }
    MapNodeId put(CodeId id) const
    {
        return step([&](Edit& db) { return maps::addThing(db, map, MapNode::Kind::Code, id.value()); });
    }
    QString refusal(const std::function<Result<>(Edit&)>& change) const
    {
        const auto done = project->perform(QStringLiteral("Try"), change);
        REQUIRE_FALSE(done);
        return done.error().message;
    }
};

} // namespace

TEST_CASE("A map holds codes, findings and notes with links between them", "[maps]")
{
    const Mapped study;
    const auto one = study.put(study.asking);
    const auto other = study.put(study.leftOut);
    const auto finding = study.step([&](Edit& db) { return maps::addThing(db, study.map, MapNode::Kind::Finding, study.finding.value()); });
    const auto note = study.step([&](Edit& db) { return maps::addNote(db, study.map, QStringLiteral("Ask Rosa again")); });
    study.step([&](Edit& db) { return maps::link(db, one, other, MapLink::Kind::Contradicts); });
    study.step([&](Edit& db) { return maps::link(db, note, finding, MapLink::Kind::Other, QStringLiteral("would sharpen")); });
    const auto map = study.now();
    REQUIRE(map.nodes.size() == 4);
    CHECK(map.nodes[2].text == QStringLiteral("Families are asked, not always"));
    CHECK(map.sentence(map.links[0]) == QStringLiteral("“Asking” contradicts “Left out”"));
    CHECK(map.sentence(map.links[1]) == QStringLiteral("“Ask Rosa again” – would sharpen – “Families are asked, not always”"));
    // No two that were put without a place cover each other.
    for (std::size_t i = 0; i < map.nodes.size(); ++i)
        for (std::size_t j = i + 1; j < map.nodes.size(); ++j)
            CHECK_FALSE(map.nodes[i].at == map.nodes[j].at);
}

TEST_CASE("A thing stands on a map once, and is not linked to itself or twice", "[maps]")
{
    const Mapped study;
    const auto one = study.put(study.asking);
    const auto other = study.put(study.leftOut);
    CHECK(study.refusal([&](Edit& db) -> Result<> {
        const auto again = maps::addThing(db, study.map, MapNode::Kind::Code, study.asking.value());
        return again ? Result<>() : fail(again);
    }) == QStringLiteral("“Asking” is on the map “How it hangs together” already."));
    study.step([&](Edit& db) { return maps::link(db, one, other, MapLink::Kind::Causes); });
    for (const auto to : {one, other})
        study.refusal([&](Edit& db) -> Result<> {
            const auto again = maps::link(db, one, to, MapLink::Kind::Causes);
            return again ? Result<>() : fail(again);
        });
    study.step([&](Edit& db) { return maps::link(db, other, one, MapLink::Kind::Causes); }); // the other way it says something else
    CHECK(study.now().links.size() == 2);
}

TEST_CASE("A map calls things as the study does, and keeps the name of what is gone until it comes back", "[maps]")
{
    const Mapped study;
    study.put(study.asking);
    study.step([&](Edit& db) { return codebook::rename(db, study.asking, QStringLiteral("Being asked")); });
    CHECK(study.now().nodes.front().text == QStringLiteral("Being asked"));
    study.step([&](Edit& db) -> Result<> {
        maps::place(db, maps::arranged(valueOf(maps::byId(db, study.map))));
        return {};
    });
    study.step([&](Edit& db) -> Result<> {
        codebook::remove(db, study.asking);
        return {};
    });
    CHECK(study.now().nodes.front().isGone);
    CHECK(study.now().nodes.front().text == QStringLiteral("Being asked"));
    valueOf(study.project->undo());
    CHECK_FALSE(study.now().nodes.front().isGone);
}

TEST_CASE("Places that are none, or far away, are drawn in", "[maps]")
{
    const Mapped study;
    const auto node = study.put(study.asking);
    study.step([&](Edit& db) -> Result<> {
        maps::place(db, {{node, {std::numeric_limits<double>::quiet_NaN(), 1e300}}});
        return {};
    });
    CHECK(study.now().nodes.front().at == MapPoint{0, maps::farthest});
}

TEST_CASE("A whole codebook comes onto a map as one step, children as parts of their codes", "[maps]")
{
    const Mapped study;
    study.step([](Edit& db) { return codebook::ensurePath(db, QStringLiteral("Asking/By phone")); });
    study.step([](Edit& db) { return codebook::ensurePath(db, QStringLiteral("Asking/By letter/Never answered")); });
    const auto found = study.step([&](Edit& db) { return maps::addChildren(db, study.map); });
    CHECK(found.nodes == 5);
    CHECK(found.links == 3);
    const auto map = study.now();
    CHECK(map.sentence(map.links.front()).contains(QStringLiteral("is part of “Asking”")));
    valueOf(study.project->undo());
    CHECK(study.now().nodes.empty());
}

TEST_CASE("Children come to the codes on the map alone, and a second time nothing does", "[maps]")
{
    const Mapped study;
    study.step([](Edit& db) { return codebook::ensurePath(db, QStringLiteral("Asking/By phone")); });
    study.step([](Edit& db) { return codebook::ensurePath(db, QStringLiteral("Left out/At school")); });
    study.put(study.asking);
    CHECK(study.step([&](Edit& db) { return maps::addChildren(db, study.map); }).nodes == 1);
    const auto again = study.step([&](Edit& db) { return maps::addChildren(db, study.map); });
    CHECK(again.nodes + again.links == 0);
}

TEST_CASE("Codes that overlap often enough are linked", "[maps]")
{
    const Mapped study;
    const auto coder = study.step([](Edit& db) { return coders::ensure(db, QStringLiteral("Ada")); });
    const auto span = SmallStudy::spanOf(SmallStudy::interview, SmallStudy::quote);
    study.step([&](Edit& db) { return codings::add(db, {{}, study.source, study.leftOut, coder, span, {}, {}}); });
    const auto pairs = [&](int least) {
        return valueOf(study.project->read(
            [&](const Read& db) -> Result<maps::CodePairs> { return maps::codesTogether(db, valueOf(maps::byId(db, study.map)), least); }));
    };
    CHECK(pairs(1).size() == 1); // by the overlap of the quote in the interview
    CHECK(pairs(3).empty());
    study.step([&](Edit& db) { return maps::linkTogether(db, study.map, pairs(1)); });
    const auto map = study.now();
    REQUIRE(map.links.size() == 1);
    CHECK(map.links.front().kind == MapLink::Kind::AssociatedWith);
    CHECK(study.step([&](Edit& db) { return maps::linkTogether(db, study.map, pairs(1)); }).links == 0);
}

TEST_CASE("Maps that are marked stand in the report with their note and links in words", "[maps][report]")
{
    const Mapped study;
    const auto one = study.put(study.asking);
    const auto other = study.put(study.leftOut);
    study.step([&](Edit& db) { return maps::link(db, one, other, MapLink::Kind::Causes); });
    const auto figures = [&] {
        return valueOf(study.project->read([](const Read& db) -> Result<std::vector<report::Figure>> {
            report::Document document;
            report::addMaps(db, {}, document);
            std::vector<report::Figure> found;
            for (const auto& block : document.blocks)
                if (const auto* figure = std::get_if<report::Figure>(&block))
                    found.push_back(*figure);
            return found;
        }));
    };
    CHECK(figures().empty());
    auto map = study.now();
    map.inReport = true;
    map.note = QStringLiteral("Who is asked, and who is not");
    study.step([&](Edit& db) { return maps::update(db, map); });
    REQUIRE(figures().size() == 1);
    CHECK(figures().front().drawing.description.contains(QStringLiteral("“Asking” causes “Left out”")));
}
