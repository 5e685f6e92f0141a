#include "core/interchange/archive/zip_writer.h"
#include "core/interchange/xlsx/xlsx_writer.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/foreign_survey.h"
#include "core/survey/questionnaires.h"
#include "core/survey/returned_answers.h"
#include "core/survey/versions.h"
#include "core/survey/xlsform_import.h"
#include "tests/core/survey/a_questionnaire.h"
#include "tests/support/a_project.h"
#include "tests/support/shared_data.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

answer_tables::File fileOf(const QByteArray& csv, const QString& name = QStringLiteral("answers.csv"))
{
    return valueOf(answer_tables::read(csv, name));
}

std::vector<GivenResponse> readBack(const QByteArray& csv)
{
    const auto questionnaire = aQuestionnaire(); // responses hold texts alone, so it may go
    return returned_answers::read(questionnaire, fileOf(csv)).responses;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QStringList columnOf(const Project& project, DatasetId dataset, const QString& name)
{
    const auto values = valueOf(project.read([&](const Read& db) -> Result<Column> {
        const auto variable = variables::byName(db, dataset, name);
        return variable ? datasets::column(db, variable->id) : fail(variable);
    }));
    QStringList texts;
    for (std::size_t row = 0; row < values.rows(); ++row)
        texts << values.text(row);
    return texts;
}

using Values = std::map<QString, QString>;

} // namespace

TEST_CASE("answers that name no version are of the questionnaire as it was when they came", "[survey][handover]")
{
    const auto project = emptyProject();
    const auto id = valueOf(project->perform("Add", [](Edit& db) { return questionnaires::save(db, aQuestionnaire()); }));
    const auto file = fileOf("_uuid,role,years,consent,__version__\na-1,1,7,OK,vX1\na-2,1,8,OK,\n");
    const auto takeIn = [&] {
        return valueOf(project->perform("Take in", [&](Edit& db) { return returned_answers::takeIn(db, id, file); }));
    };
    const auto versions = [&] { return valueOf(project->read([&](const Read& db) { return surveyVersions::of(db, id); })); };
    const auto taken = takeIn();
    const auto origins = valueOf(project->read([&](const Read& db) { return fieldedDataset::originsOf(db, taken.dataset); }));
    REQUIRE(origins.size() == 2);
    CHECK(origins[0].version == "vX1");
    REQUIRE(versions().size() == 1);
    CHECK(origins[1].version == versions()[0].label);
    CHECK(versions()[0].note.contains("answers.csv"));
    valueOf(project->perform("Reword", [&](Edit& db) {
        auto changed = valueOf(questionnaires::read(db, id));
        setText(changed.texts, role::title, en, "Working together, again");
        return questionnaires::save(db, changed);
    }));
    CHECK(takeIn().added == 0);
    CHECK(versions().size() == 1); // nothing came
}

TEST_CASE("rows that do not fit, quotes that never close and columns that come twice are told", "[survey][handover]")
{
    const auto questionnaire = aQuestionnaire();
    const auto notesOf = [&](const QByteArray& csv) { return returned_answers::read(questionnaire, fileOf(csv)).notes.join(u' '); };
    CHECK(notesOf("_uuid,role,years\na-1,1,7\na-2,1,8\n").isEmpty());
    CHECK(notesOf("_uuid,role,years\na-1,1,7,surplus\na-2,1\n").contains("2"));
    CHECK(!notesOf("_uuid,role,years\na-1,1,7\na-2,1\n").isEmpty());
    CHECK(!notesOf("_uuid,role,years\na-1,1,7\n\"a-2,1,8\n").isEmpty());
    CHECK(notesOf("_uuid,role,years,role\na-1,1,7,2\n").contains("“role”"));
}

TEST_CASE("Kobo's CSV with XML names and group paths finds every question", "[survey][handover]")
{
    const auto read = readBack("start;work/trust_1;work/places;work/places/home;work/places/"
                               "school;role;years;consent;_id;_uuid;_submission_time;__version__;_index\n"
                               "2026-01-05T09:00:00.000+01:00;3;home school;1;1;1;7;OK;101;aa-bb;2026-01-05T09:09:00;vX1;1\n");
    REQUIRE(read.size() == 1);
    CHECK(read[0].values == Values{{"trust_1", "3"}, {"places", "home school"}, {"role", "1"}, {"years", "7"}, {"consent", "OK"}});
    CHECK(read[0].instanceId == "aa-bb");
    CHECK(read[0].version == "vX1");
    CHECK(read[0].channel == "kobo");
    CHECK(read[0].startedAt == "2026-01-05T09:00:00.000+01:00");
    CHECK(read[0].finishedAt == "2026-01-05T09:09:00");
}

