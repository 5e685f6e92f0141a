#include "core/survey/questionnaire_json.h"
#include "core/survey/questionnaires.h"
#include "core/survey/survey_items.h"
#include "tests/core/survey/a_questionnaire.h"
#include "tests/support/a_project.h"
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

struct AStudy {
    std::unique_ptr<Project> project = emptyProject();
    QuestionnaireId id = valueOf(project->perform("Add", [](Edit& db) { return questionnaires::save(db, aQuestionnaire()); }));

    Questionnaire now() const
    {
        return valueOf(project->read([&](const Read& db) { return questionnaires::read(db, id); }));
    }
    SurveyItemId item(const QString& name) const { return now().itemCalled(name)->id; }
    template <class F>
    auto take(F&& body)
    {
        return project->perform(QStringLiteral("Step"), std::forward<F>(body));
    }
};

} // namespace

TEST_CASE("a questionnaire comes back from the study as it was written", "[survey][questionnaire]")
{
    AStudy study;
    CHECK(withoutIds(study.now()) == aQuestionnaire());
    // Writing it again changes nothing, ids included.
    const auto before = study.now();
    REQUIRE(study.take([&](Edit& db) { return questionnaires::save(db, before); }));
    CHECK(study.now() == before);
}

TEST_CASE("a form that comes again without ids keeps those of the questions it still has, by their names", "[survey][questionnaire]")
{
    AStudy study;
    const auto before = study.now();
    auto again = aQuestionnaire();
    again.id = study.id;
    again.items.erase(again.items.begin()); // consent
    again.items.push_back(question(ItemType::Integer, "new", "New?"));
    REQUIRE(study.take([&](Edit& db) { return questionnaires::save(db, again); }));
    const auto after = study.now();
    CHECK(withoutIds(after) == withoutIds(again));
    CHECK(after.itemCalled("trust_2")->uuid == before.itemCalled("trust_2")->uuid);
    CHECK(after.itemCalled("age")->id == before.itemCalled("age")->id);
    CHECK(after.list("agree")->id == before.list("agree")->id);
    REQUIRE(study.project->undo());
    CHECK(study.now() == before);
}

TEST_CASE("a questionnaire comes back from its JSON as it was, and the same one gives the same bytes", "[survey][questionnaire]")
{
    AStudy study;
    const auto json = canonicalJson(study.now());
    const auto back = valueOf(questionnaireFromJson(json));
    CHECK(withoutIds(back) == aQuestionnaire());
    CHECK(canonicalJson(back) == json);
    CHECK(back.itemCalled("years")->uuid == study.now().itemCalled("years")->uuid);
}

TEST_CASE("JSON that is no questionnaire is refused with the place", "[survey][questionnaire]")
{
    CHECK_FALSE(questionnaireFromJson("{"));
    CHECK_FALSE(questionnaireFromJson("{\"a\": 1}"));
    const auto wrong = questionnaireFromJson(
        R"({"counterpoint_questionnaire": 1, "name": "q", "languages": [], "items": [{"type": "riddle", "name": "age"}]})");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message.contains("“age”"));
    CHECK(wrong.error().message.contains("riddle"));
}

TEST_CASE("an item is added after another and gets a free name from its words", "[survey][questionnaire]")
{
    AStudy study;
    SurveyItem added = question(ItemType::Integer, "", "How old are you, ${role}?");
    const auto id = valueOf(study.take([&](Edit& db) { return surveyItems::addAfter(db, study.id, study.item("role"), added); }));
    auto now = study.now();
    CHECK(now.items[2].id == id);
    CHECK(now.items[2].name == "how_old_are_you");
    const auto again = valueOf(study.take([&](Edit& db) { return surveyItems::duplicate(db, id); }));
    now = study.now();
    CHECK(now.items[3].id == again);
    CHECK(now.items[3].name == "how_old_are_you_2");
}

TEST_CASE("renaming a variable renames it in every expression and text", "[survey][questionnaire]")
{
    AStudy study;
    REQUIRE(study.take([&](Edit& db) { return surveyItems::rename(db, study.item("role"), "post"); }));
    CHECK(study.now().itemCalled("years")->relevant == "${post} = '1'");
    REQUIRE(study.take([&](Edit& db) { return surveyItems::rename(db, study.item("years"), "service"); }));
    CHECK(study.now().itemCalled("trust_2")->label(en) == "I think twice after ${service} years");
    CHECK_FALSE(study.take([&](Edit& db) { return surveyItems::rename(db, study.item("why"), "post"); }));
    CHECK_FALSE(study.take([&](Edit& db) { return surveyItems::rename(db, study.item("why"), "2 why"); }));
}

