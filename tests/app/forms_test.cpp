#include "core/interchange/xlsform/form.h"
#include "tests/app/counterpoint.h"
#include "tests/support/a_form.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QByteArray workbook(const char* markdown) { return valueOf(xlsform::write(formOf(QString::fromUtf8(markdown)))); }

const char* const staffSurvey = R"(
    | survey |
    | | type             | name  | label::English (en)  | label::Deutsch (de)  | required | relevant    |
    | | begin group      | g     | Your work            | Ihre Arbeit          |          |             |
    | | select_one yn    | happy | Are you happy here?  | Sind Sie gern hier?  | TRUE     |             |
    | | text             | why   | Why?                 | Warum?               |          | ${happy}=2  |
    | | geopoint         | where | Where are you?       | Wo sind Sie?         |          |             |
    | | end group        |       |                      |                      |          |             |
    | choices |
    | | list_name | name | label::English (en) | label::Deutsch (de) |
    | | yn        | 1    | Yes                 | Ja                  |
    | | yn        | 2    | No                  | Nein                |
    | settings |
    | | form_title   | form_id |
    | | Staff survey | staff   |
    | notes |
    | | of ours |)";

/// Each line of the output as a document.
std::vector<QJsonObject> documents(const Run& run)
{
    std::vector<QJsonObject> all;
    for (const auto& line : run.output.split(u'\n', Qt::SkipEmptyParts))
        all.push_back(QJsonDocument::fromJson(line.toUtf8()).object());
    return all;
}

} // namespace

TEST_CASE("check says of each form whether it can be used, a line of JSON each", "[forms]")
{
    const Terminal terminal;
    terminal.put("good.dat", workbook(staffSurvey)); // a form by its content
    terminal.put("bad.xlsx", workbook("| survey |\n| | type | name | label |\n| | text | a b | A |\n| | text | c | ${d} |"));
    terminal.put("broken.xlsx", workbook(staffSurvey).left(900));
    const auto run = terminal.run({"check", "good.dat", "bad.xlsx", "broken.xlsx", "missing.xlsx", "--json"});
    CHECK(run.status == 1);
    const auto said = documents(run);
    REQUIRE(said.size() == 4);
    CHECK(said[0]["file"] == "good.dat");
    CHECK(said[0]["valid"] == true);
    CHECK(said[0]["questions"] == 3);
    CHECK(said[0]["languages"] == QJsonArray{"English (en)", "Deutsch (de)"});
    CHECK(said[0]["unsupported"].toArray()[0].toObject()["row"] == 5);
    const auto errors = said[1]["errors"].toArray();
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].toObject()["sheet"] == "survey");
    CHECK(errors[0].toObject()["row"] == 2);
    CHECK(errors[0].toObject()["column"] == "name");
    CHECK(errors[1].toObject()["column"] == "label");
    for (const auto at : {2, 3}) {
        CHECK(said[std::size_t(at)]["valid"] == false);
        CHECK_FALSE(said[std::size_t(at)]["errors"].toArray()[0].toObject()["message"].toString().isEmpty());
    }
    CHECK(terminal.run({"check", "good.dat"}).status == 0);
    CHECK(terminal.run({"check", "bad.xlsx"}).output.contains("survey, row 2, column “name”"));
}

TEST_CASE("check tells a study from a form", "[forms]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint"});
    CHECK(terminal.ask({"check", "s.counterpoint"})["ok"] == true);
    terminal.put("f.xlsx", workbook(staffSurvey));
    CHECK(terminal.run({"check", "f.xlsx", "--repair"}).status == 1);
    CHECK(terminal.run({"check", "nothing.counterpoint"}).status == 1);
}

TEST_CASE("a form comes into a study by its content, and goes out as it came", "[forms]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint"});
    terminal.put("staff.xlsx", workbook(staffSurvey));
    const auto plan = terminal.ask({"import", "s.counterpoint", "staff.xlsx", "--dry-run"});
    CHECK(plan["imported"].toArray()[0].toObject()["kind"] == "questionnaire");
    const auto done = terminal.ask({"import", "s.counterpoint", "staff.xlsx"})["imported"].toArray()[0].toObject();
    CHECK(done["name"] == "Staff survey");
    CHECK(done["questions"] == 3);
    CHECK(done["unsupported"].toArray().size() == 1);
    const auto out = terminal.ask({"export", "s.counterpoint", "out.xlsx", "--to", "xlsform", "--what", "Staff survey"});
    CHECK(out["questionnaire"] == "Staff survey");
    const auto form = valueOf(xlsform::read(terminal.bytes("out.xlsx"), "out.xlsx"));
    const auto sent = formOf(QString::fromUtf8(staffSurvey));
    CHECK(form.sheetNames() == sent.sheetNames());
    for (std::size_t row = 1; row < sent.sheets[0].rows.size(); ++row) {
        INFO(row);
        CHECK(form.sheets[0].rows[row].mid(0, sent.sheets[0].rows[row].size()) == sent.sheets[0].rows[row]);
    }
    CHECK(form.sheets[1] == sent.sheets[1]);
    CHECK(form.sheets[3] == sent.sheets[3]);
    const auto again = terminal.ask({"import", "s.counterpoint", "out.xlsx", "--kind", "questionnaire", "--questionnaire", "Second"});
    CHECK(again["imported"].toArray()[0].toObject()["name"] == "Second");
}

TEST_CASE("a form that cannot be used changes nothing and says where it is wrong", "[forms]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint"});
    terminal.put("bad.xlsx", workbook("| survey |\n| | type | name | label |\n| | select_one x | a | A |"));
    const auto run = terminal.run({"import", "s.counterpoint", "bad.xlsx"});
    CHECK(run.status == 1);
    CHECK(run.errors.contains("survey, row 2, column “type”"));
    terminal.put("t.txt", "A: Hello.\n");
    CHECK(terminal.run({"import", "s.counterpoint", "t.txt", "--kind", "questionnaire"}).errors.contains("t.txt"));
    CHECK(terminal.run({"export", "s.counterpoint", "o.xlsx", "--to", "xlsform", "--what", "Nothing"}).status == 1);
}