TEST_CASE("the words beside a choice coded 'other' come back, whatever their column is called", "[survey][handover]")
{
    auto questionnaire = aQuestionnaire();
    questionnaire.lists[1].choices.push_back({"other", ChoiceRole::Other, false, labelled("Elsewhere")});
    const auto valuesOf = [&](const QByteArray& csv) {
        const auto read = returned_answers::read(questionnaire, fileOf(csv)).responses;
        REQUIRE(read.size() == 1);
        return read[0].values;
    };
    const Values both{{"places", "home other"}, {"places_other", "On a boat"}};
    CHECK(valuesOf("places,places/home,places/other,places_other\nhome other,1,1,On a boat\n") == both); // Kobo with or_other
    CHECK(valuesOf("places,places_other\nhome other,On a boat\n") == both); // ODK
    CHECK(valuesOf("places[home],places[other]\nY,On a boat\n") == both); // LimeSurvey
    CHECK(valuesOf("places_home,places_other\n1,On a boat\n") == both);
    CHECK(valuesOf("places_home,places_other_chosen,places_other\n1,1,On a boat\n") == both); // our own
    CHECK(valuesOf("places_home,places_other,places_other_text\n1,1,On a boat\n") == both);
    CHECK(valuesOf("places/home,places/other\n1,1\n") == Values{{"places", "home other"}});
    CHECK(valuesOf("places,places_other\nhome other,1\n") == Values{{"places", "home other"}, {"places_other", "1"}});
}

TEST_CASE("Kobo's labels become the codes of the questionnaire, in either language", "[survey][handover]")
{
    const auto read =
        readBack("What is your role?,Where do you work?,Where do you work?/At home,Where do you work?/At school,I rely on them,Why?,_uuid\n"
                 "Agree,At home At school,1,1,Neither,\"Because, well\",u1\n"
                 "Prefer not to say,None of these,0,0,Disagree,,u2\n");
    REQUIRE(read.size() == 2);
    CHECK(read[0].values == Values{{"role", "3"}, {"places", "home school"}, {"trust_1", "2"}, {"why", "Because, well"}});
    CHECK(read[1].values == Values{{"role", "-99"}, {"places", "none"}, {"trust_1", "1"}});
}

TEST_CASE("columns of choices alone say what was chosen, and that nothing was", "[survey][handover]")
{
    const auto read = readBack("role,places/home,places/school,places/none,_uuid\n1,1,0,0,a\n1,0,0,0,b\n1,,,,c\n");
    REQUIRE(read.size() == 3);
    CHECK(read[0].values == Values{{"role", "1"}, {"places", "home"}});
    CHECK(read[1].values == Values{{"role", "1"}, {"places_home", "0"}, {"places_school", "0"}, {"places_none", "0"}});
    CHECK(read[2].values == Values{{"role", "1"}});
}

TEST_CASE("Kobo's workbook brings the rows of repeats to their responses", "[survey][handover]")
{
    using Cell = DelimitedCell;
    const auto text = [](const char* words) { return Cell(QString::fromUtf8(words)); };
    const auto bytes =
        valueOf(xlsx::write({{"Staff survey",
                              {{text("role"), text("years"), text("_uuid"), text("_index")},
                               {text("1"), 7.0, text("a"), 1.0},
                               {text("2"), 3.0, text("b"), 2.0}}},
                             {"child",
                              {{text("age"), text("_index"), text("_parent_table_name"), text("_parent_index"), text("_submission__uuid")},
                               {5.0, 1.0, text("Staff survey"), 2.0, text("b")},
                               {9.0, 2.0, text("Staff survey"), 2.0, text("b")},
                               {1.0, 3.0, text("Staff survey"), 7.0, text("x")}}}}));
    const auto questionnaire = aQuestionnaire();
    const auto read = returned_answers::read(questionnaire, valueOf(answer_tables::read(bytes, "kobo.xlsx")));
    REQUIRE(read.responses.size() == 2);
    CHECK(read.responses[0].repeats.empty());
    CHECK(read.responses[1].repeats.at("child") == std::vector<Values>{{{"age", "5"}}, {{"age", "9"}}});
    REQUIRE(read.notes.size() == 1);
    CHECK(read.notes.front().contains("child"));
}

