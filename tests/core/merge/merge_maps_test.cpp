#include "core/integration/convergence.h"
#include "core/integration/maps.h"
#include "core/survey/guides.h"
#include "tests/support/two_copies.h"

using namespace counterpoint;
using namespace counterpoint::test;
using Outcome = merge::Difference::Outcome;

namespace {

template <class F>
auto step(Project& project, F&& body)
{
    return valueOf(project.perform(QStringLiteral("Work"), body));
}

MapNodeId put(Project& project, MapId map, const char* path)
{
    return step(project, [&](Edit& db) {
        const auto code = codebook::ensurePath(db, QString::fromLatin1(path));
        return maps::addThing(db, map, MapNode::Kind::Code, code->value());
    });
}

const char* const nodes = "SELECT c.name || '|' || m.name FROM map_node n JOIN concept_map m ON m.id = n.map_id JOIN code c ON "
                          "n.kind = 'code' AND c.id = n.target_id";
const char* const groups = "SELECT q.topic || '|' || g.name FROM guide_question_group qg JOIN guide_question q ON q.id = qg.question_id "
                           "JOIN guide_group g ON g.guide_id = q.guide_id AND g.id = qg.group_id";

} // namespace

TEST_CASE("What another coder put on a map stands for the same things here", "[merge][maps]")
{
    TwoCopies copies;
    step(*copies.ours, [](Edit& db) { return codebook::ensurePath(db, QStringLiteral("Trust")); });
    const auto map = step(*copies.ours, [](Edit& db) { return maps::add(db, QStringLiteral("All")); });
    copies.part();
    put(*copies.ours, map, "Mine"); // takes the id that theirs has there
    put(*copies.theirs, map, "Theirs");
    put(*copies.theirs, map, "Trust");
    const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(listed(*copies.ours, nodes) == QStringList{"Mine|All", "Theirs|All", "Trust|All"});
    CHECK(differenceIn(merged, Outcome::Added, QStringLiteral("Maps")));
}

TEST_CASE("The same thing that both put on the same map stands on it once", "[merge][maps]")
{
    TwoCopies copies;
    step(*copies.ours, [](Edit& db) { return codebook::ensurePath(db, QStringLiteral("Trust")); });
    copies.part();
    for (auto* project : {copies.ours.get(), copies.theirs.get()}) {
        const auto map = step(*project, [](Edit& db) { return maps::add(db, QStringLiteral("All")); });
        const auto one = put(*project, map, "Trust");
        const auto note = step(*project, [&](Edit& db) { return maps::addNote(db, map, QStringLiteral("Why?")); });
        step(*project, [&](Edit& db) { return maps::link(db, note, one, MapLink::Kind::AssociatedWith); });
    }
    TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(listed(*copies.ours, "SELECT name FROM concept_map") == QStringList{"All"});
    CHECK(listed(*copies.ours, "SELECT text FROM map_node") == QStringList{"Trust", "Why?"});
    CHECK(listed(*copies.ours, "SELECT kind FROM map_link").size() == 1);
}

TEST_CASE("Of two places of a thing on a map ours stands, and theirs where ours was not moved", "[merge][maps]")
{
    TwoCopies copies;
    const auto map = step(*copies.ours, [](Edit& db) { return maps::add(db, QStringLiteral("All")); });
    const auto one = put(*copies.ours, map, "One");
    const auto two = put(*copies.ours, map, "Two");
    copies.part();
    const auto place = [](Project& project, MapNodeId id, double x) {
        valueOf(project.perform(QStringLiteral("Move"), [&](Edit& db) { maps::place(db, {{id, {x, 0}}}); }));
    };
    place(*copies.ours, one, 100);
    place(*copies.theirs, one, 200);
    place(*copies.theirs, two, 300);
    const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(listed(*copies.ours, "SELECT CAST(x AS INTEGER) FROM map_node") == QStringList{"100", "300"});
    CHECK_FALSE(differenceIn(merged, Outcome::Conflict, QStringLiteral("Maps")));
}

