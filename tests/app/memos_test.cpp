#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

TEST_CASE("memos are written, linked, found and exported on the command line", "[cli][memos]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--title", "Families"});
    terminal.print({"codes", "s.counterpoint", "--add", "Culture/Trust"});
    terminal.print({"memos", "s.counterpoint", "--add", "Comes late, if at all.", "--title", "When?", "--on", "code:Trust", "--as", "Ada"});
    terminal.print({"memos", "s.counterpoint", "--add", "Day one.", "--as", "Ben"});
    terminal.print({"memos", "s.counterpoint", "--link", "2", "memo:1"});

    const auto memos = terminal.ask({"memos", "s.counterpoint"})["memos"].toArray();
    REQUIRE(memos.size() == 2);
    const auto diary = memos[0].toObject()["id"].toInt() == 2 ? memos[0] : memos[1];
    CHECK(diary["on"].toString() == "study");
    CHECK(diary["coder"].toString() == "Ben");
    CHECK(diary["links"][0]["name"].toString() == "When?");
    const auto onTrust = terminal.ask({"memos", "s.counterpoint", "--code", "Trust"})["memos"].toArray();
    REQUIRE(onTrust.size() == 1);
    CHECK(onTrust[0]["name"].toString() == "Culture/Trust");

    CHECK(terminal.ask({"memos", "s.counterpoint", "--export", "memos.docx"})["memos"].toInt() == 2);
    CHECK(terminal.bytes("memos.docx").startsWith("PK"));
    terminal.print({"memos", "s.counterpoint", "--words", "late", "--export", "memos.csv"});
    CHECK(terminal.bytes("memos.csv").contains("When?,\"Comes late, if at all.\",code,Culture/Trust"));
    CHECK_FALSE(terminal.bytes("memos.csv").contains("Day one"));

    terminal.print({"memos", "s.counterpoint", "--remove", "1"});
    CHECK(terminal.ask({"memos", "s.counterpoint"})["memos"].toArray().size() == 1);
    CHECK(terminal.run({"memos", "s.counterpoint", "--remove", "1"}).status == 1);
    const auto odd = terminal.run({"memos", "s.counterpoint", "--add", "x", "--on", "cod:Trust"});
    CHECK(odd.status == 1);
    CHECK(odd.errors.contains("“cod” is nothing that memos speak of"));
}
