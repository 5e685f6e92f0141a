#include "tests/app/counterpoint.h"
#include <QDir>
#include <QThread>

using namespace counterpoint::test;

namespace {

const QByteArray name = "Amara";

/// Files of the study's folder that hold the name, whatever its case.
QStringList filesWith(const Terminal& terminal, const QByteArray& words)
{
    QStringList found;
    for (const auto& folder : {QString("."), QString("s.counterpoint-backups")})
        for (const auto& file : QDir(terminal.path(folder)).entryList(QDir::Files | QDir::Hidden))
            if (terminal.bytes(folder + '/' + file).toLower().contains(words.toLower()))
                found << file;
    return found;
}

Terminal aSealableStudy()
{
    auto terminal = aSmallStudy();
    QFile::remove(terminal.path("Interview.txt"));
    return terminal;
}

} // namespace

TEST_CASE("names are replaced, taken back, sealed and deleted from the command line", "[cli][pseudonyms]")
{
    const auto terminal = aSealableStudy();
    const QStringList command{"pseudonyms", "s.counterpoint"};
    const auto with = [&](const QStringList& more) { return command + more; };
    terminal.print(with({"--add", "Amara=Berta", "--note", "the nurse"}));
    const auto found = terminal.ask(with({"--find"}));
    CHECK(found["count"].toInt() >= 4); // twice in the text, a speaker, a Case
    CHECK(found["places"].toArray().first().toObject()["replacement"] == "Berta");
    CHECK(terminal.ask(with({"--apply"}))["replaced"].toInt() >= 4);
    CHECK(terminal.print({"text", "s.counterpoint", "Interview"}).contains("Berta: We work"));
    CHECK(terminal.ask(command)["pseudonyms"].toArray().first().toObject()["places"].toInt() >= 4);

    terminal.put("password.txt", "correct horse\n");
    terminal.put("wrong.txt", "correct house\n");
    terminal.print(with({"--export-key", "key.bin", "--password-file", "password.txt"}));
    CHECK_FALSE(terminal.bytes("key.bin").contains(name));
    CHECK(terminal.run(with({"--export-key", "key.bin"})).status == 1); // never overwritten
    CHECK(terminal.run(with({"--delete-key"})).output.contains("Nothing was changed"));
    CHECK(filesWith(terminal, name).contains("s.counterpoint"));
    terminal.print(with({"--delete-key", "--final"}));
    CHECK(filesWith(terminal, name).isEmpty());
    const auto undone = terminal.run({"undo", "s.counterpoint"});
    CHECK(undone.status == 1);
    CHECK(undone.errors.contains("cannot be taken back"));

    const auto wrong = terminal.run(with({"--import-key", "key.bin", "--password-file", "wrong.txt"}));
    CHECK(wrong.status == 1);
    CHECK(wrong.errors.contains("not the password"));
    CHECK(terminal.ask(with({"--import-key", "key.bin", "--password-file", "password.txt"}))["lost"].toInt() == 0);
    terminal.print(with({"--revert"}));
    CHECK(terminal.print({"text", "s.counterpoint", "Interview"}).contains("Amara: We work"));
    terminal.print({"check", "s.counterpoint"});
}

TEST_CASE("a redaction that is killed at any moment leaves the old study or the new one", "[cli][pseudonyms]")
{
    const auto terminal = aSealableStudy();
    const auto study = terminal.path("s.counterpoint");
    QFile::copy(study, terminal.path("before.study"));
    int redacted = 0;
    for (int delay = 2; delay < 200; delay += 11) {
        QFile::remove(study);
        REQUIRE(QFile::copy(terminal.path("before.study"), study));
        QProcess process;
        process.setWorkingDirectory(terminal.path("."));
        process.start(COUNTERPOINT_EXECUTABLE, {"pseudonyms", "s.counterpoint", "--redact", "Amara", "--final"});
        QThread::msleep(unsigned(delay));
        process.kill();
        process.waitForFinished();
        terminal.print({"check", "s.counterpoint"});
        const auto text = terminal.print({"text", "s.counterpoint", "Interview"});
        redacted += text.contains("Amara") ? 0 : 1;
        CHECK(text.count("Amara") + text.count("█████") == 2); // all or none
        terminal.print({"sources", "s.counterpoint", "--rename", "Interview", "Talk"}); // opens it for writing
        CHECK(QDir(terminal.path(".")).entryList({"*.redact*"}).isEmpty());
    }
    INFO(redacted << " of the rounds were done before the kill");
}

TEST_CASE("a redaction without room on the disk is refused in a sentence and leaves the study as it was", "[cli][pseudonyms]")
{
    const auto terminal = aSealableStudy();
    const auto before = terminal.bytes("s.counterpoint");
    QProcess shell; // no file may grow beyond a quarter of the study
    shell.setWorkingDirectory(terminal.path("."));
    const auto blocks = QString::number(before.size() / 512 / 4);
    shell.start("sh",
                {"-c", "trap '' XFSZ; ulimit -f " + blocks + "; exec \"$0\" pseudonyms s.counterpoint --redact Amara --final",
                 COUNTERPOINT_EXECUTABLE});
    REQUIRE(shell.waitForFinished(60'000));
    CHECK(shell.exitCode() == 1);
    CHECK_FALSE(shell.readAllStandardError().isEmpty());
    CHECK(terminal.bytes("s.counterpoint") == before);
    CHECK(QDir(terminal.path(".")).entryList({"*.redact*"}).isEmpty());
}