TEST_CASE("ODK Central's CSV with groups joined by hyphens finds every question, and tells what it left out", "[survey][handover]")
{
    const auto read =
        returned_answers::read(aQuestionnaire(),
                               fileOf("SubmissionDate,work-trust_1,work-places,role,extra,meta-instanceID,KEY,SubmitterName,FormVersion\n"
                                      "2026-02-01T10:00:00.000Z,2,school,1,huh,uuid:9-9,uuid:9-9,Ada,2026020101\n"));
    REQUIRE(read.responses.size() == 1);
    CHECK(read.responses[0].values == Values{{"trust_1", "2"}, {"places", "school"}, {"role", "1"}});
    CHECK(read.responses[0].instanceId == "9-9");
    CHECK(read.responses[0].version == "2026020101");
    CHECK(read.responses[0].channel == "odk");
    REQUIRE(read.notes.size() == 2);
    CHECK(read.notes[0].contains("extra"));
    CHECK(read.notes[1].contains("SubmitterName"));
}

TEST_CASE("ODK's archive with repeats in repeats comes in whole, in whatever order its tables stand", "[survey][handover]")
{
    auto questionnaire = aQuestionnaire();
    auto pets = question(ItemType::Repeat, "pet", "A pet");
    pets.items = {question(ItemType::ShortText, "kind", "What is it?")};
    questionnaire.items.back().items.push_back(pets);
    ZipWriter zip;
    zip.add("staff-child-pet.csv", "kind,PARENT_KEY,KEY\ncat,uuid:1/child[2],uuid:1/child[2]/pet[1]\n");
    zip.add("staff-child.csv", "age,PARENT_KEY,KEY\n5,uuid:1,uuid:1/child[1]\n7,uuid:1,uuid:1/child[2]\n");
    zip.add("staff.csv", "SubmissionDate,role,KEY\n2026-01-01,1,uuid:1\n");
    const auto bytes = valueOf(zip.finish());
    CHECK(answer_tables::isArchive(bytes));
    const auto read = returned_answers::read(questionnaire, valueOf(answer_tables::read(bytes, "staff.zip")));
    REQUIRE(read.responses.size() == 1);
    CHECK(read.responses[0].repeats.at("child").size() == 2);
    CHECK(read.responses[0].repeats.at("pet") == std::vector<Values>{{{"_parent", "2"}, {"kind", "cat"}}});
    CHECK(read.notes.isEmpty());
    const auto project = emptyProject();
    const auto id = valueOf(project->perform("Add", [&](Edit& db) { return questionnaires::save(db, questionnaire); }));
    const auto file = valueOf(answer_tables::read(bytes, "staff.zip"));
    const auto taken = valueOf(project->perform("Take in", [&](Edit& db) { return returned_answers::takeIn(db, id, file); }));
    CHECK(taken.notes.isEmpty());
    const auto all = valueOf(project->read([](const Read& db) { return datasets::all(db); }));
    REQUIRE(all.size() == 3);
    for (const auto& dataset : all)
        if (dataset.name.endsWith("pet")) {
            const auto rows = columnOf(*project, dataset.id, "parent_row_id");
            REQUIRE(rows.size() == 1);
            CHECK(rows[0] == columnOf(*project, all[1].name.endsWith("child") ? all[1].id : all[2].id, "row_id")[1]);
        }
}

TEST_CASE("LimeSurvey's codes come back to the names that were handed over", "[survey][handover]")
{
    // 'trust_1' of the battery was handed over as a row 'trust1' of the question 'Q'; who has not sent the survey has answered in part
    const auto read =
        readBack("id,submitdate,lastpage,startlanguage,seed,role,years,places[home],places[A2],places[none],Q[trust1],Q[trust2]\n"
                 "7,2026-03-01 10:00:00,2,de,12,A4,7.0000000000,Y,Y,,3,1\n8,,1,en,13,2,,,,Y,,\n");
    REQUIRE(read.size() == 2);
    CHECK(read[0].values
          == Values{{"role", "-99"}, {"years", "7.0000000000"}, {"places", "home school"}, {"trust_1", "3"}, {"trust_2", "1"}});
    CHECK(read[0].status == ResponseStatus::Complete);
    CHECK(read[0].language == "de");
    CHECK(read[0].instanceId == "limesurvey-7");
    CHECK(read[1].status == ResponseStatus::Partial);
    CHECK(read[1].values == Values{{"role", "2"}, {"places", "none"}});
}

