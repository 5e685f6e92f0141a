#include "tests/app/counterpoint.h"
#include <QDir>

using namespace counterpoint::test;

namespace {

QStringList names(const QJsonArray& list, const char* key)
{
    QStringList all;
    for (const auto& each : list)
        all << each.toObject()[QLatin1String(key)].toString();
    return all;
}

QByteArray interview(const QByteArray& who)
{
    return "Interviewer: Well?\n\n" + who + ": Yes, I do.\n\nInterviewer: Why?\n\n" + who + ": So.\n";
}

Terminal aFolder()
{
    Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--title", "A study"});
    REQUIRE(QDir(terminal.path({})).mkpath("talks/more/.hidden"));
    terminal.put("talks/Interview 10.txt", interview("Anna"));
    terminal.put("talks/Interview 2.txt", interview("Ben"));
    terminal.put("talks/more/Interview 3.txt", interview("Cara"));
    terminal.put("talks/.draft.txt", interview("Nobody"));
    terminal.put("talks/more/.hidden/x.txt", interview("Nobody"));
    terminal.put("talks/photo.png", "\x89PNG");
    terminal.put("talks/staff.csv", "a,b\n1,2\n");
    return terminal;
}

} // namespace

TEST_CASE("a folder brings in what can be read in it and below, as one step, and says what it left out", "[import]")
{
    const auto terminal = aFolder();
    const auto done = terminal.ask({"import", "s.counterpoint", "talks"});
    CHECK(names(done["imported"].toArray(), "name") == QStringList{"Interview 2", "Interview 10", "Interview 3"});
    CHECK(done["left_out"].toArray().size() == 2);
    CHECK(terminal.print({"import", "s.counterpoint", "talks", "--dry-run"}).contains("photo.png"));
    terminal.print({"undo", "s.counterpoint"});
    CHECK(terminal.ask({"sources", "s.counterpoint"})["sources"].toArray().isEmpty());
}

TEST_CASE("a file that cannot be read stops the import, or is listed where the others shall come in", "[import]")
{
    const auto terminal = aFolder();
    terminal.put("talks/broken.docx", "PK\x03\x04 no more");
    const auto refused = terminal.run({"import", "s.counterpoint", "talks"});
    CHECK(refused.status == 1);
    CHECK(refused.errors.contains("broken.docx"));
    CHECK(terminal.ask({"sources", "s.counterpoint"})["sources"].toArray().isEmpty());
    const auto done = terminal.ask({"import", "s.counterpoint", "talks", "--skip-unreadable"});
    CHECK(done["imported"].toArray().size() == 3);
    CHECK(names(done["left_out"].toArray(), "file").contains("talks/broken.docx"));
    REQUIRE(QDir(terminal.path({})).mkpath("more"));
    terminal.put("more/empty.txt", "");
    terminal.put("more/blank.txt", " \n\n ");
    terminal.put("more/full.txt", interview("Ben"));
    const auto more = terminal.ask({"import", "s.counterpoint", "more", "--skip-unreadable"});
    CHECK(more["imported"].toArray().size() == 1);
    CHECK(more["left_out"].toArray().size() == 2);
}

TEST_CASE("a changed file updates its source, keeps the codings and says what it did", "[import]")
{
    const auto terminal = aFolder();
    terminal.print({"import", "s.counterpoint", "talks"});
    terminal.print({"code", "s.counterpoint", "Interview 10", "--turn", "2", "Trust", "--create"});
    auto changed = interview("Anna");
    changed.replace("I do.", "I always do.");
    terminal.put("talks/Interview 10.txt", changed);
    const auto plan = terminal.ask({"import", "s.counterpoint", "talks", "--update", "--dry-run"});
    CHECK(names(plan["imported"].toArray(), "kind") == QStringList{"unchanged", "update", "unchanged"});
    const auto done = terminal.ask({"import", "s.counterpoint", "talks", "--update"})["imported"].toArray()[1].toObject();
    CHECK(done["words_in"] == 1);
    CHECK(done["codings_lost"] == 0);
    CHECK(terminal.ask({"sources", "s.counterpoint"})["sources"].toArray().size() == 3);
    CHECK(terminal.ask({"segments", "s.counterpoint"})["segments"].toArray()[0].toObject()["text"] == "Yes, I always do.");
    CHECK(terminal.ask({"check", "s.counterpoint"})["problems"].toArray().isEmpty());

    // Without --update it comes in beside the one that is there, and is told so.
    const auto again = terminal.ask({"import", "s.counterpoint", "talks/Interview 10.txt"})["imported"].toArray()[0].toObject();
    CHECK(again["name"] == "Interview 10 (2)");
    CHECK(again["notes"].toArray()[0].toString().contains("--update"));
}

