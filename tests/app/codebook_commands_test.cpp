#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

TEST_CASE("A codebook goes out of one study and into another by the command line", "[app][codebook]")
{
    Terminal terminal;
    terminal.print({"new", "one.counterpoint"});
    terminal.print({"new", "two.counterpoint"});
    terminal.print({"codes", "one.counterpoint", "--template", "conflict-management"});
    const auto there = terminal.ask({"codes", "one.counterpoint"})["codes"].toArray();
    REQUIRE(there.size() > 8);
    for (const auto* name : {"codes.csv", "codes.xlsx"}) {
        terminal.print({"export", "one.counterpoint", name, "--what", "codebook"});
        const auto dry = terminal.ask({"import", "two.counterpoint", name, "--kind", "codebook", "--dry-run"});
        const auto first = dry["imported"].toArray()[0].toObject();
        CHECK(first["added"].toInt() == (QLatin1String(name) == QLatin1String("codes.csv") ? int(there.size()) : 0));
        terminal.print({"import", "two.counterpoint", name, "--kind", "codebook"});
        const auto here = terminal.ask({"codes", "two.counterpoint"})["codes"].toArray();
        REQUIRE(here.size() == there.size());
        for (qsizetype i = 0; i < here.size(); ++i)
            for (const auto* key : {"path", "colour", "origin", "definition", "inclusion", "exclusion", "example"})
                CHECK(here[i].toObject()[QLatin1String(key)] == there[i].toObject()[QLatin1String(key)]);
    }
    CHECK(terminal.ask({"codes", "one.counterpoint", "--templates"})["templates"].toArray().size() >= 7);
    const auto wrong = terminal.run({"export", "one.counterpoint", "codes.doc", "--what", "codebook"});
    CHECK(wrong.status == 1);
    CHECK(wrong.errors.contains("xlsx"));
    CHECK(terminal.run({"codes", "one.counterpoint", "--template", "nothing"}).status == 1);
}

TEST_CASE("A coding has a weight and a comment, and codes are counted for one coder", "[app][codebook]")
{
    Terminal terminal;
    terminal.print({"new", "study.counterpoint"});
    terminal.put("talk.txt", "Ana: One word and another.\n");
    terminal.print({"import", "study.counterpoint", "talk.txt"});
    terminal.print({"code", "study.counterpoint", "talk", "5", "8", "Words", "--create", "--weight", "70", "--comment", "Said at once",
                    "--as", "Ada"});
    terminal.print({"code", "study.counterpoint", "talk", "9", "13", "Words", "--as", "Bo"});
    const auto segments = terminal.ask({"segments", "study.counterpoint"})["segments"].toArray();
    REQUIRE(segments.size() == 2);
    CHECK(segments[0].toObject()["weight"].toInt() == 70);
    CHECK(segments[0].toObject()["comment"].toString() == "Said at once");
    CHECK(segments[1].toObject()["weight"].isNull());
    CHECK(terminal.run({"code", "study.counterpoint", "talk", "5", "8", "Words", "--weight", "101"}).status == 2);
    const auto codes = terminal.ask({"codes", "study.counterpoint", "--coder", "Bo"})["codes"].toArray();
    CHECK(codes[0].toObject()["codings"].toInt() == 1);
    CHECK(codes[0].toObject()["coders"].toArray().size() == 1);
}
