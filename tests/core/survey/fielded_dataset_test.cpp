#include "core/responses/answer_sets.h"
#include "core/responses/datasets.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/questionnaires.h"
#include "core/survey/survey_items.h"
#include "tests/core/survey/a_questionnaire.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

struct AFielding {
    std::unique_ptr<Project> project = emptyProject();
    QuestionnaireId id = valueOf(project->perform("Add", [](Edit& db) { return questionnaires::save(db, aQuestionnaire()); }));

    ResponsesTaken take(const std::vector<GivenResponse>& responses)
    {
        return valueOf(project->perform("Take in", [&](Edit& db) { return fieldedDataset::addResponses(db, id, responses); }));
    }
    QStringList column(const QString& name, DatasetId dataset = {}) const
    {
        const auto values = valueOf(project->read([&](const Read& db) -> Result<Column> {
            const auto variable = variables::byName(db, dataset.isValid() ? dataset : fieldedDataset::of(db, id), name);
            return variable ? datasets::column(db, variable->id) : fail(variable);
        }));
        QStringList texts;
        for (std::size_t row = 0; row < values.rows(); ++row)
            texts << values.text(row);
        return texts;
    }
    Variable variable(const QString& name) const
    {
        return valueOf(project->read([&](const Read& db) { return variables::byName(db, fieldedDataset::of(db, id), name); }));
    }
};

GivenResponse response(const QString& id, std::map<QString, QString> values)
{
    GivenResponse given;
    given.instanceId = id;
    given.channel = QStringLiteral("html");
    given.version = QStringLiteral("1");
    given.values = std::move(values);
    return given;
}

} // namespace

TEST_CASE("answers land in variables with the questionnaire's names, labels, missing codes and scales", "[survey][fielding]")
{
    AFielding fielding;
    auto first = response("a",
                          {{"consent", "OK"},
                           {"role", "1"},
                           {"years", "7"},
                           {"places", "home school"},
                           {"trust_2", "3"},
                           {"why", "I was asked, \"really\",\nand came."}});
    first.startedAt = "2026-03-01T10:00:00";
    const auto taken = fielding.take({first, response("b", {{"role", "-99"}, {"places", "none"}})});
    CHECK(taken.added == 2);
    CHECK(taken.notes.isEmpty());
    CHECK(fielding.column("response_id") == QStringList{"a", "b"});
    CHECK(fielding.column("response_started") == QStringList{"2026-03-01T10:00:00", ""});
    CHECK(fielding.column("years") == QStringList{"7", ""});
    CHECK(fielding.column("places_home") == QStringList{"1", "0"});
    CHECK(fielding.column("places_none") == QStringList{"0", "1"});
    CHECK(fielding.column("why").front() == "I was asked, \"really\",\nand came.");
    const auto role = fielding.variable("role");
    CHECK(role.label == "What is your role?");
    CHECK(role.isMissing(-99));
    CHECK(role.labels.front() == ValueLabel{1.0, "Disagree"});
    const auto trust = fielding.variable("trust_2");
    CHECK(trust.scale == "trust");
    CHECK(trust.reversed);
    CHECK(trust.level == Level::Ordinal);
    CHECK(trust.label == "How far do you agree? I think twice after ${years} years");
    const auto sets =
        valueOf(fielding.project->read([&](const Read& db) { return answerSets::of(db, fieldedDataset::of(db, fielding.id)); }));
    REQUIRE(sets.size() == 1);
    CHECK(sets[0].variables.size() == 3);
}

TEST_CASE("a response that comes again is known by its id, and taking in can be taken back whole", "[survey][fielding]")
{
    AFielding fielding;
    fielding.take({response("a", {{"years", "1"}})});
    const auto before = dump(*fielding.project);
    const auto taken = fielding.take({response("a", {{"years", "2"}}), response("c", {{"years", "3"}}), response("c", {{"years", "4"}})});
    CHECK(taken.added == 1);
    CHECK(taken.known == QStringList{"a", "c"});
    CHECK(fielding.column("years") == QStringList{"1", "3"});
    const auto origins = valueOf(fielding.project->read([&](const Read& db) { return fieldedDataset::originsOf(db, taken.dataset); }));
    REQUIRE(origins.size() == 2);
    CHECK(origins[1].row == 1);
    CHECK(origins[1].version == "1");
    REQUIRE(fielding.project->undo());
    CHECK(dump(*fielding.project) == before);
    CHECK(fielding.column("years") == QStringList{"1"});
}

