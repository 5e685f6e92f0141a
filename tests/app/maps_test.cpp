#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

TEST_CASE("a map is made, linked, arranged, drawn and taken away by command", "[cli][maps]")
{
    const auto terminal = aSmallStudy();
    terminal.print(
        {"map", "s.counterpoint", "Trust", "--new", "--add", "code:Culture/Trust", "--add", "case:Amara", "--note", "Ask again"});
    const auto linked = terminal.ask({"map", "s.counterpoint", "Trust", "--link", "Trust", "causes", "Ask again", "--label", "makes us"});
    REQUIRE(linked["nodes"].toArray().size() == 3);
    CHECK(linked["links"].toArray()[0].toObject()["label"] == "makes us");
    CHECK(terminal.ask({"map", "s.counterpoint"})["maps"].toArray()[0].toObject()["links"] == 1);
    for (const auto* name : {"map.svg", "map.png", "map.pdf"}) {
        terminal.print({"map", "s.counterpoint", "Trust", name});
        CHECK_FALSE(terminal.bytes(name).isEmpty());
    }
    CHECK(terminal.bytes("map.svg").contains("makes us"));
    terminal.print({"map", "s.counterpoint", "Trust", "--arrange", "--in-report", "yes"});
    terminal.print({"report", "s.counterpoint", "r.html", "--sections", "maps"});
    CHECK(terminal.bytes("r.html").contains("makes us"));
    terminal.print({"undo", "s.counterpoint"});
    CHECK(terminal.ask({"map", "s.counterpoint", "Trust"})["in_report"] == false);
    CHECK(terminal.ask({"map", "s.counterpoint", "Trust", "--remove"})["maps"].toArray().isEmpty());
}

TEST_CASE("a map refuses what is not there, in a sentence, and changes nothing", "[cli][maps]")
{
    const auto terminal = aSmallStudy();
    terminal.print({"map", "s.counterpoint", "Trust", "--new"});
    for (const auto& wrong :
         {QStringList{"--add", "code:Nowhere"}, QStringList{"--add", "Trust"}, QStringList{"--link", "A", "causes", "B"},
          QStringList{"--unlink", "A", "B"}, QStringList{"--take-off", "A"}, QStringList{"--new"}}) {
        const auto done = terminal.run(QStringList{"map", "s.counterpoint", "Trust"} + wrong);
        INFO(wrong.join(' ').toStdString() << done.errors.toStdString());
        CHECK(done.status == 1);
        CHECK(done.errors.count('\n') == 1);
    }
    CHECK(terminal.run({"map", "s.counterpoint", "Trust", "--add", "code:Trust"}).errors.contains("Conflict/Trust")); // which of the two?
    CHECK(terminal.ask({"map", "s.counterpoint", "Trust"})["nodes"].toArray().isEmpty());
    CHECK(terminal.run({"map", "s.counterpoint", "Trust", "map.gif"}).status == 1);
}

TEST_CASE("the profile of a Case gathers all strands, and can be written", "[cli][cases]")
{
    const auto terminal = aSmallStudy();
    terminal.print({"code", "s.counterpoint", "Interview", "--turn", "2", "Culture/Trust"});
    terminal.print({"sources", "s.counterpoint", "--held-on", "Interview", "2026-03-14"});
    const auto profile = terminal.ask({"case", "s.counterpoint", "Amara"});
    const auto talk = profile["sources"].toArray()[0].toObject();
    CHECK(talk["turns"] == 2);
    CHECK(talk["words"] == 6);
    CHECK(talk["day"] == "2026-03-14");
    CHECK(talk["codes"].toArray()[0].toObject()["code"] == "Culture/Trust");
    CHECK(profile["timeline"].toArray()[0].toObject()["title"] == "Interview");
    const auto states = [&](const char* code) {
        for (const auto each : profile["codes"].toArray())
            if (each.toObject()["code"] == code)
                return each.toObject()["strands"].toObject()["interviews"].toObject()["state"].toString();
        return QString();
    };
    CHECK(states("Culture/Trust") == "mentioned");
    CHECK(states("Conflict/Task") == "not_mentioned");
    for (const auto* name : {"case.docx", "case.html", "case.pdf", "case.svg"}) {
        terminal.print({"case", "s.counterpoint", "Amara", name});
        CHECK_FALSE(terminal.bytes(name).isEmpty());
    }
    CHECK(terminal.run({"case", "s.counterpoint", "Nobody"}).status == 1);
    CHECK(terminal.run({"sources", "s.counterpoint", "--held-on", "Interview", "in spring"}).status == 1);
}
