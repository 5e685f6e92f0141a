#include "core/interchange/xlsx/xlsx_writer.h"
#include "core/project/doors.h"
#include "core/responses/answer_sets.h"
#include "core/responses/column.h"
#include "core/responses/datasets.h"
#include "core/responses/form_names.h"
#include "core/responses/import_responses.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// The columns of a file by their label, or their name where they have none.
class FormFile {
public:
    explicit FormFile(const QByteArray& bytes, const PreviewOptions& options = {})
        : preview(valueOf(previewResponses(bytes, "export.csv", options)))
    {
    }
    const ColumnGuess& operator[](const QString& title) const
    {
        for (const auto& column : preview.columns)
            if (title == (column.label.isEmpty() ? column.name : column.label))
                return column;
        FAIL("no column " << title.toStdString());
        return preview.columns.front();
    }
    QStringList cells(const QString& title) const
    {
        const auto place = &(*this)[title] - preview.columns.data();
        QStringList cells;
        for (const auto& row : preview.firstRows)
            cells << row.value(place);
        return cells;
    }
    QStringList titles() const
    {
        QStringList titles;
        for (const auto& column : preview.columns)
            titles << (column.label.isEmpty() ? column.name : column.label);
        return titles;
    }
    bool says(const QString& words) const { return preview.notes.join(' ').contains(words); }
    ResponsesPreview preview;
};

QString dateOf(const FormFile& file, const QString& title, int row)
{
    return dateText(numberOf(file.cells(title)[row].toStdString(), file[title], false).value_or(0));
}

const QByteArray google =
    R"csv("Timestamp","Username","1. How old are you?","Which ways do you use?","How far do you agree? [I trust them]","Is it so?","What else?"
"2026/11/03 2:14:07 PM GMT+1","a@x.org","34","E-mail;Telephone;Chat (Signal; WhatsApp)","Agree","Yes, always","More time for talking; less paper, and better coffee please"
"2026/11/03 12:04:07 AM GMT+1","b@x.org","41","Telephone","Strongly agree","Yes, sometimes",""
"2026/11/04 9:00:00 AM GMT+1","c@x.org","29","E-mail;By post, in an envelope","Disagree","No, never","Nothing at all, we like it here; and I would not change it"
"2026/11/04 9:00:01 AM GMT+1","d@x.org","55","","Agree","Yes, always",""
)csv";

const QByteArray monkey =
    R"csv(Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Which tools do you use?,,,,How satisfied are you with …,,What would you change?
,,,,,,,Spreadsheet,Paper form,None of these,Other (please specify),Your team,Your manager,Open-Ended Response
114298765432,412345,11/03/2026 02:14:07 PM,11/03/2026 02:20:09 PM,192.0.2.1,,,Spreadsheet,Paper form,,,Satisfied,Dissatisfied,"I would change the rota, since it is never right for anyone."
114298765433,412345,11/03/2026 12:14:07 AM,11/03/2026 12:20:09 AM,192.0.2.2,,,,,,A whiteboard,Very satisfied,Satisfied,
114298765434,412345,11/13/2026 09:14:07 AM,11/13/2026 09:20:09 AM,192.0.2.3,,,,,,,Satisfied,Satisfied,"Nothing at all, it is fine the way it is for us."
)csv";

} // namespace

TEST_CASE("Google Forms: ticks in one cell, grids, times with AM and PM", "[responses][forms]")
{
    const FormFile file(google);
    CHECK(file.says("Google Forms"));
    CHECK(file.says("Username"));
    CHECK(file.titles()
          == QStringList{"Timestamp", "Username", "1. How old are you?", "E-mail", "By post, in an envelope", "Telephone",
                         "Chat (Signal; WhatsApp)", "How far do you agree? [I trust them]", "Is it so?", "What else?"});
    CHECK(file["1. How old are you?"].name == "Q1_How_old_are_you");
    CHECK(file["How far do you agree? [I trust them]"].name == "I_trust_them");
    CHECK(dateOf(file, "Timestamp", 0) == "2026-11-03T14:14:07");
    CHECK(dateOf(file, "Timestamp", 1) == "2026-11-03T00:04:07");
    CHECK(file.cells("E-mail") == QStringList{"1", "0", "1", ""}); // who ticked nothing was not asked, or did not answer
    CHECK(file.cells("Chat (Signal; WhatsApp)") == QStringList{"1", "0", "0", ""});
    CHECK(file["What else?"].openAnswer);
    REQUIRE(file.preview.sets.size() == 1);
    CHECK(file.preview.sets[0].label == "Which ways do you use?");
    CHECK(file.preview.sets[0].columns == std::vector<int>{3, 4, 5, 6});
}

