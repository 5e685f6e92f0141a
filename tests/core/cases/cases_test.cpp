#include "core/cases/cases.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

Case theCase(const Project& project, const QString& name)
{
    return valueOf(project.read([&](const Read& db) { return cases::byName(db, name); }));
}

} // namespace

TEST_CASE("a case has one name, whatever its capitals and script", "[cases]")
{
    auto project = emptyProject();
    const auto add = [&](const QString& name) { return project->perform("Add", [&](Edit& db) { return cases::add(db, name); }); };
    const auto first = valueOf(add("Élodie"));
    CHECK_FALSE(add("élodie"));
    CHECK_FALSE(add("   "));
    CHECK(valueOf(project->perform("Ensure", [](Edit& db) { return cases::ensure(db, "ÉLODIE"); })) == first);
    const auto other = valueOf(add("Ωmega"));
    CHECK_FALSE(project->perform("Rename", [&](Edit& db) { return cases::rename(db, other, "ÉLODIE"); }));
    CHECK(project->perform("Rename", [&](Edit& db) { return cases::rename(db, other, "ωmega"); })); // its own
}

TEST_CASE("an attribute takes values of its type and forgets them when emptied", "[cases]")
{
    auto project = emptyProject();
    REQUIRE(project->perform("Add", [](Edit& db) -> Result<> {
        valueOf(attributes::add(db, "Years", Attribute::Type::Number));
        valueOf(attributes::add(db, "Since", Attribute::Type::Date));
        valueOf(cases::add(db, "Ann"));
        return {};
    }));
    const auto set = [&](const QString& attribute, const QString& value) {
        return project->perform("Set", [&](Edit& db) {
            return cases::set(db, theCase(*project, "Ann").id, valueOf(attributes::byName(db, attribute)), value);
        });
    };
    CHECK(set("Years", "12.5"));
    CHECK_FALSE(set("Years", "many"));
    CHECK(set("Since", "2024-02-29"));
    CHECK_FALSE(set("Since", "2023-02-29"));
    CHECK(theCase(*project, "Ann").values.size() == 2);
    CHECK(set("Years", ""));
    CHECK(theCase(*project, "Ann").values.size() == 1);
}

TEST_CASE("what a removed case said stays, without a case; undo gives it back", "[cases]")
{
    auto arranged = aProject();
    arranged.withTranscript("One", "Ann: never").withTurn("Ann: ", "Ann");
    auto& project = arranged.project();
    const auto before = dump(project);
    const auto speakersOf = [&] { return valueOf(project.read([](const Read& db) { return speakers::all(db); })); };
    REQUIRE(project.perform("Remove", [&](Edit& db) { cases::remove(db, theCase(project, "Ann").id); }));
    REQUIRE(speakersOf().size() == 1);
    CHECK_FALSE(speakersOf().front().linkedCase.isValid());
    REQUIRE(project.undo());
    CHECK(dump(project) == before);
}

TEST_CASE("an attribute that goes takes its values along, and undo gives them back", "[cases]")
{
    auto project = emptyProject();
    const auto role = valueOf(project->perform("Add", [](Edit& db) -> Result<AttributeId> {
        const auto id = valueOf(attributes::ensure(db, "Role"));
        REQUIRE(cases::set(db, valueOf(cases::add(db, "Ann")), valueOf(attributes::byName(db, "Role")), "Lead"));
        return id;
    }));
    REQUIRE(project->perform("Remove", [&](Edit& db) { attributes::remove(db, role); }));
    CHECK(theCase(*project, "Ann").values.empty());
    REQUIRE(project->undo());
    CHECK(theCase(*project, "Ann").value(role) == "Lead");
}
