#include "core/interchange/archive/zip_writer.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/foreign_survey.h"
#include "core/survey/limesurvey_codes.h"
#include "core/survey/limesurvey_export.h"
#include "core/survey/limesurvey_logic.h"
#include "core/survey/questionnaires.h"
#include "core/survey/returned_answers.h"
#include "tests/core/survey/a_questionnaire.h"
#include "tests/support/a_project.h"
#include "tests/support/shared_data.h"
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

lime::Record record(const lime::Document& document, const QString& table, const QString& key, const QString& value)
{
    for (const auto& row : document.rows(table))
        if (lime::field(row, key) == value)
            return row;
    FAIL("no row of " << table.toStdString() << " with " << value.toStdString());
    return {};
}

} // namespace

TEST_CASE("a real survey of LimeSurvey becomes a questionnaire, and what it asks that we cannot is told", "[survey][limesurvey]")
{
    const auto path = sharedData("real/surveys/limesurvey/survey.lss");
    if (path.isEmpty())
        return;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto read = valueOf(foreign_survey::read(file.readAll(), "survey.lss"));
    const auto& questionnaire = read.survey.questionnaire;
    CHECK(questionnaire.name == "Test Survey");
    CHECK(questionnaire.formId == "123456");
    CHECK(questionnaire.defaultLanguage == "English (en)");
    REQUIRE(questionnaire.items.size() == 2);
    CHECK(questionnaire.items[0].label("English (en)") == "First Group");
    CHECK(questionnaire.itemCalled("G01Q01")->type == ItemType::LongText);
    CHECK(questionnaire.itemCalled("G01Q01")->label("English (en)") == "Text for **first question**");
    CHECK(questionnaire.itemCalled("G01Q01")->text(role::hint, "English (en)") == "This is a question help text.");
    CHECK(questionnaire.itemCalled("G01Q02")->type == ItemType::Rating);
    CHECK(questionnaire.itemCalled("G01Q02")->required == Required::Yes);
    CHECK(questionnaire.itemCalled("G02Q04")->type == ItemType::Single);
    REQUIRE(read.survey.unsupported.size() == 1);
    CHECK(read.survey.unsupported.front().contains("G02Q03"));
    auto project = emptyProject();
    CHECK(project->perform("Take in", [&](Edit& db) { return foreign_survey::takeIn(db, read); }));
}

TEST_CASE("a questionnaire goes out to LimeSurvey with its logic, and comes back asking the same", "[survey][limesurvey]")
{
    const auto ours = aQuestionnaire();
    const auto survey = valueOf(limeSurveyOf(ours));
    const auto years = record(survey.document, "questions", "title", "years");
    CHECK(lime::field(years, "type") == "N");
    CHECK(lime::field(years, "relevance") == "role.NAOK == \"1\"");
    CHECK(lime::field(record(survey.document, "question_attributes", "attribute", "em_validation_q"), "value") == "years.NAOK >= 0");
    CHECK(lime::field(record(survey.document, "question_attributes", "attribute", "exclude_all_others"), "value") == "none");
    CHECK(survey.document.languages == QStringList{"en", "de"});
    const auto mentions = [&](const QString& word) {
        return std::any_of(survey.losses.begin(), survey.losses.end(), [&](const QString& each) { return each.contains(word); });
    };
    CHECK(mentions("child")); // a repeat
    CHECK(mentions("consent"));
    CHECK(mentions("Scales"));
    const auto back = valueOf(foreign_survey::read(lime::write(survey.document), "out.lss")).survey.questionnaire;
    CHECK(back.name == "Working together");
    const auto* again = back.itemCalled("years");
    REQUIRE(again);
    CHECK(again->type == ItemType::Integer);
    CHECK(again->relevant == "${role} = '1'");
    CHECK(back.itemCalled("places")->type == ItemType::Multiple);
    CHECK(back.list(back.itemCalled("places")->choices)->choice("none")->role == ChoiceRole::Exclusive);
    CHECK(back.itemCalled("why")->type == ItemType::LongText);
    REQUIRE(back.itemCalled("Q_trust2"));
    CHECK(back.itemCalled("Q_trust2")->label("English (en)") == "I think twice after ${years} years");
}