TEST_CASE("Google Sheets in German: options may hold commas, and so may a single choice", "[responses][forms]")
{
    const FormFile file("Zeitstempel,Welche Wege nutzen Sie?,Funktioniert es?,Stadt\n"
                        "03.11.2026 14:14:07,\"E-Mail, Telefon, Chat (Signal, WhatsApp)\",\"Ja, immer\",\"Leeds, UK\"\n"
                        "03.11.2026 15:14:07,Telefon,\"Ja, immer\",\"York, UK\"\n"
                        "03.11.2026 16:14:07,\"E-Mail, Per Post, im Umschlag\",\"Nein, nie\",\"Leeds, UK\"\n"
                        "03.11.2026 17:14:07,\"Telefon, Per Post, im Umschlag\",\"Ja, manchmal\",\"Paris, France\"\n"
                        "03.11.2026 18:14:07,E-Mail,\"Nein, nie\",\"York, UK\"\n"
                        "04.11.2026 9:04:07,\"E-Mail, Telefon\",\"Nein, nie\",\"Leeds, UK\"\n");
    CHECK(file.titles()
          == QStringList{"Zeitstempel", "E-Mail", "Per Post, im Umschlag", "Telefon", "Chat (Signal, WhatsApp)", "Funktioniert es?",
                         "Stadt"});
    CHECK(file.cells("Per Post, im Umschlag") == QStringList{"0", "0", "1", "1", "0", "0"});
    CHECK(file.cells("Funktioniert es?").front() == "Ja, immer");
    CHECK(file.says("might hold several answers"));
    CHECK(dateOf(file, "Zeitstempel", 5) == "2026-11-04T09:04:07");
}

TEST_CASE("Google Forms: ticks with a space behind the semicolon, and single choices with a comma in them", "[responses][forms]")
{
    QByteArray csv = "Timestamp,1. What matters to you?,2. Do you come back?,3. In your own words\n";
    const char* ticks[] = {"Price; Rest",       "Rest; Light; Price", "Light", "Price; Light", "Rest", "Quiet rooms; Rest; Light",
                           "Quiet rooms; Price"};
    const char* choices[] = {"\"No, I prefer to try others\"", "\"Yes, often\"", "Rarely", "Sometimes"};
    const char* words[] = {"Well; it depends", "Mornings; the light in the hall", "None", "", "My sister; she is a nurse", "", ""};
    for (int i = 0; i < 28; ++i)
        csv += QByteArray("2026-01-05 22:30:") + (i < 10 ? "0" : "") + QByteArray::number(i) + ',' + ticks[i % 7] + ',' + choices[i % 4]
            + ',' + words[i % 7] + (*words[i % 7] ? QByteArray::number(i) : QByteArray()) + '\n';
    const FormFile file(csv);
    REQUIRE(file.preview.sets.size() == 1);
    CHECK(file.preview.sets[0].columns.size() == 4);
    CHECK(file.cells("Quiet rooms").mid(0, 7) == QStringList{"0", "0", "0", "0", "0", "1", "1"});
    CHECK(file.cells("2. Do you come back?").mid(0, 2) == QStringList{"No, I prefer to try others", "Yes, often"});
    CHECK(file.cells("3. In your own words")[0] == "Well; it depends0");
}

