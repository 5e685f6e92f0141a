#include "core/text/text_index.h"
#include "core/transcript/recognition.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Each turn as "speaker @ milliseconds: words", with line ends as /.
QStringList turnsIn(const QString& text)
{
    const TextIndex index(text);
    const auto found = recogniseTurns(text);
    QStringList list;
    for (const auto& turn : found.turns) {
        const auto name = turn.speaker < 0 ? QStringLiteral("?") : found.speakers[std::size_t(turn.speaker)].name;
        const auto time = turn.timestampMs ? QString::number(*turn.timestampMs) : QStringLiteral("-");
        list << QStringLiteral("%1 @ %2: %3")
                    .arg(name, time, index.slice(text, {turn.contentStart, turn.span.end}).toString().replace('\n', '/'));
    }
    return list;
}

QList<qint64> timesIn(const QString& text)
{
    QList<qint64> list;
    for (const auto& timestamp : recogniseTurns(text).timestamps)
        list << timestamp.ms;
    return list;
}

} // namespace

TEST_CASE("Otter: name, two spaces and time above the words, below a head", "[transcript][recognition]")
{
    CHECK(turnsIn("Village talk\nTue, Mar 5, 2024 10:00AM • 32:10\n\nSUMMARY KEYWORDS\nwater, pump\n\nSPEAKERS\nAnn Lee, Bo Park\n\n"
                  "Ann Lee  0:04  \nThank you for coming.\n\nBo Park  0:12  \nSure.\n\nAnn Lee  1:02:15  \nAnd then?\n")
          == QStringList{"Ann Lee @ 4000: Thank you for coming.", "Bo Park @ 12000: Sure.", "Ann Lee @ 3735000: And then?"});
    CHECK(turnsIn("Speaker 1  0:00  \nHello.\n\nSpeaker 2  0:05  \nHi.\n\nUnknown Speaker  0:09  \nMorning.\n\nSpeaker 1  0:12  \nWell.")
          == QStringList{"Speaker 1 @ 0: Hello.", "Speaker 2 @ 5000: Hi.", "Unknown Speaker @ 9000: Morning.", "Speaker 1 @ 12000: Well."});
}

TEST_CASE("Teams' documents of both kinds", "[transcript][recognition]")
{
    const QString old = "0:0:0.0 --> 0:0:1.260\nLee, Ann\nHello everyone.\n0:0:3.490 --> 0:0:6.120\nBo Park\nHello Ann.\nAll well?\n"
                        "0:1:7.23 --> 0:1:9.120\nLee, Ann\nFine.\n";
    CHECK(turnsIn(old) == QStringList{"Lee, Ann @ 0: Hello everyone.", "Bo Park @ 3490: Hello Ann./All well?", "Lee, Ann @ 67230: Fine."});
    CHECK(timesIn(old) == QList<qint64>{0, 3490, 67230});
    CHECK(
        turnsIn(
            "Meeting-20240305_100000-Meeting Recording\nMarch 5, 2024, 10:00AM\n32m 10s\n\nAnn Lee   0:03\nHello.\nAll well?\n\nBo Park   "
            "0:12\nFine.\n\nAnn Lee   0:20\nGood.\n")
        == QStringList{"Ann Lee @ 3000: Hello./All well?", "Bo Park @ 12000: Fine.", "Ann Lee @ 20000: Good."});
}

TEST_CASE("times with an arrow but no names are no turns", "[transcript][recognition]")
{
    CHECK(turnsIn("00:00:01.000 --> 00:00:02.000\nHello there\n\n00:00:03.000 --> 00:00:04.000\nand welcome\n").isEmpty());
    CHECK(timesIn("00:00:01.000 --> 00:00:02.000\nHello there\n") == QList<qint64>{1000});
}

TEST_CASE("f4 and MAXQDA: times with tenths at the end or the start of paragraphs", "[transcript][recognition]")
{
    const QString f4 =
        "I: Wie war das? #00:00:12-3#\nB: Ja, das war so. #00:00:45-8#\nI: Und dann? #00:00:50-0#\nB: Dann nicht. #00:01:12-9#\n";
    CHECK(turnsIn(f4)
          == QStringList{"I @ -: Wie war das? #00:00:12-3#", "B @ -: Ja, das war so. #00:00:45-8#", "I @ -: Und dann? #00:00:50-0#",
                         "B @ -: Dann nicht. #00:01:12-9#"});
    CHECK(timesIn(f4) == QList<qint64>{12300, 45800, 50000, 72900});
    CHECK(turnsIn("#00:00:00-0# Interviewer: And now?\n#00:00:12-3# Amara: We waited. #00:00:20-1# Then it came.\n#00:01:00-7# "
                  "Interviewer: And?\n")
          == QStringList{"Interviewer @ 0: And now?", "Amara @ 12300: We waited. #00:00:20-1# Then it came.", "Interviewer @ 60700: And?"});
    CHECK(turnsIn("00:03:40.5Zack: What will it do?\n00:03:44.3Jim: It will fill a gap.\n00:03:50.0Zack: Good.\n00:03:52.1Jim: Yes.\n")
          == QStringList{"Zack @ 220500: What will it do?", "Jim @ 224300: It will fill a gap.", "Zack @ 230000: Good.",
                         "Jim @ 232100: Yes."});
    CHECK(turnsIn("[00:00:04.21] Ann: One.\n[00:00:07.95] Bo: Two.\n[00:00:09.00] Ann: Three.\n")
          == QStringList{"Ann @ 4210: One.", "Bo @ 7950: Two.", "Ann @ 9000: Three."});
}

TEST_CASE("Zoom's saved captions: name in brackets and the time of day above the words", "[transcript][recognition]")
{
    CHECK(turnsIn("[Ann Lee] 10:00:04\nThank you.\n\n[Bo Park] 10:00:12\nSure.\n\n[Ann Lee] 10:00:30\nSo?\n")
          == QStringList{"Ann Lee @ 36004000: Thank you.", "Bo Park @ 36012000: Sure.", "Ann Lee @ 36030000: So?"});
}