TEST_CASE("LimeSurvey's codes are short, of letters and digits, and different whatever the case", "[survey][limesurvey]")
{
    auto questionnaire = aQuestionnaire();
    questionnaire.items = {question(ItemType::Single, "a_b", "One", "long"), question(ItemType::Single, "AB", "Two", "long"),
                           question(ItemType::Integer, "_1", "Three"),
                           question(ItemType::Integer, "a_very_long_name_that_goes_on_and_on", "Four")};
    questionnaire.lists = {list("long", {{"strongly_agree", "Strongly agree"}, {"no", "No"}, {"A1", "Taken"}, {"NO", "Again"}})};
    const LimeCodes codes(questionnaire);
    QSet<QString> seen;
    for (const auto& item : questionnaire.items) {
        const auto code = codes.question(item);
        INFO(code.toStdString());
        CHECK(QRegularExpression("^[A-Za-z][A-Za-z0-9]{0,19}$").match(code).hasMatch());
        CHECK_FALSE(seen.contains(code.toLower()));
        seen.insert(code.toLower());
    }
    const ItemPlace place{&questionnaire.items[0], nullptr, 0};
    seen.clear();
    for (const auto& choice : questionnaire.lists[0].choices) {
        const auto answer = codes.answer(place, choice.code);
        INFO(answer.toStdString());
        CHECK(QRegularExpression("^[A-Za-z0-9]{1,5}$").match(answer).hasMatch());
        CHECK_FALSE(seen.contains(answer.toLower()));
        seen.insert(answer.toLower());
        CHECK(codes.codeOf(place, answer) == choice.code);
    }
}

TEST_CASE("conditions go from one language to the other where both can say them, and nowhere else", "[survey][limesurvey]")
{
    const auto questionnaire = aQuestionnaire();
    const LimeCodes codes(questionnaire);
    const auto there = [&](const QString& ours) { return lime_logic::toLime(ours, questionnaire, codes).value_or("cannot"); };
    CHECK(there("selected(${places}, 'home') and ${years} > 3") == "(places_home.NAOK == \"Y\") and years.NAOK > 3");
    CHECK(there("not(selected(${role}, '-99'))") == "! ( (role.NAOK == \"A4\") )");
    CHECK(there("${trust_1} = '3'") == "Q_trust1.NAOK == \"3\"");
    CHECK(there("count-selected(${places}) > 1") == "cannot");
    CHECK(there("${places} = 'home'") == "cannot");
    CHECK(there("${child} = 1") == "cannot");
    const auto here = [&](const QString& theirs) { return lime_logic::fromLime(theirs, questionnaire).value_or("cannot"); };
    CHECK(here("1").isEmpty());
    CHECK(here("((role.NAOK == \"1\")) and (places_home.NAOK == \"Y\")") == "( ( ${role} = '1' ) ) and ( selected(${places}, 'home') )");
    CHECK(here("!is_empty(years) || places_school != 'Y'") == "${years} != '' or not(selected(${places}, 'school'))");
    CHECK(here("strlen(why) > 5") == "cannot");
    CHECK(here("nobody.NAOK == 1") == "cannot");
    CHECK(here("role == ") == "cannot");
}