TEST_CASE("a pattern of one's own is used for all files, and refused in a sentence where it is none", "[import]")
{
    const auto terminal = aFolder();
    terminal.put("odd.txt", "<<anna>> Hello.\n<<ben>> Hi.\n");
    const auto done = terminal.ask({"import", "s.counterpoint", "odd.txt", "--speaker-pattern", "<<{speaker}>>"});
    CHECK(done["imported"].toArray()[0].toObject()["speakers"].toArray() == QJsonArray{"anna", "ben"});
    const auto refused = terminal.run({"import", "s.counterpoint", "odd.txt", "--speaker-pattern", "({time})"});
    CHECK(refused.status == 1);
    CHECK(refused.errors.contains("{speaker}"));
}

TEST_CASE("the text as imported can be read and compared with today's, with who changed what", "[import]")
{
    const auto terminal = aFolder();
    terminal.print({"import", "s.counterpoint", "talks/Interview 2.txt"});
    const auto original = terminal.ask({"text", "s.counterpoint", "Interview 2"})["text"].toString();
    const auto at = original.indexOf("Yes");
    terminal.print(
        {"edit", "s.counterpoint", "Interview 2", "--replace", QString::number(at), QString::number(at + 3), "No", "--as", "Cara"});
    CHECK(terminal.ask({"text", "s.counterpoint", "Interview 2", "--original"})["text"] == original);
    const auto changes = terminal.ask({"text", "s.counterpoint", "Interview 2", "--compare"})["changes"].toArray();
    REQUIRE(changes.size() == 1);
    const auto change = changes[0].toObject();
    CHECK(change["was"] == "Yes");
    CHECK(change["now"] == "No");
    CHECK(change["by"].toObject()["coder"] == "Cara");
    CHECK(terminal.print({"text", "s.counterpoint", "Interview 2", "--compare"}).contains("\n-Ben: Yes, I do.\n+Ben: No, I do.\n"));
    CHECK(terminal.ask({"text", "s.counterpoint", "Interview 2", "--versions"})["versions"].toArray().size() == 2);
    const auto step = terminal.ask({"history", "s.counterpoint"})["history"].toArray()[1].toObject()["id"].toInt();
    CHECK(terminal.ask({"text", "s.counterpoint", "Interview 2", "--step", QString::number(step)})["text"] == original);
}

TEST_CASE("responses come in from .sav and go out as .xlsx and .sav, and a later wave comes in by key", "[app]")
{
    const Terminal terminal;
    terminal.run({"new", "s.counterpoint"});
    terminal.put("staff.csv", "id,trust\n1,4\n2,5\n");
    terminal.ask({"import", "s.counterpoint", "staff.csv"});
    const auto written = terminal.ask({"export", "s.counterpoint", "staff.sav", "--what", "staff"});
    CHECK(written["rows"].toInt() == 2);
    CHECK(written["losses"].toArray().isEmpty());
    CHECK(terminal.ask({"import", "s.counterpoint", "staff.sav"})["imported"].toArray()[0].toObject()["rows"].toInt() == 2);
    CHECK(terminal.run({"export", "s.counterpoint", "staff.xlsx", "--what", "staff", "--labels"}).status == 0);
    CHECK(terminal.run({"export", "s.counterpoint", "staff.docx", "--what", "staff"}).status == 1);
    terminal.put("wave2.csv", "id,trust\n2,3\n9,1\n");
    const QStringList update{"import", "s.counterpoint", "wave2.csv", "--kind", "responses", "--update", "staff", "--key", "id"};
    const auto planned = terminal.ask(update + QStringList{"--dry-run"});
    CHECK(planned["corrected"].toArray()[0].toObject()["before"].toString() == "5");
    CHECK(planned["appended"].toArray()[0].toString() == "9");
    CHECK(terminal.ask(update)["corrected"].toArray().size() == 1);
    CHECK(terminal.ask(update)["corrected"].toArray().isEmpty());
    terminal.put("twice.csv", "id,trust\n2,3\n2,1\n");
    const auto refused = terminal.run({"import", "s.counterpoint", "twice.csv", "--update", "staff", "--key", "id"});
    CHECK(refused.status == 1);
    CHECK(refused.errors.contains("rows 1 and 2"));
}
