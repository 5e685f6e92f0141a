#include "tests/app/counterpoint.h"
#include <QJsonArray>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

Terminal aStudy()
{
    Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--title", "Study"});
    terminal.put("One.txt",
                 "Interviewer: What does trust mean to you here?\n\nBea: I trust the manager, mostly. Trust takes time.\n\n"
                 "Interviewer: Mhm.\n\nBea: Months.\n\nInterviewer: And is the pay fair?\n\nBea: No. The managers know.\n");
    terminal.print({"import", "s.counterpoint", "One.txt"});
    return terminal;
}

QStringList texts(const QJsonObject& answer, const char* list)
{
    QStringList out;
    for (const QJsonValue row : answer[QLatin1String(list)].toArray())
        out << row["text"].toString();
    return out;
}

} // namespace

TEST_CASE("a search takes OR, NEAR and *, and can leave out who asks", "[cli][find]")
{
    const auto terminal = aStudy();
    const auto hits = [&](QStringList more) { return texts(terminal.ask(QStringList{"search", "s.counterpoint"} + more), "hits"); };
    CHECK(hits({"trust"}).size() == 3);
    CHECK(hits({"trust", "--who", "participants"}) == QStringList{"trust", "Trust"});
    CHECK(hits({"trust", "--who", "interviewers"}) == QStringList{"trust"});
    CHECK(hits({"manag*"}) == QStringList{"manager", "managers"});
    CHECK(hits({"months OR pay"}) == QStringList{"Months", "pay"});
    CHECK(hits({"manager trust", "--near", "1"}) == QStringList{"trust the manager"});
    CHECK(hits({"manager NEAR/1 trust"}) == QStringList{"trust the manager"});
    CHECK(hits({"Interviewer"}).isEmpty());
    const auto wrong = terminal.run({"search", "s.counterpoint", "trust OR"});
    CHECK(wrong.status == 1);
    CHECK(wrong.errors.contains("at character 7"));
}

TEST_CASE("a dry run of coding says what would be coded, each passage once, and what is coded already", "[cli][find]")
{
    const auto terminal = aStudy();
    terminal.print({"codes", "s.counterpoint", "--add", "Trust"});
    const QStringList search{"search", "s.counterpoint", "trust", "--code", "Trust", "--unit", "turn"};
    const auto planned = terminal.ask(search + QStringList{"--dry-run"});
    CHECK(texts(planned, "passages") == QStringList{"What does trust mean to you here?", "I trust the manager, mostly. Trust takes time."});
    CHECK(planned["passages"][1].toObject()["hits"].toInt() == 2);
    CHECK(planned["coded"].toInt() == 0);
    CHECK(terminal.ask({"segments", "s.counterpoint"})["segments"].toArray().isEmpty());
    CHECK(terminal.ask(search)["coded"].toInt() == 2);
    const auto again = terminal.ask(search + QStringList{"--dry-run"});
    CHECK(again["passages"][0].toObject()["already_coded"].toBool());
    CHECK(terminal.ask(search)["coded"].toInt() == 0);
}

TEST_CASE("the answers to a guide's questions are found and coded in one step", "[cli][find]")
{
    const auto terminal = aStudy();
    terminal.put("guide.txt", "1. Trust: What does trust mean to you?\n2. Is the pay fair?\n");
    const auto guides = terminal.ask({"guides", "s.counterpoint", "--add", "Interviews", "--questions", "guide.txt"})["guides"].toArray();
    REQUIRE(guides.size() == 1);
    CHECK(guides[0]["questions"][0].toObject()["topic"].toString() == "Trust");
    CHECK(guides[0]["questions"][1].toObject()["text"].toString() == "Is the pay fair?");

    const auto match = terminal.ask({"guides", "s.counterpoint", "Interviews", "--matches"})["matches"][0].toObject();
    CHECK(match["asked"].toArray().size() == 3);
    CHECK(match["asked"][1].toObject()["question"].isNull());
    CHECK(match["answers"][0].toObject()["passages"].toArray().size() == 2);

    terminal.print({"guides", "s.counterpoint", "Interviews", "--code-answers"});
    QStringList coded;
    for (const QJsonValue segment : terminal.ask({"segments", "s.counterpoint"})["segments"].toArray())
        coded << segment["code"].toString() + ": " + segment["text"].toString();
    CHECK(coded
          == QStringList{"Interviews/Trust: I trust the manager, mostly. Trust takes time.", "Interviews/Trust: Months.",
                         "Interviews/Is the pay fair?: No. The managers know."});
    terminal.print({"undo", "s.counterpoint"});
    CHECK(terminal.ask({"segments", "s.counterpoint"})["segments"].toArray().isEmpty());
    CHECK(terminal.run({"guides", "s.counterpoint", "Interviews", "--code-answers", "--question", "3"}).status == 1);
    CHECK(terminal.run({"guides", "s.counterpoint", "--questions", "guide.txt"}).status == 2);
}

TEST_CASE("a guide is changed, printed and compared with what was asked from the command line", "[cli][find]")
{
    const auto terminal = aStudy();
    terminal.put("guide.txt", "1. Trust: What does trust mean to you?\n2. How did you come here?\n");
    terminal.print({"guides", "s.counterpoint", "--add", "Interviews", "--questions", "guide.txt"});
    terminal.print({"guides", "s.counterpoint", "Interviews", "--groups", "Parents", "--groups", "Staff"});
    terminal.print({"codes", "s.counterpoint", "--add", "Trusting"});
    const auto guide = terminal
                           .ask({"guides", "s.counterpoint", "Interviews", "--edit", "1", "--prompt", "Since when?", "--minutes", "5",
                                 "--ask", "Staff", "--link-code", "Trusting"})["guides"]
                           .toArray()[0]
                           .toObject();
    const auto question = guide["questions"][0].toObject();
    CHECK(guide["minutes"].toInt() == 5);
    CHECK(question["text"].toString() == "What does trust mean to you?");
    CHECK(question["prompts"][0].toString() == "Since when?");
    CHECK(question["groups"].toArray() == QJsonArray{"Staff"});
    CHECK(question["codes"].toArray() == QJsonArray{"Trusting"});

    const auto asked = terminal.ask({"guides", "s.counterpoint", "Interviews", "--asked"})["questions"].toArray();
    CHECK(asked[0]["sources"][0].toObject()["asked"].toBool());
    CHECK(asked[0]["sources"][0].toObject()["answers"].toInt() == 3); // all until another question of the guide
    CHECK_FALSE(asked[1]["sources"][0].toObject()["asked"].toBool());

    for (const auto* file : {"h.pdf", "h.docx", "h.odt", "h.html"})
        CHECK(terminal.ask({"guides", "s.counterpoint", "Interviews", "--handout", file})["questions"].toInt() == 2);
    CHECK(terminal.ask({"guides", "s.counterpoint", "Interviews", "--handout", "p.pdf", "--group", "Parents"})["questions"].toInt() == 1);
    CHECK(terminal.run({"guides", "s.counterpoint", "Interviews", "--handout", "p.pdf", "--group", "Nobody"}).status == 1);
    CHECK(terminal.run({"guides", "s.counterpoint", "Interviews", "--handout", "p.xyz"}).status == 1);
    CHECK(terminal.run({"guides", "s.counterpoint", "Interviews", "--edit", "9", "--minutes", "1"}).status == 1);
}
