#include "core/survey/check_parts.h"
#include "core/survey/checks.h"
#include "tests/core/survey/a_questionnaire.h"
#include "tests/support/printing.h"
#include <algorithm>
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

using Kind = SurveyProblem::Kind;

int number(const Questionnaire& questionnaire, Kind kind)
{
    const auto problems = checkQuestionnaire(questionnaire);
    return int(std::count_if(problems.begin(), problems.end(), [&](const SurveyProblem& each) { return each.kind == kind; }));
}

Questionnaire with(const SurveyItem& item, const QString& language = en)
{
    Questionnaire made;
    made.name = "q";
    made.languages = {surveyLanguageFrom(language)};
    made.defaultLanguage = language;
    made.items = {item};
    return made;
}

} // namespace

TEST_CASE("references to what is not there, comes later or cannot be read are found", "[survey][checks]")
{
    auto made = with(question(ItemType::Integer, "age", "How old?"));
    made.items[0].relevant = "${nobody} = 1";
    CHECK(number(made, Kind::Reference) == 1);
    made.items[0].relevant = "${later} = 1";
    made.items.push_back(question(ItemType::Integer, "later", "Later?"));
    CHECK(number(made, Kind::Reference) == 1);
    std::swap(made.items[0], made.items[1]);
    CHECK(number(made, Kind::Reference) == 0);
    made.items[1].relevant = "${later} = ";
    CHECK(number(made, Kind::Expression) == 1);
    made.items[1].relevant = "";
    setText(made.items[1].texts, role::label, en, "How old, ${nobody}?");
    CHECK(number(made, Kind::Reference) == 1);
}

TEST_CASE("questions that wait for each other are found, through pages as well", "[survey][checks]")
{
    auto made = with(question(ItemType::Integer, "a", "A?"));
    made.items.push_back(question(ItemType::Integer, "b", "B?"));
    made.items[0].relevant = "${b} = 1";
    CHECK(number(made, Kind::Circle) == 0);
    made.items[1].relevant = "${a} = 1";
    CHECK(number(made, Kind::Circle) == 1);
    auto page = with(question(ItemType::Page, "p", "P"));
    page.items[0].relevant = "${inside} = 1";
    page.items[0].items = {question(ItemType::Integer, "inside", "In?")};
    CHECK(number(page, Kind::Circle) == 1);
}

TEST_CASE("a question whose condition can never hold is unreachable", "[survey][checks]")
{
    auto made = aQuestionnaire();
    const auto yearsRelevant = [&](const QString& condition) {
        made.items[2].relevant = condition;
        return number(made, Kind::Unreachable);
    };
    CHECK(yearsRelevant("${role} = '1'") == 0);
    CHECK(yearsRelevant("${role} = '9'") == 1);
    CHECK(yearsRelevant("${role} = '-99'") == 0);
    CHECK(yearsRelevant("${role} = '9' or ${role} = '1'") == 0);
    CHECK(yearsRelevant("1 = 2") == 1);
    CHECK(yearsRelevant("selected(${role}, 'x')") == 1);
}

TEST_CASE("names that come twice or are no names are found", "[survey][checks]")
{
    auto made = with(question(ItemType::Integer, "age", "A?"));
    made.items.push_back(question(ItemType::Integer, "Age", "B?"));
    CHECK(number(made, Kind::Name) == 1);
    made.items[1].name = "2nd";
    CHECK(number(made, Kind::Name) == 1);
    made.items[1].name = "second";
    CHECK(number(made, Kind::Name) == 0);
}

TEST_CASE("words beside 'other' that would have the name of another question are found, and can be asked for", "[survey][checks]")
{
    auto made = aQuestionnaire();
    made.lists[1].choices.push_back({"other", ChoiceRole::Other, false, labelled("Elsewhere", "Anderswo")});
    made.items[2].relevant = "${places_other} = 'a boat'";
    CHECK(number(made, Kind::Name) == 0);
    CHECK(number(made, Kind::Unreachable) == 0);
    made.items.push_back(question(ItemType::ShortText, "places_other", "Where else?"));
    CHECK(number(made, Kind::Name) == 1);
    made.items.back().name = "places_else";
    forEachItem(made.items, [](SurveyItem& item) { item.uuid = item.name; });
    const auto problems = checkQuestionnaire(made);
    CHECK(std::any_of(problems.begin(), problems.end(), [](const SurveyProblem& each) {
        return each.severity == SurveyProblem::Severity::Hint && each.sentence.contains("“places_other_chosen”");
    }));
}