TEST_CASE("an archive of LimeSurvey brings the questionnaire and its answers, and a second one the new answers alone",
          "[survey][limesurvey]")
{
    auto survey = valueOf(limeSurveyOf(aQuestionnaire())).document;
    const auto field = [&](const QString& title, const QString& suffix = {}) {
        const auto row = record(survey, "questions", "title", title);
        return QStringLiteral("_%1X%2X%3%4").arg(lime::field(row, "sid"), lime::field(row, "gid"), lime::field(row, "qid"), suffix);
    };
    const auto archive = [&](int rows) {
        lime::Document responses{
            QStringLiteral("Responses"), {}, {{QStringLiteral("responses"), {"id", "submitdate", "startlanguage", "seed"}, {}}}};
        auto& table = responses.tables.front();
        const QStringList columns{field("role"),         field("years"),       field("places", "home"),
                                  field("places", "A2"), field("Q", "trust1"), field("why")};
        table.fields += columns;
        for (int i = 1; i <= rows; ++i)
            table.rows.push_back({{"id", QString::number(i)},
                                  {"submitdate", "2026-03-01 10:00:00"},
                                  {"startlanguage", "en"},
                                  {columns[0], "1"},
                                  {columns[1], QString::number(i)},
                                  {columns[2], "Y"},
                                  {columns[3], {}},
                                  {columns[4], "3"},
                                  {columns[5], "Because & so"}});
        ZipWriter zip;
        zip.add("survey_100000.lss", lime::write(survey));
        zip.add("survey_100000_responses.lsr", lime::write(responses));
        return valueOf(zip.finish());
    };
    auto project = emptyProject();
    const auto take = [&](int rows) {
        const auto file = valueOf(foreign_survey::read(archive(rows), "survey.lsa"));
        return valueOf(project->perform("Take in", [&](Edit& db) { return foreign_survey::takeIn(db, file); }));
    };
    const auto first = take(2);
    CHECK_FALSE(first.wasThere);
    REQUIRE(first.responses);
    CHECK(first.responses->added == 2);
    CHECK(first.responses->notes.isEmpty());
    const auto second = take(3);
    CHECK(second.wasThere);
    CHECK(second.id == first.id);
    CHECK(second.responses->added == 1);
    CHECK(second.responses->known.size() == 2);
}

TEST_CASE("'other, please say' of LimeSurvey comes back with its words", "[survey][limesurvey]")
{
    auto questionnaire = aQuestionnaire();
    questionnaire.lists[1].choices.push_back({"else", ChoiceRole::Other, false, labelled("Elsewhere")});
    questionnaire.items.push_back(question(ItemType::Single, "best", "Where best?", "tasks"));
    const auto read = valueOf(answer_tables::read(
        "places[home],places[other],best,best[other],submitdate\nY,On a boat,-oth-,In bed,2026-01-01\n,,home,,2026-01-01\n", "l.csv"));
    const auto responses = returned_answers::read(questionnaire, read).responses;
    REQUIRE(responses.size() == 2);
    CHECK(
        responses[0].values
        == std::map<QString, QString>{{"places", "home else"}, {"places_other", "On a boat"}, {"best", "else"}, {"best_other", "In bed"}});
    CHECK(responses[1].values == std::map<QString, QString>{{"best", "home"}});
}

TEST_CASE("a choice coded 'other' and the words beside it stay apart when answers come a second time", "[survey][fielding]")
{
    auto questionnaire = aQuestionnaire();
    questionnaire.lists[1].choices.push_back({"other", ChoiceRole::Other, false, labelled("Elsewhere")});
    forEachItem(questionnaire.items, [](SurveyItem& item) {
        if (item.name == "places")
            item.otherName = "places_words";
    });
    auto project = emptyProject();
    const auto id = valueOf(project->perform("Add", [&](Edit& db) { return questionnaires::save(db, questionnaire); }));
    for (const QByteArray& csv :
         {QByteArray("places,places_words,_uuid\nhome other,On a boat,a\n"), QByteArray("places,places_words,_uuid\nother,In bed,b\n")}) {
        const auto file = valueOf(answer_tables::read(csv, "l.csv"));
        const auto taken = valueOf(project->perform("Take in", [&](Edit& db) { return returned_answers::takeIn(db, id, file); }));
        CHECK(taken.added == 1);
        CHECK(taken.notes.isEmpty());
    }
}
