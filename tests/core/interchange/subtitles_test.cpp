#include "core/interchange/read_text_file.h"
#include "core/text/text_index.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// What stands in the text where each time points, up to the next five characters: "1000 Hello".
QStringList timesIn(const ImportedText& imported)
{
    const TextIndex index(imported.text);
    QStringList found;
    for (const auto& time : imported.times)
        found << QStringLiteral("%1 %2").arg(time.ms).arg(index.slice(imported.text, {time.position, time.position + 5}));
    return found;
}

} // namespace

TEST_CASE("subtitles without names become paragraphs that end before a pause, with the time of each cue", "[interchange][subtitles]")
{
    const auto imported =
        valueOf(readText("\xEF\xBB\xBF"
                         "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hello 😀</i>\r\nthere.\r\n\r\n2\r\n00:00:02,600 --> 00:00:04,000\r\n"
                         "{\\an8}How are you?\r\n\r\n3\r\n00:00:09,250 --> 00:00:10,000\r\nFine.\r\n",
                         "talk.srt"));
    CHECK(imported.text == QStringLiteral("Hello 😀 there. How are you?\nFine."));
    CHECK(timesIn(imported) == QStringList{"1000 Hello", "2600 How a", "9250 Fine."});
}

TEST_CASE("Teams' subtitles name who speaks; cues of one speaker are one turn", "[interchange][subtitles]")
{
    const auto imported =
        valueOf(readText("WEBVTT\n\nNOTE duration: 00:01\n\n0a1b/1-0\n00:00:00.000 --> 00:00:02.000\n<v Ann Lee>Hello &amp;</v>\n\n"
                         "0a1b/2-0\n00:00:02.000 --> 00:00:03.000 align:start\n<v Ann Lee>welcome.</v>\n\n0a1b/3-0\n"
                         "00:00:03.100 --> 00:00:05.000\n<v Bo>Thanks.</v>\n",
                         "meeting.vtt"));
    CHECK(imported.text == "Ann Lee: Hello & welcome.\nBo: Thanks.");
    CHECK(timesIn(imported) == QStringList{"0 Ann L", "2000 welco", "3100 Bo: T"});
    const auto two = valueOf(readText("WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ann>Hi.\n<v Bo>Hey.\n", "a.vtt"));
    CHECK(two.text == "Ann: Hi.\nBo: Hey.");
}

TEST_CASE("Zoom's subtitles write the name before the words", "[interchange][subtitles]")
{
    const auto imported = valueOf(
        readText("WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAnn Lee: Hello.\n\n2\n00:00:02.000 --> 00:00:03.000\nAnn Lee: Welcome "
                 "all.\n\n3\n00:00:09.000 --> 00:00:10.000\nand to you.\n\n4\n00:00:11.000 --> 00:00:12.000\nBo: Thanks: all.\n",
                 "zoom.vtt"));
    CHECK(imported.text == "Ann Lee: Hello. Welcome all. and to you.\nBo: Thanks: all.");
    CHECK(imported.times.size() == 4);
}

TEST_CASE("captions that roll on show each line twice and are read once", "[interchange][subtitles]")
{
    const auto imported = valueOf(readText("WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:02.000\n \nso<00:00:00.500><c> we</c> "
                                           "begin\n\n00:00:02.000 --> 00:00:02.010\nso we "
                                           "begin\n \n\n00:00:02.010 --> 00:00:04.000\nso we begin\nto<00:00:03.000><c> talk</c>\n",
                                           "auto.vtt"));
    CHECK(imported.text == "so we begin to talk");
    CHECK(timesIn(imported) == QStringList{"0 so we", "2010 to ta"});
}

TEST_CASE("subtitles are known by their content; other text under their suffix is refused with what to do", "[interchange][subtitles]")
{
    CHECK(valueOf(readText("WEBVTT\n\n00:01.000 --> 00:02.000\nHi.\n", "a.txt")).text == "Hi.");
    CHECK(valueOf(readText("1\n00:00:01,000 --> 00:00:02,000\nHi.\n", "a.txt")).text == "Hi.");
    CHECK(valueOf(readText("- A: go --> there\nno subtitles", "a.txt")).text == "- A: go --> there\nno subtitles");
    CHECK(readText("Anna: just text", "a.srt").error().message.contains("rename it to .txt"));
    CHECK(readText("WEBVTT\n", "a.vtt").error().message.contains("a.vtt"));
    const auto bad = valueOf(readText("1\n00:00:xx,000 --> 00:00:02,000\nHi.\n", "a.srt"));
    CHECK(bad.text == "Hi.");
    CHECK(bad.notes.size() == 2);
}

TEST_CASE("damaged subtitles give a text or a sentence, and times lie in the text", "[interchange][subtitles]")
{
    const QByteArray whole =
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ann>Hi &amp; \n<00:00:01.500>ho\n\n00:03.000 --> 00:04.000\n- Bo: x\n- y\n";
    QRandomGenerator random(17);
    for (int round = 0; round < 3000; ++round) {
        auto changed = whole;
        for (int i = 0; i < 1 + round % 4; ++i)
            changed[random.bounded(6, int(changed.size()))] = "<>\n-:& v0\xFF"[random.bounded(10)];
        const auto imported = readText(changed, "a.vtt");
        if (!imported)
            continue;
        for (const auto& time : imported->times)
            CHECK((time.position >= 0 && time.position < codePointCount(imported->text) && time.ms >= 0));
    }
}
