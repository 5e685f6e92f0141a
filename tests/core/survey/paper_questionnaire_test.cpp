#include "core/survey/paper_fields.h"
#include "core/survey/paper_questionnaire.h"
#include "core/survey/typed_answer.h"
#include "tests/core/survey/a_questionnaire.h"
#include "tests/support/a_project.h"
#include <algorithm>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

Questionnaire aRoutedQuestionnaire()
{
    auto made = aQuestionnaire();
    made.lists.push_back(list("yes_no", {{"1", "Yes"}, {"0", "No"}}));
    auto isNew = question(ItemType::Single, "is_new", "Are you new here?", "yes_no");
    auto months = question(ItemType::Integer, "months", "For how many months?");
    months.relevant = "${is_new} = '1'";
    auto before = question(ItemType::ShortText, "before", "Where were you before?");
    before.relevant = "${is_new} = '1'";
    auto age = question(ItemType::Integer, "age", "How old are you?");
    auto young = question(ItemType::ShortText, "young", "What do you study?");
    young.relevant = "${age} < 30 and ${is_new} = '1'";
    auto odd = question(ItemType::ShortText, "odd", "Which?");
    odd.relevant = "round(${age} div 7) = 3";
    made.items = {isNew, months, before, age, young, odd};
    return made;
}

PaperQuestion asked(const PaperQuestionnaire& paper, const QString& number)
{
    for (const auto& block : paper.blocks)
        if (block.kind == PaperBlock::Kind::Question && block.question.number == number)
            return block.question;
    FAIL("no question " << number.toStdString());
    return {};
}

TypedAnswer typed(const Questionnaire& questionnaire, const QString& key, const QString& text)
{
    for (const auto& field : paperFields(questionnaire))
        if (field.key == key)
            return readTyped(questionnaire, field, text);
    FAIL("no field " << key.toStdString());
    return {};
}

} // namespace

TEST_CASE("skip logic is said in words on paper", "[survey][paper]")
{
    const auto paper = valueOf(paperQuestionnaire(aRoutedQuestionnaire()));
    const auto isNew = asked(paper, "1");
    CHECK(isNew.boxes[0].goTo == "");
    CHECK(isNew.boxes[1].goTo == "go to 4");
    CHECK(asked(paper, "2").onlyIf == "");
    CHECK(asked(paper, "3").onlyIf == "");
    CHECK(asked(paper, "5").onlyIf == "Answer only if the answer to 4 is < 30 and the answer to 1 is “Yes”.");
    CHECK(asked(paper, "6").onlyIf.contains("[4]"));
}

TEST_CASE("questions for one answer or the other both have their condition where no jump leads past", "[survey][paper]")
{
    auto made = aRoutedQuestionnaire();
    made.items[2].relevant = "${is_new} = '0'";
    const auto paper = valueOf(paperQuestionnaire(made));
    CHECK(asked(paper, "1").boxes[1].goTo == "go to 3");
    CHECK(asked(paper, "1").boxes[0].goTo == "");
    CHECK(asked(paper, "2").onlyIf == "");
    CHECK(asked(paper, "3").onlyIf == "Answer only if the answer to 1 is “No”.");
}

TEST_CASE("paper has numbers, codes, ways not to answer, batteries with letters and repeats several times", "[survey][paper]")
{
    const auto made = aQuestionnaire();
    const auto paper = valueOf(paperQuestionnaire(made));
    const auto role = asked(paper, "2");
    CHECK(role.boxes.back().code == "-99");
    CHECK(role.boxes.back().label == "Prefer not to say");
    const auto battery = asked(paper, "5");
    REQUIRE(battery.kind == PaperQuestion::Kind::Table);
    CHECK(battery.rows.front() == "a) I rely on them");
    CHECK(battery.rows.back() == "b) I think twice after (3) years");
    QStringList keys;
    for (const auto& field : paperFields(made))
        keys << field.key;
    CHECK(keys.contains("child/3/age"));
    const bool hasPage = std::any_of(paper.blocks.begin(), paper.blocks.end(), [](const PaperBlock& block) { return block.beginsPage; });
    CHECK(hasPage);
    CHECK(valueOf(paperQuestionnaire(made, "de")).title == "Working together");
    CHECK(valueOf(paperQuestionnaire(made, "de")).words.goTo.contains("weiter"));
    CHECK(!paperQuestionnaire(made, "fr"));
    CHECK(!paperQuestionnaire(Questionnaire()));
}

TEST_CASE("codes, several codes, numbers and dates are read as they are typed", "[survey][paper]")
{
    auto made = aQuestionnaire();
    made.items.push_back(question(ItemType::Date, "born", "Since when?"));
    CHECK(typed(made, "role", "1").isComplete);
    CHECK(typed(made, "role", "1").meaning == "Disagree");
    CHECK(!typed(made, "role", "7").problem.isEmpty());
    CHECK(typed(made, "places", "school, home").value == "home school");
    CHECK(!typed(made, "places", "none home").problem.isEmpty());
    CHECK(!typed(made, "places", "home home").problem.isEmpty());
    CHECK(typed(made, "places", "sch hom").value == "home school"); // no other code begins so
    CHECK_FALSE(typed(made, "places", "sch").isComplete);
    CHECK(!typed(made, "places", "x").problem.isEmpty());
    CHECK(typed(made, "years", "7").value == "7");
    CHECK(!typed(made, "years", "7.5").problem.isEmpty());
    CHECK(!typed(made, "years", "-3").warning.isEmpty());
    CHECK(typed(made, "consent", "1").value == "OK");
    CHECK(typed(made, "born", "31052024").value == "2024-05-31");
    CHECK(typed(made, "born", "31.5.2024").value == "2024-05-31");
    CHECK(!typed(made, "born", "31.2.2024").problem.isEmpty());
    made.lists[0].choices.push_back({"11", ChoiceRole::Ordinary, false, labelled("Eleven")});
    CHECK(!typed(made, "role", "1").isComplete);
}