TEST_CASE("responses come beside rows that were there before the questionnaire", "[survey][fielding]")
{
    AFielding fielding;
    fielding.take({response("a", {{"years", "1"}}), response("b", {{"years", "2"}})});
    const auto id = fielding.variable("response_id").id;
    REQUIRE(fielding.project->perform("Forget", [&](Edit& db) { return datasets::replaceColumn(db, id, Column::ofTexts({"", ""})); }));
    CHECK(fielding.take({response("c", {{"years", "3"}})}).added == 1);
    CHECK(fielding.column("years") == QStringList{"1", "2", "3"});
    CHECK(fielding.column("response_id") == QStringList{"row-1", "row-2", "c"});
}

TEST_CASE("a changed questionnaire changes its dataset and keeps the answers", "[survey][fielding]")
{
    AFielding fielding;
    fielding.take({response("a", {{"years", "1"}, {"places", "home"}})});
    REQUIRE(fielding.project->perform("Change", [&](Edit& db) -> Result<> {
        const auto now = valueOf(questionnaires::read(db, fielding.id));
        REQUIRE(surveyItems::rename(db, now.itemCalled("years")->id, "service"));
        valueOf(surveyItems::addAfter(db, fielding.id, now.itemCalled("years")->id, question(ItemType::Decimal, "hours", "Hours a week")));
        auto choices = now.list("tasks")->choices;
        choices.erase(choices.begin()); // 'home' is no longer offered
        return choiceLists::setChoices(db, now.list("tasks")->id, choices);
    }));
    fielding.take({response("b", {{"service", "2"}, {"hours", "20.5"}, {"places", "school"}})});
    CHECK(fielding.column("service") == QStringList{"1", "2"});
    CHECK(fielding.column("hours") == QStringList{"", "20.5"});
    CHECK(fielding.column("places_home") == QStringList{"1", ""});
    CHECK(fielding.column("places_school") == QStringList{"0", "1"});
}

TEST_CASE("what is asked several times has a row for each time in a dataset of its own", "[survey][fielding]")
{
    AFielding fielding;
    auto first = response("a", {{"years", "1"}});
    first.repeats["child"] = {{{"age", "4"}}, {{"age", "7"}}};
    auto second = response("b", {});
    second.repeats["child"] = {{{"age", "2"}}};
    fielding.take({first, second});
    const auto all = valueOf(fielding.project->read([](const Read& db) { return datasets::all(db); }));
    REQUIRE(all.size() == 2);
    CHECK(all[1].name == "Staff survey: child");
    CHECK(fielding.column("age", all[1].id) == QStringList{"4", "7", "2"});
    CHECK(fielding.column("response_id", all[1].id) == QStringList{"a", "a", "b"});
}

TEST_CASE("answers that have no place are told and kept", "[survey][fielding]")
{
    AFielding fielding;
    auto first = response("a", {{"years", "many"}, {"shoe_size", "44"}, {"places", "home boat"}});
    first.repeats["child"] = {{{"age", "four"}, {"pet", "cat"}}};
    first.repeats["garden"] = {{{"size", "big"}}};
    const auto taken = fielding.take({first});
    CHECK(taken.added == 1);
    CHECK(taken.notes.join(' ').contains("shoe_size (“44”)"));
    CHECK(taken.notes.join(' ').contains("years (“many”)"));
    CHECK(fielding.column("years") == QStringList{""});
    CHECK(fielding.column("places_home") == QStringList{"1"});
    CHECK(fielding.column("response_unplaced") == QStringList{"garden: size = big\nplaces: boat\nshoe_size: 44\nyears: many"});
    const auto all = valueOf(fielding.project->read([](const Read& db) { return datasets::all(db); }));
    CHECK(fielding.column("response_unplaced", all[1].id) == QStringList{"age: four\npet: cat"});
    CHECK(fielding.take({response("b", {{"years", "7"}})}).notes.isEmpty());
    CHECK(fielding.column("response_unplaced").back().isEmpty());
}

TEST_CASE("the words beside a choice coded 'other' have a variable of their own, whatever is called alike", "[survey][fielding]")
{
    AFielding fielding;
    REQUIRE(fielding.project->perform("Change", [&](Edit& db) -> Result<> {
        auto now = valueOf(questionnaires::read(db, fielding.id));
        now.lists[1].choices.push_back({"other", ChoiceRole::Other, false, labelled("Elsewhere")});
        now.items.push_back(question(ItemType::Multiple, "hobby", "Hobbies?", "agree"));
        now.items.push_back(question(ItemType::ShortText, "hobby_1", "Say more of the first")); // the usual way in XLSForm
        now.items.push_back(question(ItemType::ShortText, "response_status", "How are you?"));
        return questionnaires::save(db, now).transform([](QuestionnaireId) {});
    }));
    const auto taken = fielding.take({response("a",
                                               {{"places", "home other"},
                                                {"places_other", "On a boat"},
                                                {"hobby", "1 3"},
                                                {"hobby_1", "Chess"},
                                                {"response_status", "fine"}}),
                                      response("b", {{"places", "home"}}), response("c", {{"places", "other"}, {"places_other", "1"}})});
    CHECK(taken.notes.isEmpty());
    CHECK(fielding.column("places_other") == QStringList{"On a boat", "", "1"});
    CHECK(fielding.column("places_other_chosen") == QStringList{"1", "0", "1"});
    CHECK(fielding.column("hobby_1") == QStringList{"Chess", "", ""});
    CHECK(fielding.column("hobby_1_chosen") == QStringList{"1", "", ""});
    CHECK(fielding.column("hobby_3") == QStringList{"1", "", ""});
    CHECK(fielding.column("response_status_answer") == QStringList{"fine", "", ""});
    CHECK(fielding.column("response_status") == QStringList{"complete", "complete", "complete"});
    const auto sets =
        valueOf(fielding.project->read([&](const Read& db) { return answerSets::of(db, fieldedDataset::of(db, fielding.id)); }));
    REQUIRE(sets.size() == 2);
    CHECK(sets[0].variables.size() == 4);
}

