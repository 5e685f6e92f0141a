#include "core/survey/guides.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QStringList lines(const std::vector<GuideQuestion>& questions)
{
    QStringList out;
    for (const auto& question : questions)
        out << question.topic + u'|' + question.text;
    return out;
}

} // namespace

TEST_CASE("questions are read one a line, without numbers and bullets, with their topics", "[survey][guides]")
{
    CHECK(lines(guides::questionsIn(QStringLiteral("1. How are you?\n\n  2) Why?\nQ3: And then?\n4a) Really?\n\u2022 Bullet?\n- Dash?\n"
                                                   "Trust: Whom do you trust?\nPay\tIs it enough?\n3 things you like?\n"
                                                   "When you think of the last year of all years: what comes to mind?\n5.1 Sub?")))
          == QStringList{"|How are you?", "|Why?", "|And then?", "|Really?", "|Bullet?", "|Dash?", "Trust|Whom do you trust?",
                         "Pay|Is it enough?", "|3 things you like?", "|When you think of the last year of all years: what comes to mind?",
                         "|Sub?"});
}

TEST_CASE("a guide's questions are added, moved, changed and removed, and every step can be undone", "[survey][guides]")
{
    const auto project = emptyProject();
    const auto guide = valueOf(project->perform("Add", [](Edit& db) { return guides::add(db, " Interviews "); }));
    const auto questions = [&] { return lines(valueOf(project->read([&](const Read& db) { return guides::byId(db, guide); })).questions); };
    const auto ids = valueOf(project->perform("Questions", [&](Edit& db) -> Result<std::vector<GuideQuestionId>> {
        return guides::addQuestions(db, guide, guides::questionsIn("One?\nTwo?\nThree?"));
    }));
    REQUIRE(project->perform("Move", [&](Edit& db) { guides::moveQuestion(db, ids[2], 0); }));
    CHECK(questions() == QStringList{"|Three?", "|One?", "|Two?"});
    REQUIRE(project->perform("Insert", [&](Edit& db) { guides::addQuestions(db, guide, {{{}, "Pay", "New?"}}, 1); }));
    CHECK(questions() == QStringList{"|Three?", "Pay|New?", "|One?", "|Two?"});
    REQUIRE(project->perform("Change", [&](Edit& db) { return guides::updateQuestion(db, {ids[0], "First", "  One  more? "}); }));
    CHECK(questions() == QStringList{"|Three?", "Pay|New?", "First|One more?", "|Two?"});
    CHECK_FALSE(project->perform("Change", [&](Edit& db) { return guides::updateQuestion(db, {ids[0], {}, " "}); }));
    REQUIRE(project->perform("Remove", [&](Edit& db) { guides::removeQuestion(db, ids[0]); }));
    CHECK(questions() == QStringList{"|Three?", "Pay|New?", "|Two?"});
    valueOf(project->undo());
    CHECK(questions().size() == 4);
    REQUIRE(project->perform("Remove", [&](Edit& db) { guides::remove(db, guide); }));
    CHECK(valueOf(project->read([](const Read& db) { return guides::all(db); })).empty());
    valueOf(project->undo());
    CHECK(questions().size() == 4);
}

TEST_CASE("a guide has a name of its own", "[survey][guides]")
{
    const auto project = emptyProject();
    valueOf(project->perform("Add", [](Edit& db) { return guides::add(db, "Interviews"); }));
    CHECK_FALSE(project->perform("Add", [](Edit& db) { return guides::add(db, "interviews"); }));
    CHECK_FALSE(project->perform("Add", [](Edit& db) { return guides::add(db, " "); }));
    const auto other = valueOf(project->perform("Add", [](Edit& db) { return guides::add(db, "Focus groups"); }));
    CHECK_FALSE(project->perform("Rename", [&](Edit& db) { return guides::rename(db, other, "Interviews"); }));
    REQUIRE(project->perform("Rename", [&](Edit& db) { return guides::rename(db, other, "focus groups"); }));
    CHECK(valueOf(project->read([](const Read& db) { return guides::byName(db, "focus groups"); })).id == other);
}

TEST_CASE("a guide knows its groups, prompts, timing and what its questions belong to", "[survey][guides]")
{
    AProject builder;
    auto& project = builder.withCode("Trust").project();
    const auto id = valueOf(project.perform("Add", [](Edit& db) { return guides::add(db, "Interviews"); }));
    const auto now = [&] { return valueOf(project.read([&](const Read& db) { return guides::byId(db, id); })); };
    REQUIRE(project.perform("Fill", [&](Edit& db) -> Result<> {
        guides::addQuestions(db, id, guides::questionsIn("One?\nTwo?"));
        guides::setFrame(db, id, "Say hello", "Say thanks");
        guides::setGroups(db, id, {{0, "parents"}, {0, "staff"}});
        return {};
    }));
    auto guide = now();
    REQUIRE(guide.groups.size() == 2);
    auto first = guide.questions[0];
    first.prompts = {"Tell me more", "An example?"};
    first.minutes = 5;
    first.groups = {guide.groups[1].id};
    first.codes = {builder.code()};
    REQUIRE(project.perform("Change", [&](Edit& db) { return guides::updateQuestion(db, first); }));
    CHECK(now().questions[0] == first);
    CHECK(now().minutes() == 5);
    CHECK(guides::forGroup(now(), guide.groups[0].id).questions.size() == 1);
    CHECK(guides::forGroup(now(), guide.groups[1].id).questions.size() == 2);
    REQUIRE(project.perform("Groups", [&](Edit& db) { guides::setGroups(db, id, {guide.groups[0]}); }));
    CHECK(now().questions[0].groups.empty());
    REQUIRE(project.undo());
    CHECK(now().questions[0] == first);
}

TEST_CASE("a group that is renamed in place keeps its questions", "[survey][guides]")
{
    const std::vector<GuideGroup> before{{1, "Parents"}, {2, "Staff"}};
    CHECK(guides::groupsNamed(before, {"Mothers and fathers", "Staff", "Children"})
          == std::vector<GuideGroup>{{1, "Mothers and fathers"}, {2, "Staff"}, {0, "Children"}});
    CHECK(guides::groupsNamed(before, {"Staff", "Parents", " ", "Staff"}) == std::vector<GuideGroup>{{2, "Staff"}, {1, "Parents"}});
}