TEST_CASE("items are moved where they fit and nowhere else", "[survey][questionnaire]")
{
    AStudy study;
    REQUIRE(study.take([&](Edit& db) { return surveyItems::move(db, {study.item("years")}, study.item("work"), study.item("places")); }));
    const auto now = study.now();
    CHECK(now.itemCalled("work")->items[1].name == "years");
    CHECK(now.items.size() == 4);
    CHECK_FALSE(study.take([&](Edit& db) { return surveyItems::move(db, {study.item("work")}, study.item("work"), {}); }));
    CHECK_FALSE(study.take([&](Edit& db) { return surveyItems::move(db, {study.item("years")}, study.item("why"), {}); }));
    const auto battery = now.itemCalled("work")->items[2].id;
    CHECK_FALSE(study.take([&](Edit& db) { return surveyItems::move(db, {study.item("why")}, battery, {}); }));
    REQUIRE(study.take([&](Edit& db) { return surveyItems::move(db, {study.item("why"), study.item("role")}, {}, study.item("work")); }));
    QStringList names;
    for (const auto& item : study.now().items)
        names << item.name;
    CHECK(names == QStringList{"consent", "work", "why", "role", "child"});
}

TEST_CASE("a shared list renamed stays the questions' list, and is not removed while it is used", "[survey][questionnaire]")
{
    AStudy study;
    const auto agree = study.now().list("agree")->id;
    REQUIRE(study.take([&](Edit& db) { return choiceLists::rename(db, agree, "agreement"); }));
    CHECK(study.now().itemCalled("role")->choices == "agreement");
    const auto refused = study.take([&](Edit& db) { return choiceLists::remove(db, agree); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.contains("role"));
    REQUIRE(study.take([&](Edit& db) { return choiceLists::separate(db, study.item("role")); }));
    CHECK(study.now().itemCalled("role")->choices == "role");
    CHECK(study.now().list("role")->choices.size() == 3);
}

TEST_CASE("a language renamed keeps its texts, and a removed one takes them along", "[survey][questionnaire]")
{
    AStudy study;
    REQUIRE(study.take([&](Edit& db) { return questionnaires::changeLanguage(db, study.id, de, {"German (de)", "de"}); }));
    CHECK(textIn(study.now().list("agree")->choices[0].texts, role::label, "German (de)") == "Disagree");
    REQUIRE(study.take([&](Edit& db) { return questionnaires::removeLanguage(db, study.id, "German (de)"); }));
    CHECK(textIn(study.now().list("agree")->choices[0].texts, role::label, "German (de)").isEmpty());
    CHECK_FALSE(study.take([&](Edit& db) { return questionnaires::removeLanguage(db, study.id, en); }));
    CHECK(surveyLanguageFrom("Arabic (ar)").isRightToLeft);
}

TEST_CASE("any gestures taken back leave the questionnaire as it was, and done again as they left it", "[survey][questionnaire][property]")
{
    for (unsigned seed = 1; seed <= 8; ++seed) {
        INFO("seed " << seed);
        AStudy study;
        std::mt19937 chance(seed);
        std::vector<QByteArray> states{canonicalJson(study.now())};
        const auto pick = [&]() -> SurveyItem {
            const auto questionnaire = study.now();
            const auto places = allItems(questionnaire);
            return places.empty() ? SurveyItem() : *places[chance() % places.size()].item;
        };
        for (int step = 0; step < 25; ++step) {
            const auto one = pick();
            const auto other = pick();
            const auto label = QStringLiteral("Step %1").arg(step);
            const auto done = study.project->perform(label, [&](Edit& db) -> Result<> {
                const auto plain = [](const auto& result) { return result ? Result<>() : fail(result); };
                auto changed = one;
                switch (chance() % 8) {
                case 0:
                    return plain(surveyItems::addAfter(db, study.id, one.id, question(ItemType::ShortText, "", "More?")));
                case 1:
                    return surveyItems::move(db, {one.id}, holdsItems(other.type) ? other.id : SurveyItemId(),
                                             other.items.empty() || chance() % 2 == 0 ? SurveyItemId() : other.items.front().id);
                case 2:
                    surveyItems::remove(db, one.id);
                    return {};
                case 3:
                    return plain(surveyItems::duplicate(db, one.id));
                case 4:
                    return surveyItems::rename(db, one.id, QStringLiteral("v%1").arg(chance() % 90));
                case 5:
                    return surveyItems::setText(db, one.id, role::hint, de, QString(int(chance() % 3), u'x'));
                case 6:
                    changed.relevant = QStringLiteral("${%1} != ''").arg(other.name);
                    changed.isRandom = !changed.isRandom;
                    return surveyItems::update(db, changed);
                default:
                    return questionnaires::changeLanguage(db, study.id, de, {de, QString::number(chance() % 5)});
                }
            });
            if (done && study.project->undoLabel() == label) // what changes nothing is no step
                states.push_back(canonicalJson(study.now()));
        }
        for (auto state = states.rbegin() + 1; state != states.rend(); ++state) {
            REQUIRE(study.project->undo());
            REQUIRE(canonicalJson(study.now()) == *state);
        }
        for (auto state = states.begin() + 1; state != states.end(); ++state) {
            REQUIRE(study.project->redo());
            REQUIRE(canonicalJson(study.now()) == *state);
        }
    }
}