TEST_CASE("empty lists, codes that come twice and scales that lean are found", "[survey][checks]")
{
    auto made = with(question(ItemType::Likert, "a", "A?", "l"));
    CHECK(number(made, Kind::EmptyList) == 1);
    made.lists = {list("l", {{"1", "Dissatisfied"}, {"2", "Satisfied"}, {"3", "Very satisfied"}})};
    CHECK(number(made, Kind::EmptyList) == 0);
    CHECK(number(made, Kind::UnbalancedScale) == 1);
    made.lists = {
        list("l", {{"1", "Very dissatisfied"}, {"2", "Dissatisfied"}, {"3", "Neither"}, {"4", "Satisfied"}, {"4", "Very satisfied"}})};
    CHECK(number(made, Kind::UnbalancedScale) == 0);
    CHECK(number(made, Kind::DoubleCode) == 1);
}

TEST_CASE("a code with a space is wrong only where several answers are given", "[survey][checks]")
{
    auto made = with(question(ItemType::Single, "town", "Where?", "towns"));
    made.lists = {list("towns", {{"North 1", "North"}, {"North 2", "Further north"}, {"south", "South"}})};
    const auto worst = [&] {
        auto severity = SurveyProblem::Severity::Hint;
        for (const auto& each : checkQuestionnaire(made))
            if (each.kind == Kind::DoubleCode)
                severity = std::max(severity, each.severity);
        return severity;
    };
    CHECK(number(made, Kind::DoubleCode) == 1); // said once for the list
    CHECK(worst() == SurveyProblem::Severity::Hint);
    made.items.push_back(question(ItemType::Multiple, "been", "Where have you been?", "towns"));
    CHECK(number(made, Kind::DoubleCode) == 2);
    CHECK(worst() == SurveyProblem::Severity::Error);
}

TEST_CASE("missing translations are found by text and language", "[survey][checks]")
{
    auto made = with(question(ItemType::ShortText, "a", "A?"));
    CHECK(number(made, Kind::Translation) == 0);
    made.languages.push_back(surveyLanguageFrom(de));
    const auto gaps = translationGaps(made);
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].language == de);
    CHECK(gaps[0].role == role::label);
    setText(made.items[0].texts, role::label, de, "A?");
    CHECK(translationGaps(made).empty());
    CHECK(number(made, Kind::Translation) == 0);
}

TEST_CASE("questions that ask two things, lead or deny twice get a hint, plain ones do not", "[survey][checks]")
{
    const auto hints = [](const QString& words, ItemType type = ItemType::Likert) {
        return number(with(question(type, "a", words)), Kind::Wording);
    };
    CHECK(hints("My manager is fair and competent") == 1);
    CHECK(hints("Don't you agree that training helps?") == 1);
    CHECK(hints("It is not unlikely that I leave") == 1);
    CHECK(hints("My colleagues always listen") == 1);
    CHECK(hints("I am more or less content") == 0);
    CHECK(hints("I rely on my colleagues") == 0);
    CHECK(hints("What was it about, and how did it end?", ItemType::LongText) == 0);
    CHECK(number(with(question(ItemType::Likert, "a", "", {}, "Meine Leitung ist gerecht und fähig"), de), Kind::Wording) == 1);
}

TEST_CASE("reading levels are those of their formulas", "[survey][checks]")
{
    // By hand: 13 words, 1 sentence, 24 syllables in "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    // as the formula's textbook example counts them; our rule of thumb for syllables may be a few off, hence the wide margin (11.3).
    CHECK(survey_checks::fleschKincaidGrade("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.")
          == Approx(11.3).margin(2));
    CHECK(survey_checks::fleschKincaidGrade("The cat sat on the mat.") == Approx(0.39 * 6 + 11.8 - 15.59));
    CHECK(survey_checks::lix("Der Hund schläft. Die Katze beobachtet ihn.") == Approx(7.0 / 2 + 100.0 * 2 / 7));
}

TEST_CASE("a sound questionnaire has no errors", "[survey][checks]")
{
    for (const auto& problem : checkQuestionnaire(aQuestionnaire())) {
        INFO(problem.sentence.toStdString());
        CHECK(problem.severity != SurveyProblem::Severity::Error);
    }
}
