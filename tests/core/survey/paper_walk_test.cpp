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

TEST_CASE("what is computed over what repeats leads the typing, too", "[survey][entry]")
{
    Questionnaire household;
    household.languages = {surveyLanguageFrom(en)};
    household.defaultLanguage = en;
    auto person = question(ItemType::Repeat, "person", "A person");
    auto late = question(ItemType::ShortText, "late", "Since when?");
    late.relevant = "${place} = 2";
    auto place = question(ItemType::Calculate, "place", "");
    place.calculation = "position(..)";
    person.items = {question(ItemType::Integer, "age", "How old?"), place, late};
    person.repeatCount = "2";
    auto total = question(ItemType::Calculate, "total", "");
    total.calculation = "sum(${age}) + count(${person})";
    auto old = question(ItemType::ShortText, "old", "Together above 60: how?");
    old.relevant = "${total} > 62";
    household.items = {person, total, old, question(ItemType::ShortText, "end", "Anything else?")};
    const auto after = [&](const QStringList& ages) {
        PaperWalk walk(household);
        QStringList asked;
        while (!walk.isAtEnd()) {
            asked << walk.current()->key;
            walk.take(walk.read(asked.back().endsWith("/age") ? ages[asked.back().contains("/1/") ? 0 : 1] : "x"));
        }
        return asked;
    };
    CHECK(after({"30", "20"}) == QStringList{"person/1/age", "person/2/age", "person/2/late", "end"});
    CHECK(after({"30", "31"}) == QStringList{"person/1/age", "person/2/age", "person/2/late", "old", "end"});
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