TEST_CASE("LimeSurvey's full answers, and codes with words behind them, are read as its codes are", "[survey][handover]")
{
    const auto full = readBack("Response ID,Date submitted,Last page,Start language,What is your role?,Where do you work? [At home],Where "
                               "do you work? [None of these],"
                               "How far do you agree? [I rely on them],How far do you agree?[trust_2]\n"
                               "7,2026-03-01 10:00:00,2,de,Agree,Yes,No,Neither,\n");
    REQUIRE(full.size() == 1);
    CHECK(full[0].values == Values{{"role", "3"}, {"places", "home"}, {"trust_1", "2"}});
    CHECK(full[0].instanceId == "limesurvey-7");
    const auto both =
        readBack("id. Response ID,submitdate. Date submitted,lastpage,role. What is your role?,places[home]. Where? [At home]\n"
                 "8,,1,,\n9,2026-03-01 10:00:00,2,1,Y\n");
    REQUIRE(both.size() == 2);
    CHECK(both[0].instanceId == "limesurvey-8");
    CHECK(both[0].status == ResponseStatus::Partial);
    CHECK(both[1].values == Values{{"role", "1"}, {"places", "home"}});
}

TEST_CASE("answers without ids are known when they come again, and two alike are two", "[survey][handover]")
{
    const QByteArray csv = "role,years\n1,2\n1,2\n2,5\n";
    auto project = emptyProject();
    const auto id = valueOf(project->perform("Add", [](Edit& db) { return questionnaires::save(db, aQuestionnaire()); }));
    const auto take = [&] {
        return valueOf(project->perform("Take in", [&](Edit& db) { return returned_answers::takeIn(db, id, fileOf(csv)); }));
    };
    CHECK(take().added == 3);
    const auto again = take();
    CHECK(again.added == 0);
    CHECK(again.known.size() == 3);
}

