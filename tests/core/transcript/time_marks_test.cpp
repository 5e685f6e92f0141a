#include "core/interchange/read_text_file.h"
#include "core/transcript/import_transcript.h"
#include "core/transcript/time_marks.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// All marks of the text that was brought in, each as position@milliseconds.
QStringList marksAfterImportOf(const ImportedText& content)
{
    const auto project = emptyProject();
    const auto source =
        valueOf(project->perform("Import", [&](Edit& db) { return importTranscript(db, proposeTranscript("talk.txt", content)); }));
    QStringList found;
    for (const auto& mark : valueOf(project->read([&](const Read& db) { return time_marks::of(db, source); })))
        found << QStringLiteral("%1@%2").arg(mark.position).arg(mark.ms);
    return found;
}

} // namespace

TEST_CASE("timestamps in a text become time marks where they stand, behind an emoji too", "[transcript][time-marks]")
{
    CHECK(marksAfterImportOf({QStringLiteral("Ann: Hello 😀 [00:00:04] and on.\nBen: Yes [00:01:10].\nAnn: Good."), {}})
          == QStringList{"13@4000", "41@70000"});
}

TEST_CASE("times that a file's structure gives become time marks beside those in the text, each once", "[transcript][time-marks]")
{
    CHECK(marksAfterImportOf({QStringLiteral("[00:00:04] One.\nTwo."), {}, {{0, 4000}, {16, 6500}}}) == QStringList{"0@4000", "16@6500"});
}

TEST_CASE("a turn of subtitles has the time of its first cue", "[transcript][time-marks]")
{
    const auto project = emptyProject();
    const auto plan =
        proposeTranscript("a.vtt",
                          valueOf(readText("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi.\n\n00:02.000 --> 00:03.000\n<v Ann>You?\n\n"
                                           "00:04.500 --> 00:05.000\n<v Bo>Hey.\n\n00:06.000 --> 00:07.000\n<v Ann>Good.\n",
                                           "a.vtt")));
    const auto source = valueOf(project->perform("Import", [&](Edit& db) { return importTranscript(db, plan); }));
    QList<qint64> times;
    for (const auto& turn : valueOf(project->read([&](const Read& db) { return turns::of(db, source); })))
        times << turn.timestampMs.value_or(-1);
    CHECK(times == QList<qint64>{1000, 4500, 6000});
    CHECK(valueOf(project->read([&](const Read& db) { return time_marks::of(db, source); })).size() == 4);
}