TEST_CASE("a dataset that has a choice coded 'other' under its name keeps it, and the words come beside it", "[survey][fielding]")
{
    AFielding fielding;
    const auto change = [&](ChoiceRole role) {
        REQUIRE(fielding.project->perform("Change", [&](Edit& db) -> Result<> {
            auto now = valueOf(questionnaires::read(db, fielding.id));
            if (now.lists[1].choices.size() == 3)
                now.lists[1].choices.push_back({"other", role, false, labelled("Elsewhere")});
            now.lists[1].choices[3].role = role;
            return questionnaires::save(db, now).transform([](QuestionnaireId) {});
        }));
    };
    change(ChoiceRole::Ordinary);
    fielding.take({response("a", {{"places", "other"}})});
    CHECK(fielding.column("places_other") == QStringList{"1"});
    change(ChoiceRole::Other);
    CHECK(fielding.take({response("b", {{"places", "home other"}, {"places_other", "On a boat"}})}).notes.isEmpty());
    CHECK(fielding.column("places_other") == QStringList{"1", "1"});
    CHECK(fielding.column("places_other_text") == QStringList{"", "On a boat"});
    CHECK(fielding.take({response("c", {{"places_other", "In bed"}})}).notes.isEmpty());
    CHECK(fielding.column("places_other_text") == QStringList{"", "On a boat", "In bed"});
}

TEST_CASE("why a date is not given stands beside it", "[survey][fielding]")
{
    AFielding fielding;
    REQUIRE(fielding.project->perform("Change", [&](Edit& db) -> Result<> {
        auto now = valueOf(questionnaires::read(db, fielding.id));
        auto born = question(ItemType::Date, "born", "When were you born?");
        auto at = question(ItemType::Time, "at", "At what time?");
        born.missingChoices = at.missingChoices = "missing";
        now.items.push_back(born);
        now.items.push_back(at);
        return questionnaires::save(db, now).transform([](QuestionnaireId) {});
    }));
    CHECK(fielding.take({response("a", {{"born", "-99"}, {"at", "-99"}}), response("b", {{"born", "1980-02-03"}})}).notes.isEmpty());
    CHECK(fielding.column("born") == QStringList{"", "1980-02-03"});
    CHECK(fielding.column("born_missing") == QStringList{"-99", ""});
    CHECK(fielding.variable("born_missing").labels == std::vector<ValueLabel>{{-99.0, "Prefer not to say"}});
    CHECK(fielding.variable("at").isMissing(QStringLiteral("-99")));
}

TEST_CASE("a token leads to a Case in linked mode only", "[survey][fielding]")
{
    for (const bool isLinked : {false, true}) {
        AFielding fielding;
        REQUIRE(fielding.project->perform("Invite", [&](Edit& db) {
            db.prepare("INSERT INTO fielding(questionnaire_id, mode) VALUES(?, ?)")
                .bind(fielding.id, isLinked ? QStringLiteral("linked") : QStringLiteral("anonymous"))
                .run();
            db.prepare("INSERT INTO invitation(uuid, questionnaire_id, position, token, status) VALUES('u', ?, 0, 'k7', 'invited')")
                .bind(fielding.id)
                .run();
        }));
        auto given = response("a", {{"years", "1"}});
        given.token = "k7";
        const auto taken = fielding.take({given});
        const auto person = valueOf(fielding.project->read([&](const Read& db) { return respondents::caseOf(db, {taken.dataset, 0}); }));
        CHECK(person.isValid() == isLinked);
        const auto origins = valueOf(fielding.project->read([&](const Read& db) { return fieldedDataset::originsOf(db, taken.dataset); }));
        CHECK(origins[0].invitation.isValid() == isLinked);
    }
}