TEST_CASE("Microsoft Forms: a workbook with ;-terminated ticks and a ranking", "[responses][forms]")
{
    xlsx::SheetToWrite sheet{"Sheet1", {}};
    const auto row = [&](const QStringList& cells) {
        std::vector<DelimitedCell> line;
        for (const auto& cell : cells)
            line.push_back(cell.isEmpty() ? DelimitedCell() : DelimitedCell(cell));
        sheet.rows.push_back(line);
    };
    row({"ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", QString("Welche Geräte?") + QChar(0xa0), "Rangfolge",
         "Wie wahrscheinlich?"});
    row({"1", "2026-11-03 14:14:07", "2026-11-03 14:20:00", "anonymous", "", "Laptop;Handy;", "Lohn;Zeit;Respekt;", "9"});
    row({"2", "2026-11-03 15:14:07", "2026-11-03 15:20:00", "anonymous", "", "Handy;", "Zeit;Lohn;Respekt;", "10"});
    row({"3", "2026-11-03 16:14:07", "2026-11-03 16:20:00", "anonymous", "", "Tablet (eigenes; geteilt);Laptop;", "Respekt;Zeit;Lohn;",
         "3"});
    row({"4", "2026-11-03 17:14:07", "2026-11-03 17:20:00", "anonymous", "", "", "Lohn;Zeit;Respekt;", "5"});
    const FormFile file(valueOf(xlsx::write({sheet})));
    CHECK(file.says("Microsoft Forms"));
    CHECK(file["ID"].identifier);
    CHECK(file.cells("Laptop") == QStringList{"1", "0", "1", ""});
    CHECK(file.cells("Tablet (eigenes; geteilt)") == QStringList{"0", "0", "1", ""});
    CHECK(file["Laptop"].heading == QString("Welche Geräte?"));
    CHECK(file.cells("Lohn") == QStringList{"1", "2", "3", "1"});
    CHECK(file["Lohn"].level == Level::Ordinal);
    CHECK(file.preview.sets.size() == 1);
    CHECK_FALSE(file.titles().contains("Name")); // nobody has one
}

TEST_CASE("Microsoft Forms is known without its columns of times", "[responses][forms]")
{
    const FormFile file("ID,Which networks?,How old?\n1,Alpha;Beta;,20\n2,Beta;,31\n3,Alpha;,27\n4,,44\n");
    CHECK(file.says("Microsoft Forms"));
    CHECK(file.cells("Alpha") == QStringList{"1", "0", "1", ""});
    CHECK_FALSE(FormFile("ID,Which networks?,How old?\n1,Alpha;Beta,20\n2,Beta;,31\n3,Alpha;,27\n").says("Microsoft Forms"));
}

TEST_CASE("SurveyMonkey: two rows of headings, a column for each option", "[responses][forms]")
{
    const FormFile file(monkey);
    CHECK(file.says("SurveyMonkey"));
    CHECK(file.preview.headerRowsInFile == 2);
    CHECK(file.preview.rows == 3);
    CHECK(file["Respondent ID"].identifier);
    CHECK(dateOf(file, "Start Date", 0) == "2026-11-03T14:14:07");
    CHECK(dateOf(file, "Start Date", 1) == "2026-11-03T00:14:07");
    CHECK(file.cells("Spreadsheet") == QStringList{"1", "0", ""});
    CHECK(file.cells("None of these") == QStringList{"0", "0", ""}); // an option that nobody chose
    CHECK(file.cells("Other (please specify)") == QStringList{"0", "1", ""});
    CHECK(file.cells("Which tools do you use? [Other (please specify)]")[1] == "A whiteboard");
    CHECK(file["How satisfied are you with … [Your team]"].name == "Your_team");
    CHECK(file["What would you change?"].openAnswer);
    CHECK_FALSE(file.titles().contains("First Name"));
}

TEST_CASE("SurveyMonkey: dates that fit both ways, a collector, and several answers in a condensed column", "[responses][forms]")
{
    const FormFile file(R"csv(Respondent ID,Collector ID,Start Date,End Date,Which tools do you use?,What else?
,,,,Response,Open-Ended Response
114298765432,428765123,03/05/2026 02:14:07 PM,03/05/2026 02:20:09 PM,"Spreadsheet, Paper form","Well, more of it"
114298765433,428765123,03/06/2026 12:14:07 AM,03/06/2026 12:20:09 AM,Spreadsheet,"Well, more"
114298765434,428765123,03/07/2026 09:14:07 AM,03/07/2026 09:20:09 AM,"Paper form, Whiteboard",Nothing
114298765435,428765123,03/07/2026 09:15:07 AM,03/07/2026 09:21:09 AM,Whiteboard,"Nothing, really"
)csv");
    CHECK(dateOf(file, "Start Date", 0) == "2026-03-05T14:14:07");
    CHECK(file.says("month/day/year: Start_Date, End_Date"));
    CHECK(file["Collector ID"].level == Level::Nominal); // no mean of it
    CHECK(file.cells("Spreadsheet") == QStringList{"1", "1", "0", "0"});
    CHECK(file.cells("Whiteboard") == QStringList{"0", "0", "1", "1"});
    CHECK(file.titles().contains("What else?"));
}

