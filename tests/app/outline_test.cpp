#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

TEST_CASE("an outline is laid out, written and followed by the report", "[cli][outline]")
{
    const auto terminal = aSmallStudy();
    CHECK(terminal.print({"outline", "s.counterpoint"}).contains("no outline of its own"));
    terminal.print({"outline", "s.counterpoint", "--template", "brief"});
    terminal.put("body.txt", "It matters.\r\nTo many.\r\n");
    terminal.print({"outline", "s.counterpoint", "--section", "2", "--body-file", "body.txt", "--title", "Why we asked"});
    const auto said =
        terminal.ask({"outline", "s.counterpoint", "--add", "codebook", "--before", "3", "--level", "2"})["sections"].toArray();
    CHECK(said[1]["title"].toString() == "Why we asked");
    CHECK(said[1]["body"].toString() == "It matters.\nTo many.\n");
    CHECK(said[1]["words"].toInt() == 4);
    CHECK(said[2]["kind"].toString() == "codebook");
    CHECK(said[2]["level"].toInt() == 2);

    terminal.print({"report", "s.counterpoint", "r.html"});
    const auto report = QString::fromUtf8(terminal.bytes("r.html"));
    CHECK(report.contains("Why we asked"));
    CHECK(report.contains("It matters."));
    CHECK_FALSE(report.contains("Three sentences: who was asked")); // what belongs in a section is not printed
    CHECK_FALSE(report.contains("In their own words"));
    terminal.print({"report", "s.counterpoint", "r.html", "--sections", "method"});
    CHECK_FALSE(QString::fromUtf8(terminal.bytes("r.html")).contains("It matters."));

    const auto moved = terminal.ask({"outline", "s.counterpoint", "--section", "2", "--move", "1"})["sections"].toArray();
    CHECK(moved[0]["title"].toString() == "Why we asked");
    CHECK(moved[1]["kind"].toString() == "codebook"); // it is below what was moved
    terminal.print({"outline", "s.counterpoint", "--section", "1", "--remove"});
    CHECK(terminal.ask({"outline", "s.counterpoint"})["sections"].toArray().size() == said.size() - 2);
    terminal.print({"undo", "s.counterpoint"});
    CHECK(terminal.ask({"outline", "s.counterpoint"})["sections"].toArray() == moved);
}

TEST_CASE("what cannot be done to an outline is said", "[cli][outline]")
{
    const auto terminal = aSmallStudy();
    const auto refused = [&](const QStringList& arguments, const char* words) {
        const auto outcome = terminal.run(QStringList{"outline", "s.counterpoint"} + arguments);
        CHECK(outcome.status == 1);
        INFO(outcome.errors.toStdString());
        CHECK(outcome.errors.contains(words));
    };
    refused({"--section", "1", "--remove"}, "no outline yet");
    refused({"--template", "novel"}, "evaluation");
    refused({"--add", "chapter"}, "audit trail");
    terminal.print({"outline", "s.counterpoint", "--add", "text", "--title", "One"});
    refused({"--section", "2", "--title", "Two"}, "numbered 1 to 1");
    refused({"--section", "1", "--level", "2"}, "no section above");
    refused({"--section", "1", "--option", "finding", "x"}, "no option");
    refused({"--section", "1", "--body-file", "not there.txt"}, "cannot be read");
    refused({"--section", "1", "--covered", "1", "page 2"}, "no checklist");
}

TEST_CASE("a checklist says what the report covers where", "[cli][outline]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--sample"});
    const auto before = terminal.ask({"outline", "s.counterpoint", "--checklist", "coreq"});
    CHECK(before["items"].toArray().size() == 32);
    CHECK(before["items"][23]["where"].toString().contains("Catrin Loxley"));
    CHECK_FALSE(before["items"][18]["covered"].toBool()); // the sample has no recordings
    const auto sections = terminal.ask({"outline", "s.counterpoint"})["sections"].toArray();
    int place = 0;
    while (sections[place]["of"].toString().left(5) != "COREQ")
        ++place;
    terminal.print({"outline", "s.counterpoint", "--section", QString::number(place + 1), "--covered", "19", "Audio, with consent"});
    const auto after = terminal.ask({"outline", "s.counterpoint", "--checklist", "coreq"});
    CHECK(after["items"][18]["where"].toString() == "Audio, with consent");
    CHECK(after["not_covered"].toInt() == before["not_covered"].toInt() - 1);
}
