#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

namespace {

QStringList speakersOf(const QJsonObject& turns)
{
    QStringList names;
    for (const auto turn : turns["turns"].toArray())
        names << turn.toObject()["speaker"].toString();
    return names;
}

} // namespace

TEST_CASE("turns are corrected by commands, each one undoable step", "[cli][turns]")
{
    const auto terminal = aSmallStudy();
    const auto before = terminal.ask({"turns", "s.counterpoint", "Interview"});
    CHECK(speakersOf(before) == QStringList{"Interviewer", "Amara", "Interviewer", "Amara"});
    CHECK(before["speakers"][0]["role"].toString() == "interviewer");
    CHECK(before["speakers"][1]["turns"].toInt() == 2);
    CHECK(before["speakers"][1]["case"].toString() == "Amara");

    const auto second = before["turns"][1].toObject();
    const auto middle = second["content_start"].toInt() + 8; // before "alongside"
    const auto split = terminal.ask({"turns", "s.counterpoint", "Interview", "--split", QString::number(middle), "--speaker", "Ben"});
    CHECK(speakersOf(split) == QStringList{"Interviewer", "Amara", "Ben", "Interviewer", "Amara"});
    CHECK(split["turns"][2]["text"].toString() == "alongside each other.");
    CHECK(speakersOf(terminal.ask({"turns", "s.counterpoint", "Interview", "--join", "3"})) == speakersOf(before));
    CHECK(speakersOf(terminal.ask({"turns", "s.counterpoint", "Interview", "--assign", "4", "Ben"})).last() == "Ben");
    CHECK(terminal.print({"text", "s.counterpoint", "Interview"}).contains("\nBen: Yes."));
    terminal.print({"undo", "s.counterpoint"});
    CHECK(terminal.ask({"turns", "s.counterpoint", "Interview"}) == before);

    terminal.print({"turns", "s.counterpoint", "Interview", "--rename", "Amara", "P1", "--role", "Interviewer", "moderator"});
    CHECK(terminal.print({"text", "s.counterpoint", "Interview"}).contains("\nP1: We work"));
    for (const QStringList& wrong : {QStringList{"--join", "1"}, QStringList{"--join", "9"}, QStringList{"--role", "P1", "guest"},
                                     QStringList{"--assign", "9", "P1"}, QStringList{"--rename", "Nobody", "X"}}) {
        const auto refused = terminal.run(QStringList{"turns", "s.counterpoint", "Interview"} + wrong);
        INFO(wrong.join(' ').toStdString() << ": " << refused.errors.toStdString());
        CHECK(refused.status == 1);
        CHECK(refused.errors.count('\n') == 1);
    }
    CHECK(terminal.run({"turns", "s.counterpoint", "Interview", "--split", "60"}).status == 2);
    CHECK(terminal.ask({"check", "s.counterpoint"})["ok"].toBool());
}

TEST_CASE("counts, passages and hits leave interviewers out when they are told to", "[cli][turns]")
{
    const auto terminal = aSmallStudy();
    terminal.print({"search", "s.counterpoint", "is|each", "--regex", "--word", "--code", "Task"});
    CHECK(terminal.ask({"segments", "s.counterpoint"})["segments"].toArray().size() == 3);
    const auto passages = terminal.ask({"segments", "s.counterpoint", "--participants-only"})["segments"].toArray();
    REQUIRE(passages.size() == 1);
    CHECK(passages[0]["speaker"].toString() == "Amara");
    CHECK(terminal.ask({"search", "s.counterpoint", "is|each", "--regex", "--word", "--participants-only"})["count"].toInt() == 1);
    const auto task = [&](const QStringList& options) {
        for (const auto code : terminal.ask(QStringList{"codes", "s.counterpoint"} + options)["codes"].toArray())
            if (code.toObject()["name"].toString() == "Task")
                return code.toObject()["codings"].toInt();
        return -1;
    };
    CHECK(task({}) == 3);
    CHECK(task({"--participants-only"}) == 1);
    const auto source = terminal.ask({"sources", "s.counterpoint", "--participants-only"})["sources"][0].toObject();
    CHECK(source["words"].toInt() == 8); // "Amara: We work alongside each other." and "Amara: Yes."
    CHECK(source["codings"].toInt() == 1);
}

TEST_CASE("a recording is linked, found, missed, copied and forgotten by commands", "[cli][recordings]")
{
    const auto terminal = aSmallStudy();
    terminal.put("talk.wav", "not really sound");
    const auto linked = terminal.ask({"recordings", "s.counterpoint", "--link", "Interview", "talk.wav"})["recordings"][0].toObject();
    CHECK(linked["file"].toString() == "talk.wav");
    CHECK(linked["found"].toBool());
    CHECK_FALSE(linked["copied"].toBool());
    const auto copied = terminal.ask({"recordings", "s.counterpoint", "--copy", "Interview"})["recordings"][0].toObject();
    CHECK(copied["copied"].toBool());
    CHECK(terminal.bytes("s.counterpoint-media/talk.wav") == "not really sound");
    terminal.print({"undo", "s.counterpoint"});
    QFile::remove(terminal.path("talk.wav"));
    CHECK_FALSE(terminal.ask({"recordings", "s.counterpoint"})["recordings"][0]["found"].toBool());
    const auto gone = terminal.run({"recordings", "s.counterpoint", "--link", "Interview", "talk.wav"});
    CHECK(gone.status == 1);
    CHECK(gone.errors.contains("talk.wav"));
    CHECK(terminal.ask({"recordings", "s.counterpoint", "--unlink", "Interview"})["recordings"].toArray().isEmpty());
    terminal.put("talk.wav", "not really sound");
    terminal.print({"recordings", "s.counterpoint", "--new", "Second talk", "talk.wav"});
    CHECK(terminal.ask({"turns", "s.counterpoint", "Second talk"})["turns"].toArray().size() == 1);
    CHECK(terminal.ask({"check", "s.counterpoint"})["ok"].toBool());
}