TEST_CASE("what the file seems to say of several answers is corrected by the user", "[responses][forms]")
{
    PreviewOptions options;
    options.splits = {{"Which ways do you use?", false, {}}};
    CHECK(FormFile(google, options).cells("Which ways do you use?")[1] == "Telephone");
    options.splits = {{"Which_ways_do_you_use", true, {{}, {"E-mail", "Chat (Signal; WhatsApp)"}}}};
    const FormFile corrected(google, options);
    CHECK(corrected.cells("E-mail") == QStringList{"1", "0", "1", ""});
    CHECK(corrected.cells("Other") == QStringList{"1", "1", "1", ""});
    CHECK(corrected.cells("Which ways do you use? (other, in words)")
          == QStringList{"Telephone", "Telephone", "By post, in an envelope", ""});
    // Of a file of nobody's a column is taken apart on request alone.
    const QByteArray plain = "id,tools,note\n1,\"pen, paper\",a\n2,pen,b\n3,,c\n";
    CHECK(FormFile(plain).titles() == QStringList{"id", "tools", "note"});
    options.splits = {{"tools", true, {}}};
    CHECK(FormFile(plain, options).titles() == QStringList{"id", "pen", "paper", "note"});
    CHECK(FormFile(plain, options).cells("paper") == QStringList{"1", "0", ""});
    options.splits = {{"nothing", true, {}}};
    const auto refused = previewResponses(plain, "a.csv", options);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.contains("nothing"));
}

TEST_CASE("Qualtrics: three rows of headings, ticks taken apart on request", "[responses][forms]")
{
    const QByteArray export_ =
        "StartDate,Q1,Q2\nStart Date,How old are you?,Which tools? - Selected Choice\n"
        "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\n"
        "2026-11-03 14:14:07,34,\"Pen,Paper\"\n2026-11-03 15:14:07,44,Pen\n";
    const FormFile whole(export_);
    CHECK(whole.says("Qualtrics"));
    CHECK(whole.preview.rows == 2);
    CHECK(whole["Which tools? - Selected Choice"].name == "Q2");
    PreviewOptions options;
    options.splits = {{"Q2", true, {}}};
    const FormFile apart(export_, options);
    CHECK(apart.cells("Paper") == QStringList{"1", "0"});
    CHECK(apart["Paper"].name == "Q2_Paper");
    REQUIRE(apart.preview.sets.size() == 1);
    CHECK(apart.preview.sets[0].label == "Which tools? - Selected Choice");
}

TEST_CASE("several answers come in as variables and a set, as one step", "[responses][forms]")
{
    const auto project = emptyProject();
    const auto imported = valueOf(project->perform(
        "Import", [&](Edit& db) { return importResponses(db, responsesFrom(valueOf(previewResponses(monkey, "m.csv")), "m.csv")); }));
    const auto sets = valueOf(project->read([&](const Read& db) { return answerSets::of(db, imported.dataset); }));
    REQUIRE(sets.size() == 1);
    CHECK(sets[0].variables.size() == 4);
    CHECK(sets[0].counted == std::vector<Value>{1.0});
    CHECK(imported.openAnswers.size() == 2);
}

TEST_CASE("any cells of ticks are put together again as they were", "[responses][forms]")
{
    QRandomGenerator random(20261126);
    const QStringList options{"Tea", "Coffee, black", "Water (still, or sparkling)", "Milk", "Juice"};
    for (int round = 0; round < 20; ++round) {
        QString csv = "Timestamp,Drinks\n";
        QList<QStringList> chosen;
        for (int i = 0; i < 40; ++i) {
            QStringList ticks;
            for (const auto& option : options)
                if (random.bounded(2) == 1)
                    ticks << option;
            chosen << ticks;
            csv += QString("11/3/2026 14:14:%1,\"%2\"\n").arg(i, 2, 10, QChar(u'0')).arg(ticks.join(", "));
        }
        PreviewOptions all;
        all.firstRows = 40;
        const FormFile file(csv.toUtf8(), all);
        for (const auto& option : options)
            for (int i = 0; i < 40; ++i)
                CHECK(file.cells(option)[i] == (chosen[i].isEmpty() ? "" : chosen[i].contains(option) ? "1" : "0"));
    }
}

TEST_CASE("names out of wording", "[responses][forms]")
{
    CHECK(nameFromWording("2. Don't you like it?") == "Q2_Dont_you_like_it");
    CHECK(nameFromWording("How many hours a week do you spend on each of the following tasks?").size() <= 32);
    CHECK(nameFromWording("…?").isEmpty());
    CHECK(rowOfGrid("How far?\n [I trust them]") == "I trust them");
    CHECK(rowOfGrid("[Trust]").isEmpty());
}
