#include "core/text/text_index.h"
#include "core/transcript/import_transcript.h"
#include "core/transcript/recognition_pattern.h"
#include "core/transcript/speakers.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

Recognition by(const QString& pattern, const QString& text, bool isExpression = false)
{
    RecognitionOptions options;
    options.pattern = {pattern, isExpression};
    return recogniseTurns(text, options);
}

QString speakersIn(const Recognition& found)
{
    QStringList list;
    for (const auto& speaker : found.speakers)
        list << QString("%1 %2").arg(speaker.name).arg(speaker.turns);
    return list.join(", ");
}

QStringList contents(const Recognition& found, const QString& text)
{
    const TextIndex index(text);
    QStringList list;
    for (const auto& turn : found.turns)
        list << index.slice(text, {turn.contentStart, turn.span.end}).toString();
    return list;
}

} // namespace

TEST_CASE("a pattern of one's own finds labels that nothing else would", "[transcript][recognition][pattern]")
{
    const QString text = "<<anna (0:12)>> I was there. 😀\n<<ben (1:02:03)>> So was I.\n\n<<anna (1:02:40)>> Were you?\nReally?\n";
    const auto found = by("<<{speaker} ({time})>>", text);
    CHECK(speakersIn(found) == "anna 2, ben 1");
    CHECK(contents(found, text) == QStringList{"I was there. 😀", "So was I.", "Were you?\nReally?"});
    CHECK(found.turns[0].timestampMs == 12'000);
    CHECK(found.turns[1].timestampMs == 3'723'000);
    CHECK(found.form == "<<{speaker} ({time})>>");
    CHECK(found.speakers[0].words == 6);

    const QString numbered = "12 Anna says Hello.\n13 Ben says Hi.\n";
    CHECK(speakersIn(by("{number} {speaker} says", numbered)) == "Anna 1, Ben 1");
    const QString alone = "Speaker 1\nHello there.\nSpeaker 2\nHi.\n"; // a name that stands alone on its line
    CHECK(contents(by("Speaker {speaker}", alone), alone) == QStringList{"Hello there.", "Hi."});
    CHECK(speakersIn(by("{speaker}:", "Note: one.\nNote: two.\nWhatever: three.\n"))
          == "Note 2, Whatever 1"); // it need not look like a name
}

TEST_CASE("experts give a regular expression with a group for the name", "[transcript][recognition][pattern]")
{
    const QString text = "#01 ANNA# Hello.\n#02 BEN# Hi.\n";
    CHECK(speakersIn(by("#\\d+ (?<speaker>[A-Z]+)#", text, true)) == "ANNA 1, BEN 1");
    CHECK(speakersIn(by("^#\\d+ ([A-Z]+)#", text, true)) == "ANNA 1, BEN 1");
    CHECK(by("#\\d+", text, true).problem.contains("(?<speaker>"));
    CHECK(by("(", text, true).problem.contains("not a valid pattern"));
}

TEST_CASE("a pattern that cannot be used says why, and one that would take for ever gives up", "[transcript][recognition][pattern]")
{
    CHECK(by("{name}:", "Anna: Hello.\n").problem.contains("{name}"));
    CHECK(by("({time}):", "Anna: Hello.\n").problem.contains("{speaker}"));
    CHECK_FALSE(checkPattern({"{speaker} {speaker}:", false}));
    CHECK(checkPattern({"{speaker}\t", false}));
    CHECK(checkPattern({"  ", false}));
    const auto slow = by("((a+)+)+:", QString(60, u'a') + "b:\n", true);
    CHECK(slow.speakers.empty());
    CHECK(slow.problem.contains("takes too long"));
}

TEST_CASE("labels found by a pattern are merged and left out as others are", "[transcript][recognition][pattern]")
{
    RecognitionOptions options;
    options.pattern = {"{speaker} -", false};
    options.merged = {{"Ana", "Anna"}};
    options.ignored = {"Scene"};
    CHECK(speakersIn(recogniseTurns("Scene - one\nAnna - Yes.\nBen - No.\nAna - Well.\n", options)) == "Anna 2, Ben 1");
}

TEST_CASE("in a focus group, moderators are told apart and unknown voices are nobody's Case", "[transcript][recognition]")
{
    const auto plan =
        proposeTranscript("group.txt",
                          {"Moderator: Who is here?\n\nAnna: I am.\n\nBen: And I.\n\nFemale voice: Me too.\n\n??: Yes.\n\nModerator: Good. "
                           "Ready?\n\nAll: Yes!\n\nAnna: Let us go.\n\nUnknown speaker: Wait.\n\n??: No.\n\nAll: Hm.\n\nBen: Well.\n",
                           {}});
    QStringList people;
    for (const auto& speaker : plan.speakers)
        people << speaker.name + ' ' + toText(speaker.role) + ' ' + speaker.caseName;
    CHECK(people
          == QStringList{"Moderator moderator ", "Anna participant Anna", "Ben participant Ben", "Female voice unknown ", "?? unknown ",
                         "All unknown ", "Unknown speaker unknown "});
}
