#include "core/transcript/import_files.h"
#include "core/transcript/without_lines.h"
#include "tests/support/printing.h"
#include <QFile>
#include <QTemporaryDir>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

ImportedText brokenUp(const QString& text)
{
    ImportedText content{text, {}};
    breakIntoLines(content, QStringLiteral("talk.txt"));
    return content;
}

const QString conversation =
    QStringLiteral("Interviewer: How was the water? Was it far? Dr. Sow: We walked, well, an hour. One thing is clear: it was far, and – "
                   "Interviewer: Every day? Dr. Sow: Every day. ");

} // namespace

TEST_CASE("a conversation in one line has its turns when it is imported", "[transcript][lines]")
{
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("talk.txt"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(conversation.repeated(50).toUtf8());
    file.close();
    const auto read = readTranscript(path, {});
    REQUIRE(read.size() == 1);
    REQUIRE(read[0].plan);
    const auto& plan = *read[0].plan;
    CHECK(plan.recognition.turns.size() == 200);
    REQUIRE(plan.speakers.size() == 2);
    CHECK(plan.speakers[0].name == "Interviewer");
    CHECK(plan.speakers[1].name == "Dr. Sow");
    CHECK(plan.content.text.startsWith(QStringLiteral(
        "Interviewer: How was the water? Was it far?\nDr. Sow: We walked, well, an hour. One thing is clear: it was far, and "
        "–\nInterviewer: Every day?\nDr. Sow: Every day.\nInterviewer: ")));
    CHECK(plan.content.notes
          == QStringList{QStringLiteral("“talk.txt” has no line ends between its turns: a line was begun at each of the 199 places where a "
                                        "speaker is named. The words are as they were.")});
}

TEST_CASE("a long line without speakers comes in as paragraphs, and a note says so", "[transcript][lines]")
{
    const auto content = brokenUp(QStringLiteral("We waited for water. Mostly there was none. ").repeated(5'000));
    CHECK(content.text.count(u'\n') > 150);
    REQUIRE(content.notes.size() == 1);
    CHECK(content.notes.front().startsWith(QStringLiteral("“talk.txt” has a line longer than 100,000 characters")));
}

TEST_CASE("texts with paragraphs, and monologues, stay as they are", "[transcript][lines]")
{
    const auto lines = QString(conversation).replace(QStringLiteral("? "), QStringLiteral("?\n")).repeated(100);
    const auto monologue = QStringLiteral("I think that water is what we talk about. Note: it rains. ").repeated(300);
    for (const auto& text : {lines, monologue, QString(), conversation}) {
        const auto content = brokenUp(text);
        CHECK(content.text == text);
        CHECK(content.notes.isEmpty());
    }
    ImportedText cues{conversation.repeated(50), {}, {{0, 1'000}}};
    breakIntoLines(cues, QStringLiteral("talk.vtt"));
    CHECK(cues.text == conversation.repeated(50));
}
