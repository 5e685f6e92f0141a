#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

namespace {

QByteArray answers(const QByteArray& key, const QByteArray& first, const QByteArray& second)
{
    return "id,age,why\n" + key + "1,30,\"" + first + "\"\n" + key + "2,41,\"" + second + "\"\n";
}

/// The turns of the open question: which response, and where it begins.
QStringList turnsOf(const Terminal& terminal, const char* study)
{
    QStringList all;
    for (const auto& turn : terminal.ask({"turns", study, "staff: why"})["turns"].toArray())
        all << turn.toObject()["text"].toString().left(20);
    return all;
}

} // namespace

TEST_CASE("answers that came into both copies are all there, each with its words, once", "[merge]")
{
    const Terminal terminal;
    terminal.print({"new", "ours.counterpoint", "--title", "A study"});
    terminal.put(
        "staff.csv",
        answers("A", "Because it was there before us and nobody asked why", "So that we meet more often in the corridor at least"));
    terminal.print({"import", "ours.counterpoint", "staff.csv"});
    REQUIRE(QFile::copy(terminal.path("ours.counterpoint"), terminal.path("theirs.counterpoint")));
    terminal.put(
        "b.csv",
        answers("B", "Ours, as it was said on the first day of the course", "Both of us took this one in and it stands here once"));
    terminal.put(
        "c.csv",
        answers("C", "Theirs, from the second day when the others had gone", "None of the above is what I would say about any of it"));
    terminal.print({"import", "ours.counterpoint", "b.csv", "--update", "staff", "--key", "id"});
    terminal.print({"import", "theirs.counterpoint", "c.csv", "--update", "staff", "--key", "id"});
    terminal.print({"import", "theirs.counterpoint", "b.csv", "--update", "staff", "--key", "id"});
    terminal.print({"code", "theirs.counterpoint", "staff: why", "Days", "--turn", "3", "--create"});

    const auto merged = terminal.ask({"merge", "ours.counterpoint", "theirs.counterpoint"});
    CHECK(merged["conflicts"].toInt() == 0);
    CHECK(turnsOf(terminal, "ours.counterpoint")
          == QStringList{"Because it was there", "So that we meet more", "Theirs, from the sec", "None of the above is",
                         "Ours, as it was said", "Both of us took this"});
    const auto dataset = terminal.ask({"datasets", "ours.counterpoint"})["datasets"].toArray()[0].toObject();
    CHECK(dataset["rows"].toInt() == 6);
    const auto passages = terminal.ask({"segments", "ours.counterpoint", "--code", "Days"})["segments"].toArray();
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].toObject()["text"].toString() == "Theirs, from the second day when the others had gone");
    CHECK(terminal.run({"check", "ours.counterpoint"}).status == 0);
    terminal.print({"undo", "ours.counterpoint"});
    CHECK(turnsOf(terminal, "ours.counterpoint").size() == 4);
    CHECK(terminal.run({"check", "ours.counterpoint"}).status == 0);
}

TEST_CASE("a copy that is newer, damaged, no copy or the study itself is refused in a sentence, and nothing changes", "[merge]")
{
    const Terminal terminal;
    terminal.print({"new", "ours.counterpoint", "--title", "A study"});
    terminal.print({"new", "other.counterpoint", "--title", "Another"});
    terminal.put("broken.counterpoint", "SQLite format 3");
    for (const auto* file : {"other.counterpoint", "broken.counterpoint", "ours.counterpoint", "none.counterpoint"}) {
        const auto refused = terminal.run({"merge", "ours.counterpoint", file});
        CHECK(refused.status == 1);
        CHECK(refused.errors.contains(QLatin1String(file)));
    }
    CHECK(terminal.run({"check", "ours.counterpoint"}).status == 0);
}