TEST_CASE("a file is taken for answers to the questionnaire that it fits, and to none where it fits none", "[survey][handover]")
{
    auto project = emptyProject();
    REQUIRE(project->perform("Add", [](Edit& db) { return questionnaires::save(db, aQuestionnaire()); }));
    auto other = aQuestionnaire();
    other.name = "Another";
    other.items.resize(2);
    const auto second = valueOf(project->perform("Add", [&](Edit& db) { return questionnaires::save(db, other); }));
    const auto found = [&](const QByteArray& csv, const QString& name) {
        return valueOf(project->read([&](const Read& db) { return returned_answers::questionnaireFor(db, fileOf(csv, name)); }));
    };
    CHECK(found("role,years,places,why\n1,2,home,so\n", "x.csv")->name == "Staff survey");
    CHECK(found("role,consent\n1,OK\n", "another-2026.csv")->id == second);
    CHECK_FALSE(found("role,turnover,profit\n1,2,3\n", "x.csv"));
    CHECK_FALSE(found("a,b\n1,2\n", "x.csv"));
    const auto refused = project->perform("Take in", [&](Edit& db) { return returned_answers::takeIn(db, second, fileOf("a,b\n1,2\n")); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.contains("No column of “answers.csv”"));
}

TEST_CASE("a real export of Kobo goes to the form that it answers", "[survey][handover]")
{
    const auto form = sharedData("real/surveys/kobo/customer_satisfaction/form_v1.xlsx");
    if (form.isEmpty())
        return;
    auto project = emptyProject();
    const auto questionnaire =
        valueOf(questionnaireFromForm(valueOf(xlsform::read(contentOf(form), "form_v1.xlsx")), "form_v1.xlsx")).questionnaire;
    const auto id = valueOf(project->perform("Add", [&](Edit& db) { return questionnaires::save(db, questionnaire); }));
    for (const auto* name : {"export_codes.csv", "export_codes.xlsx"}) {
        INFO(name);
        const auto file = valueOf(answer_tables::read(
            contentOf(sharedData(QStringLiteral("real/surveys/kobo/customer_satisfaction/%1").arg(QLatin1String(name)))),
            QLatin1String(name)));
        const auto match = valueOf(project->read([&](const Read& db) { return returned_answers::questionnaireFor(db, file); }));
        REQUIRE(match);
        CHECK(match->id == id);
        const auto taken = valueOf(project->perform("Take in", [&](Edit& db) { return returned_answers::takeIn(db, id, file); }));
        CHECK(taken.added + taken.known.size() == 3);
        CHECK(columnOf(*project, taken.dataset, "restaurant_name") == QStringList{"Felipes", "Dunkin Donuts", "McDonalds"});
        CHECK(columnOf(*project, taken.dataset, "customer_enjoyment") == QStringList{"yes", "no", "no"});
    }
}

TEST_CASE("a real survey of Qualtrics and the exports of its answers fit together", "[survey][handover]")
{
    const auto folder = QStringLiteral("real/surveys/qualtrics/Single_Answer_Matrix_Questions/Single_Answer_Matrix_Questions");
    const auto qsf = sharedData(folder + QStringLiteral(".qsf"));
    if (qsf.isEmpty())
        return;
    const auto survey = valueOf(foreign_survey::read(contentOf(qsf), "s.qsf"));
    const auto& questionnaire = survey.survey.questionnaire;
    CHECK(questionnaire.name == "Single Answer Matrix Questions");
    CHECK(questionsOf(questionnaire).size() >= 15);
    const auto* row = questionnaire.itemCalled("Q5_question_two");
    REQUIRE(row);
    CHECK(row->label(questionnaire.defaultLanguage) == "Click to write Statement 2");
    const auto newer = returned_answers::read(
        questionnaire, valueOf(answer_tables::read(contentOf(sharedData(folder + QStringLiteral(" (Insights).csv"))), "i.csv")));
    const auto older = returned_answers::read(
        questionnaire, valueOf(answer_tables::read(contentOf(sharedData(folder + QStringLiteral(".csv"))), "o.csv")));
    REQUIRE(older.responses.size() == 5);
    CHECK(older.responses[0].instanceId == "R_9H2nlL82R9Yq21v");
    // numbers as they stand in the file
    CHECK(older.responses[0].values.at("Q2_1") == "3");
    CHECK(older.responses[0].values.at("Q4_1") == "12");
    CHECK(older.responses[0].values.at("Q3_question_three") == "4");
    CHECK(older.responses[0].values.at("Q5_question_one") == "10");
    REQUIRE(newer.responses.size() >= 5);
    CHECK(newer.responses[0].values.size() >= 15);
}

TEST_CASE("Qualtrics' three rows of headings: names, words and ImportIds", "[survey][handover]")
{
    const auto read = readBack("StartDate,Finished,ResponseId,UserLanguage,Q1,role,IPAddress\n"
                               "Start Date,Finished,Response ID,User Language,How many years?,What is your role?,IP Address\n"
                               "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\"{\"\"ImportId\"\":\"\"_"
                               "recordId\"\"}\",\"{\"\"ImportId\"\":\"\"userLanguage\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_TEXT\"\"}\",\"{"
                               "\"\"ImportId\"\":\"\"QID2\"\"}\",\"{\"\"ImportId\"\":\"\"ipAddress\"\"}\"\n"
                               "2026-01-01 10:00:00,1,R_1,EN,4,3,1.2.3.4\n2026-01-01 11:00:00,0,R_2,DE,,1,1.2.3.5\n");
    REQUIRE(read.size() == 2);
    CHECK(read[0].values == Values{{"years", "4"}, {"role", "3"}});
    CHECK(read[0].instanceId == "R_1");
    CHECK(read[0].channel == "qualtrics");
    CHECK(read[1].status == ResponseStatus::Partial);
}

TEST_CASE("damaged files of answers are refused with a sentence", "[survey][handover]")
{
    for (const QByteArray& bytes : {QByteArray("PK\x03\x04 nothing"), QByteArray(), QByteArray("\n\n\n"), QByteArray("\0\1\2\3\4", 5)}) {
        const auto read = answer_tables::read(bytes, "broken.csv");
        if (!read)
            CHECK(read.error().message.contains("broken.csv"));
    }
    CHECK_FALSE(answer_tables::read({}, "broken.csv"));
    for (const QByteArray& bytes :
         {QByteArray("{\"SurveyEntry\": {"), QByteArray("{\"SurveyEntry\": 3, \"SurveyElements\": 7}"),
          QByteArray("<document><LimeSurveyDocType>Survey</LimeSurveyDocType>"),
          QByteArray("<?xml version=\"1.0\"?><document><LimeSurveyDocType>Label set</LimeSurveyDocType></document>")}) {
        REQUIRE(foreign_survey::is(bytes));
        const auto read = foreign_survey::read(bytes, "broken.qsf");
        REQUIRE_FALSE(read);
        CHECK(read.error().message.contains("broken.qsf"));
    }
}
