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
