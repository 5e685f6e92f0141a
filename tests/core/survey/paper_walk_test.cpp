#include "core/survey/paper_walk.h"
#include "tests/core/survey/a_questionnaire.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("typing follows the skip logic, goes back, and says what contradicts it", "[survey][entry]")
{
    PaperWalk walk(aQuestionnaire());
    walk.take(walk.read("1"));
    REQUIRE(walk.current()->key == "role");
    walk.take(walk.read("1"));
    REQUIRE(walk.current()->key == "years");
    walk.take(walk.read("7"));
    REQUIRE(walk.current()->key == "places");
    CHECK(walk.contradiction().isEmpty());
    walk.back();
    walk.back();
    REQUIRE(walk.current()->key == "role");
    walk.take(walk.read("2"));
    CHECK(walk.current()->key == "places");
    CHECK(walk.contradiction().contains("3"));
    walk.mark(PaperValue::State::Illegible);
    const auto values = walk.values(true);
    CHECK(values.at("years") == PaperValue{PaperValue::State::Answer, "7"});
    CHECK(values.at("places").state == PaperValue::State::Illegible);
    CHECK(values.at("why").state == PaperValue::State::Blank);
    // A form that was left goes on where it was.
    CHECK(PaperWalk(aQuestionnaire(), walk.values(false)).current()->key == "trust_1");
}

TEST_CASE("what is passed over is stored as not asked", "[survey][entry]")
{
    PaperWalk walk(aQuestionnaire());
    walk.take(walk.read("1"));
    walk.take(walk.read("2"));
    CHECK(walk.current()->key == "places");
    CHECK(walk.values(true).at("years").state == PaperValue::State::NotAsked);
    walk.take(walk.read("9"));
    CHECK(walk.current()->key == "places");
}
