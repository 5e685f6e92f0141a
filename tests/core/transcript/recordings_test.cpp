#include "core/transcript/edit_text.h"
#include "core/transcript/recordings.h"
#include "core/transcript/time_marks.h"
#include "core/transcript/transcribing.h"
#include "tests/support/a_project.h"
#include <QDir>
#include <QFile>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

void put(const QString& path, const QByteArray& content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray bytes(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// An empty transcript of a recording, written in step by step.
struct ATranscript {
    ATranscript()
        : project(emptyProject())
        , source(valueOf(project->perform("New", [](Edit& db) { return recordings::addTranscript(db, "Talk", {}, "/tmp/talk.mp3"); })))
    {
    }
    QString text() const
    {
        return valueOf(project->read([&](const Read& db) { return sources::text(db, source); }));
    }
    std::vector<Turn> turns() const
    {
        return valueOf(project->read([&](const Read& db) { return turns::of(db, source); }));
    }
    std::vector<TimeMark> marks() const
    {
        return valueOf(project->read([&](const Read& db) { return time_marks::of(db, source); }));
    }
    SpeakerId next(qsizetype position) const
    {
        return valueOf(project->read(
            [&](const Read& db) { return transcribing::nextSpeaker(turns::of(db, source), speakers::of(db, source), position); }));
    }
    void type(const QString& words)
    {
        REQUIRE(project->perform("Type", [&](Edit& db) { return sources::replace(db, source, {cursor, cursor}, words); }));
        cursor += codePointCount(words);
    }
    void newTurn(std::optional<qint64> ms = {})
    {
        cursor = valueOf(project->perform("Turn", [&](Edit& db) { return transcribing::beginTurn(db, source, cursor, next(cursor), ms); }));
    }
    void stamp(qint64 ms)
    {
        cursor = valueOf(project->perform("Time", [&](Edit& db) { return transcribing::insertTimestamp(db, source, cursor, ms); }));
    }

    std::unique_ptr<Project> project;
    SourceId source;
    qsizetype cursor = 13; // behind "Interviewer: "
};

} // namespace

TEST_CASE("a conversation is written down turn by turn, speakers taking turns", "[transcript][transcribing]")
{
    ATranscript talk;
    REQUIRE(talk.text() == "Interviewer: ");
    talk.type("How was it? 😀");
    talk.newTurn();
    talk.type("Fine.");
    talk.newTurn();
    CHECK(talk.text() == "Interviewer: How was it? 😀\nParticipant: Fine.\nInterviewer: ");
    const auto turns = talk.turns();
    REQUIRE(turns.size() == 3);
    CHECK(turns[0].speaker == turns[2].speaker);
    CHECK(turns[2].contentStart == talk.cursor);
    // Enter again in a turn where nothing is said yet: somebody else speaks.
    talk.newTurn();
    CHECK(talk.text() == "Interviewer: How was it? 😀\nParticipant: Fine.\nParticipant: ");
    CHECK(talk.cursor == codePointCount(talk.text()));
    CHECK(talk.turns().size() == 3);
}

TEST_CASE("a new turn in the middle of another takes what follows with it", "[transcript][transcribing]")
{
    ATranscript talk;
    talk.type("How was it? Fine.");
    talk.cursor = 13 + 11; // before the space before "Fine"
    const auto before = dump(*talk.project);
    talk.newTurn(65'000);
    CHECK(talk.text() == "Interviewer: How was it?\n[00:01:05] Participant: Fine.");
    CHECK(talk.turns()[1].timestampMs == 65'000);
    REQUIRE(talk.marks().size() == 1);
    CHECK(talk.marks()[0].position == talk.turns()[1].span.start);
    REQUIRE(talk.project->undo());
    CHECK(dump(*talk.project) == before);
}

TEST_CASE("a timestamp is text, a time mark, and the time of the turn that it begins", "[transcript][transcribing]")
{
    ATranscript talk;
    talk.stamp(252'900);
    CHECK(talk.text() == "Interviewer: [00:04:12] ");
    CHECK(talk.turns()[0].timestampMs == 252'900);
    talk.type("Well");
    talk.stamp(3'661'000);
    CHECK(talk.text() == "Interviewer: [00:04:12] Well [01:01:01] ");
    CHECK(talk.turns()[0].timestampMs == 252'900); // the later one is a place in the turn
    const auto marks = talk.marks();
    REQUIRE(marks.size() == 2);
    CHECK(talk.text().mid(marks[1].position, 10) == "[01:01:01]");
    CHECK(marks[1].ms == 3'661'000);
    REQUIRE(talk.project->undo());
    CHECK(talk.marks().size() == 1);
    CHECK(talk.text() == "Interviewer: [00:04:12] Well");
}

TEST_CASE("a recording below the study's folder is kept by its way from there", "[transcript][recordings]")
{
    auto project = emptyProject();
    const auto stored = [&](const QString& file) {
        return valueOf(project->perform("Link", [&](Edit& db) -> Result<Recording> {
            const auto source = sources::add(db, {"Talk", SourceKind::Transcript, Strand::Interviews, {}, "x", {}});
            recordings::link(db, *source, "/studies/one/a.counterpoint", file);
            return *recordings::of(db, *source);
        }));
    };
    const auto inside = stored("/studies/one/audio/talk.mp3");
    CHECK(inside.file == "audio/talk.mp3");
    CHECK(recordings::pathOf(inside, "/elsewhere/a.counterpoint") == "/elsewhere/audio/talk.mp3"); // the study was moved with it
    const auto outside = stored("/media/stick/talk.mp3");
    CHECK(recordings::pathOf(outside, "/elsewhere/a.counterpoint") == "/media/stick/talk.mp3");
}

TEST_CASE("a source has one recording; linking another and unlinking are undone", "[transcript][recordings]")
{
    ATranscript talk;
    const auto before = dump(*talk.project);
    REQUIRE(talk.project->perform("Link", [&](Edit& db) { recordings::link(db, talk.source, {}, "/tmp/other.mp3"); }));
    CHECK(valueOf(talk.project->read([](const Read& db) { return recordings::all(db); })).size() == 1);
    REQUIRE(talk.project->perform("Unlink", [&](Edit& db) { recordings::unlink(db, talk.source); }));
    CHECK(valueOf(talk.project->read([](const Read& db) { return recordings::all(db); })).empty());
    REQUIRE(talk.project->undo());
    REQUIRE(talk.project->undo());
    CHECK(dump(*talk.project) == before);
}

TEST_CASE("a recording is copied beside the study, and nothing there is overwritten", "[transcript][recordings]")
{
    const QTemporaryDir folder;
    const auto study = folder.filePath("a.counterpoint");
    const QByteArray sound(3 << 20, 'x');
    put(folder.filePath("talk.mp3"), sound);
    const auto copy = valueOf(recordings::copyBeside(study, folder.filePath("talk.mp3"), {}));
    CHECK(copy == folder.filePath("a.counterpoint-media/talk.mp3"));
    CHECK(bytes(copy) == sound);
    CHECK(valueOf(recordings::copyBeside(study, folder.filePath("talk.mp3"), {})) == copy); // the same again is not kept twice
    QDir(folder.path()).mkdir("b");
    put(folder.filePath("b/talk.mp3"), QByteArray(3 << 20, 'y'));
    const auto other = valueOf(recordings::copyBeside(study, folder.filePath("b/talk.mp3"), {}));
    CHECK(other == folder.filePath("a.counterpoint-media/talk (2).mp3"));
    CHECK(bytes(copy) == sound);
}

TEST_CASE("copying that is cancelled or cannot begin leaves no file", "[transcript][recordings]")
{
    const QTemporaryDir folder;
    const auto study = folder.filePath("a.counterpoint");
    put(folder.filePath("talk.mp3"), QByteArray(3 << 20, 'x'));
    for (const qint64 stopAt : {qint64(1) << 20, qint64(4) << 20}) {
        const auto stopped =
            recordings::copyBeside(study, folder.filePath("talk.mp3"), Progress([&](qint64 done, qint64) { return done < stopAt; }));
        REQUIRE_FALSE(stopped);
        CHECK(stopped.error().kind == Error::Kind::Cancelled);
        CHECK(QDir(recordings::mediaFolder(study)).entryList(QDir::Files).isEmpty());
    }
    const auto missing = recordings::copyBeside(study, folder.filePath("gone.mp3"), {});
    REQUIRE_FALSE(missing);
    CHECK(missing.error().message.contains("gone.mp3"));
}
