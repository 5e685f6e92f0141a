#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

namespace {

Terminal aSurvey()
{
    Terminal terminal;
    terminal.put("staff.csv", "site,trust,pace,weight\nN,1,2,1\nN,2,2,2\nN,2,3,1\nS,3,3,1\nS,4,4,0\nS,5,5,3\n,5,4,1\n");
    terminal.print({"new", "s.counterpoint"});
    terminal.print({"import", "s.counterpoint", "staff.csv", "--kind", "responses"});
    return terminal;
}

} // namespace

TEST_CASE("a split analysis answers for each group, and figures are written in the format of their name", "[cli]")
{
    const auto terminal = aSurvey();
    const auto document = terminal.ask({"describe", "s.counterpoint", "staff", "trust", "--by", "site", "--figures", "f.svg"});
    REQUIRE(document["results"].toArray().size() == 2);
    CHECK(document["results"][0]["group"]["label"] == "N");
    CHECK(document["figures"].toArray() == QJsonArray({"f.svg", "./f-2.svg"}));
    CHECK(terminal.bytes("f.svg").startsWith("<svg"));
    terminal.print({"crosstab", "s.counterpoint", "staff", "site", "trust", "--figure", "mosaic", "--figures", "m.pdf"});
    CHECK(terminal.bytes("m.pdf").startsWith("%PDF"));
    terminal.print({"correlate", "s.counterpoint", "staff", "trust", "pace", "--figures", "c.png"});
    CHECK(terminal.bytes("c.png").startsWith("\x89PNG"));
    CHECK(terminal.run({"describe", "s.counterpoint", "staff", "trust", "--figures", "f.bmp"}).status == 1);
}

TEST_CASE("weights, confidence and withheld counts are the same flags everywhere", "[cli]")
{
    const auto terminal = aSurvey();
    const auto weighted = terminal.ask({"frequencies", "s.counterpoint", "staff", "trust", "--weight-frequency", "weight"});
    CHECK(weighted["results"][0]["result"]["counts"] == QJsonArray({1, 3, 1, 4})); // the 4 has no weight, and so is no answer
    const auto hidden = terminal.ask({"crosstab", "s.counterpoint", "staff", "site", "trust", "--suppress", "2"});
    CHECK(hidden["results"][0]["result"]["chi2"].isNull());
    CHECK(hidden["results"][0]["result"]["withheld_below"] == 2);
    const auto wide = terminal.ask({"describe", "s.counterpoint", "staff", "trust", "--confidence", "99"});
    CHECK(wide["results"][0]["result"]["ci_mean"] == wide["results"][0]["result"]["ci99_mean"]);
}

TEST_CASE("an expression or a saved filter narrows every analysis", "[cli]")
{
    const auto terminal = aSurvey();
    CHECK(terminal.ask({"describe", "s.counterpoint", "staff", "trust", "--where", "${pace} > 2"})["results"][0]["n_total"] == 5);
    CHECK(terminal.run({"describe", "s.counterpoint", "staff", "trust", "--where", "${pace} >"}).status == 1);
    const auto value =
        terminal.run({"calculate", "expression"}, "{\"expr\": \"${a} + 1\", \"values\": {\"a\": 2}}\n{\"expr\": \"1 +\", \"values\": {}}");
    CHECK(value.status == 0);
    CHECK(value.output.startsWith("{\"type\":\"number\",\"value\":3}"));
    CHECK(value.output.contains("\"error\""));
}

TEST_CASE("wrong options of an analysis are wrong usage, wrong variables are refused", "[cli]")
{
    const auto terminal = aSurvey();
    const auto status = [&](const QStringList& arguments) { return terminal.run(arguments).status; };
    CHECK(status({"correlate", "s.counterpoint", "staff", "trust"}) == 2);
    CHECK(status({"correlate", "s.counterpoint", "staff", "trust", "pace", "--method", "guess"}) == 2);
    CHECK(status({"describe", "s.counterpoint", "staff", "trust", "--confidence", "100"}) == 2);
    CHECK(status({"describe", "s.counterpoint", "staff", "trust", "--quantile-type", "2.5"}) == 2);
    CHECK(status({"correlate", "s.counterpoint", "staff", "trust", "trust"}) == 1);
    CHECK(status({"correlate", "s.counterpoint", "staff", "trust", "site"}) == 1);
    CHECK(status({"likert", "s.counterpoint", "staff", "trust", "--min", "5", "--max", "1"}) == 1);
    CHECK(status({"likert", "s.counterpoint", "staff", "trust"}) == 1);
}

TEST_CASE("calculate answers every line, the wrong ones with what is wrong, and fails in the end", "[cli]")
{
    const Terminal terminal;
    const auto done =
        terminal.run({"calculate", "proportion"}, "{\"x\": 1, \"n\": 4}\nnonsense\n\n{\"x\": 5, \"n\": 4}\n[1]\n{\"x\": 2, \"n\": 4}");
    CHECK(done.status == 1);
    const auto lines = done.output.split('\n', Qt::SkipEmptyParts);
    REQUIRE(lines.size() == 5);
    const auto answer = [&](qsizetype line) { return QJsonDocument::fromJson(lines[line].toUtf8()).object(); };
    CHECK(answer(0).value("results")[0]["result"]["proportion"].toDouble() == 0.25);
    for (const qsizetype wrong : {1, 2, 3})
        CHECK_FALSE(answer(wrong).value("error").toString().isEmpty());
    CHECK(answer(4).value("results")[0]["result"]["proportion"].toDouble() == 0.5);
    CHECK(terminal.run({"calculate", "proportion"}, "{\"x\": 1, \"n\": 4}\n").status == 0);
    CHECK(terminal.run({"calculate", "nothing"}).status == 2);
}
