#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

namespace {

const QByteArray form =
    R"form({"counterpoint_questionnaire": 1, "name": "Staff survey", "form_id": "staff", "default_language": "English (en)",
 "languages": [{"name": "English (en)", "code": "en"}],
 "lists": [{"name": "yes_no", "choices": [{"code": "1", "texts": {"label": {"English (en)": "Yes"}}},
                                          {"code": "0", "texts": {"label": {"English (en)": "No"}}}]}],
 "items": [{"type": "single", "name": "is_new", "list": "yes_no", "texts": {"label": {"English (en)": "Are you new here?"}}},
           {"type": "integer", "name": "months", "relevant": "${is_new} = 1", "texts": {"label": {"English (en)": "For how many months?"}}},
           {"type": "repeat", "name": "child", "items": [{"type": "integer", "name": "age", "texts": {"label": {"English (en)": "How old?"}}}]}]})form";

Terminal aStudy()
{
    Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--title", "A study"});
    terminal.put("form.json", form);
    terminal.print({"import", "s.counterpoint", "form.json"});
    return terminal;
}

QJsonObject imported(const QJsonObject& answer) { return answer["imported"].toArray().at(0).toObject(); }

} // namespace

TEST_CASE("answers of another program go to the questionnaire once, and undo takes them back", "[handover]")
{
    const auto terminal = aStudy();
    terminal.put("kobo.csv", "\"is_new\";\"months\";\"_uuid\";\"_index\"\n\"Yes\";\"4\";\"a\";\"1\"\n\"0\";\"\";\"b\";\"2\"\n");
    CHECK(imported(terminal.ask({"import", "s.counterpoint", "kobo.csv", "--dry-run"}))["added"] == 2);
    const auto first = imported(terminal.ask({"import", "s.counterpoint", "kobo.csv"}));
    CHECK(first["questionnaire"] == "Staff survey");
    CHECK(first["added"] == 2);
    const auto again = imported(terminal.ask({"import", "s.counterpoint", "kobo.csv"}));
    CHECK(again["added"] == 0);
    CHECK(again["known"].toArray().size() == 2);
    const auto datasets = terminal.ask({"datasets", "s.counterpoint"})["datasets"].toArray();
    REQUIRE_FALSE(datasets.isEmpty());
    terminal.put("other.csv", "turnover,profit\n1,2\n3,4\n");
    CHECK(imported(terminal.ask({"import", "s.counterpoint", "other.csv"}))["rows"] == 2);
    const auto refused = terminal.run({"import", "s.counterpoint", "other.csv", "--questionnaire", "Staff survey"});
    CHECK(refused.status == 1);
    CHECK(refused.errors.contains("No column of “other.csv”"));
    CHECK(imported(terminal.ask({"import", "s.counterpoint", "kobo.csv", "--dataset", "Apart"}))["name"] == "Apart");
}

TEST_CASE("a questionnaire goes out to LimeSurvey, says what is lost, and comes in again", "[handover]")
{
    const auto terminal = aStudy();
    const auto out = terminal.ask({"export", "s.counterpoint", "out.lss", "--what", "Staff survey"});
    CHECK(out["losses"].toArray().size() == 1); // the repeat
    const auto back = imported(terminal.ask({"import", "s.counterpoint", "out.lss"}));
    CHECK(back["kind"] == "questionnaire");
    CHECK(back["program"] == "LimeSurvey");
    CHECK(back["questions"] == 2);
    terminal.put("broken.lss", "<?xml version=\"1.0\"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType><groups>");
    const auto refused = terminal.run({"import", "s.counterpoint", "broken.lss"});
    CHECK(refused.status == 1);
    CHECK(refused.errors.contains("broken.lss"));
}