TEST_CASE("Which groups a question is for stays right when both added groups to the guide", "[merge][guides]")
{
    TwoCopies copies;
    step(*copies.ours, [](Edit& db) -> Result<> {
        db.prepare("INSERT INTO guide(uuid, position, name) VALUES('guide', 1, 'Guide')").run();
        db.prepare("INSERT INTO guide_question(uuid, guide_id, position, topic, text) VALUES('q', 1, 1, 'Trust', 'Whom?')").run();
        return {};
    });
    copies.part();
    const auto addGroup = [](Project& project, const char* name) {
        step(project, [&](Edit& db) -> Result<> {
            db.prepare("INSERT INTO guide_group(guide_id, id, position, name) VALUES(1, 1, 1, ?)").bind(QString::fromLatin1(name)).run();
            db.prepare("INSERT INTO guide_question_group(question_id, group_id) VALUES(1, 1)").run();
            return {};
        });
    };
    addGroup(*copies.ours, "carers");
    addGroup(*copies.theirs, "leads");
    TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(listed(*copies.ours, groups) == QStringList{"Trust|carers", "Trust|leads"});
}

TEST_CASE("A judgement is of the same sides here when both added sides to the matrix", "[merge][convergence]")
{
    TwoCopies copies;
    step(*copies.ours, [](Edit& db) -> Result<> {
        db.prepare("INSERT INTO convergence_matrix(uuid, position, name, sides) VALUES('m', 1, 'Matrix', 'groups')").run();
        db.prepare("INSERT INTO convergence_theme(uuid, matrix_id, position, name) VALUES('t', 1, 1, 'Trust')").run();
        db.prepare("INSERT INTO convergence_side(matrix_id, id, position, value) VALUES(1, 1, 1, 'carers')").run();
        return {};
    });
    step(*copies.ours, [](Edit& db) { return coders::ensure(db, QStringLiteral("Ada")); });
    copies.part();
    const auto addSide = [](Project& project, const char* name) {
        step(project, [&](Edit& db) -> Result<> {
            db.prepare("INSERT INTO convergence_side(matrix_id, id, position, value) VALUES(1, 2, 2, ?)")
                .bind(QString::fromLatin1(name))
                .run();
            return {};
        });
    };
    addSide(*copies.ours, "leads");
    addSide(*copies.theirs, "children");
    step(*copies.theirs, [](Edit& db) -> Result<> {
        db.prepare("INSERT INTO convergence_assessment(uuid, theme_id, one_side, other_side, coder_id, judgement, assessed_at, seen) "
                   "VALUES('a', 1, 1, 2, (SELECT min(id) FROM coder), 'dissonance', 'then', '-')")
            .run();
        return {};
    });
    TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(listed(*copies.ours,
                 "SELECT one.value || '|' || other.value FROM convergence_assessment JOIN convergence_side one ON one.id = "
                 "one_side JOIN convergence_side other ON other.id = other_side")
          == QStringList{"carers|children"});
}

TEST_CASE("What both wrote alike of findings and the log comes once, and each group of differences has its name", "[merge]")
{
    TwoCopies copies;
    copies.part();
    for (auto* project : {copies.ours.get(), copies.theirs.get()})
        step(*project, [](Edit& db) -> Result<> {
            db.prepare("INSERT INTO implication(uuid, position, text) VALUES(lower(hex(randomblob(16))), 1, 'Ask early')").run();
            db.prepare("INSERT INTO framework_element(uuid, position, title) VALUES(lower(hex(randomblob(16))), 1, 'Shadowing')").run();
            db.prepare("INSERT INTO log_entry(uuid, kind, on_day, title, written_at) VALUES(lower(hex(randomblob(16))), 'decision', "
                       "'2026-11-26', 'Six groups', 'then')")
                .run();
            db.prepare("INSERT INTO literature(uuid, key) VALUES(lower(hex(randomblob(16))), 'farmer2006')").run();
            return {};
        });
    const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(listed(*copies.ours, "SELECT text FROM implication").size() == 1);
    CHECK(listed(*copies.ours, "SELECT title FROM framework_element").size() == 1);
    CHECK(listed(*copies.ours, "SELECT title FROM log_entry").size() == 1);
    CHECK(listed(*copies.ours, "SELECT key FROM literature").size() == 1);
    for (const auto& difference : merged.differences)
        CHECK(difference.group != QStringLiteral("Other"));
}
