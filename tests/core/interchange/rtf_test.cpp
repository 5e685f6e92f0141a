#include "core/interchange/read_text_file.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QByteArray head =
    R"({\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset2 Symbol;}{\f3\fcharset128 MS Mincho;}}
{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}{\*\generator Anything;}{\info{\title Secret title}}
)";

ImportedText read(const QByteArray& body) { return valueOf(readText(head + body + "}", "a.rtf")); }
QString textOf(const QByteArray& body) { return read(body).text; }

} // namespace

TEST_CASE("characters of an RTF file, however they are written", "[interchange][rtf]")
{
    CHECK(textOf(R"(\pard Anna:\tab Yes\line no\par \{a\\b\} \'e9\'93q\'94\par)") == QStringLiteral("Anna:\tYes\nno\n{a\\b} é“q”"));
    CHECK(textOf(R"(co\_op\-er\~x \emdash\endash\lquote\rquote\ldblquote\rdblquote\bullet)")
          == QStringLiteral("co\u2011op\u00ADer\u00A0x —–‘’“”•"));
    CHECK(textOf("one\r\ntwo\\par\r\nthree") == "onetwo\nthree"); // line ends of the file are none of the text
    CHECK(textOf("a\\\nb") == "a\nb");
}

TEST_CASE("Unicode in RTF: negative numbers, surrogates, and the fallback passed over", "[interchange][rtf]")
{
    CHECK(textOf(R"(\u8217?x \u-10179?\u-8704?! {\uc2\u1055\'cf\'ef}\u1086o)") == QStringLiteral("’x 😀! По"));
    CHECK(textOf(R"(\uc0\u1513\u1500  x)") == QStringLiteral("של x"));
    CHECK(textOf(R"({\upr{ansi}{\*\ud{\u350?a}}}b)") == QStringLiteral("Şab"));
    CHECK(textOf(R"(a\u-10179?b)") == QStringLiteral("a\uFFFDb"));
    CHECK(textOf("e\\u769?") == QStringLiteral("e\u0301"));
}

TEST_CASE("bytes of an RTF file are of the code page of their font", "[interchange][rtf]")
{
    CHECK(textOf(R"({\f1 \'cf\'f0\'e8}{\f0 \'e9} {\f3 \'93\'fa\'96\'7b} {\f2 a\'ae})") == QStringLiteral("Приé 日本 α→"));
    CHECK(valueOf(readText(R"({\rtf1\ansi\ansicpg1251 \'cf\'f0})", "a.rtf")).text == QStringLiteral("Пр"));
    CHECK(valueOf(readText(R"({\rtf1\mac \'8e})", "a.rtf")).text == QStringLiteral("é"));
    CHECK(valueOf(readText("{\\rtf1\\ansi\\ansicpg65001 \xC3\xA9}", "a.rtf")).text == QStringLiteral("é"));
}

TEST_CASE("tables of an RTF file are rows with tabs, nested ones too", "[interchange][rtf]")
{
    CHECK(textOf(R"(before\par\trowd\pard\intbl Anna\cell Yes.\par More.\cell\row\trowd\pard\intbl\cell x\cell\row\pard after)")
          == "before\nAnna\tYes. More.\n\tx\nafter");
    CHECK(textOf(R"(\trowd\pard\intbl a\par b\cell\row)") == "a\nb"); // a frame
    CHECK(
        textOf(
            R"(\pard\intbl\itap1 o\par\pard\intbl\itap2 i\nestcell{\nonesttables\par}ii\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl\itap1\cell p\cell\row\pard end)")
        == "o i\tii\tp\nend");
    CHECK(textOf(R"({\pard\intbl Anna\cell}{\pard\intbl Yes\cell}{\row}\pard after)") == "Anna\tYes\nafter");
}

TEST_CASE("notes, changes, comments, hidden words, headers and text boxes of an RTF file as in a Word document", "[interchange][rtf]")
{
    const auto imported =
        read(R"({\header Page \chpgn\par}One{\super\chftn}{\footnote\pard\plain{\super\chftn} first\par} two{\footnote second}
 {\revised new}{\deleted old}{\*\annotation private}{\v secret} shown{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}{\listtext\'b7\tab}
{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt boxed\par}}}\par{\joined\deleted\par}end{\pict 0123}{\*\unknown none of this})");
    CHECK(imported.text.startsWith("One[1] two[2] new shownlink\nboxed\nend\n\n"));
    CHECK(imported.text.endsWith("\n[1] first\n[2] second"));
    CHECK(imported.notes.size() == 5);
    CHECK_FALSE(imported.text.contains("Secret title"));
}

TEST_CASE("an RTF file that is cut short, too deep or no RTF", "[interchange][rtf]")
{
    const auto cut = valueOf(readText("{\\rtf1\\ansi Anna: yes\\par {\\b Ben", "a.rtf"));
    CHECK(cut.text == "Anna: yes\nBen");
    REQUIRE(cut.notes.size() == 1);
    CHECK_THAT(cut.notes.front().toStdString(), Catch::Contains("“a.rtf” is damaged behind “…Anna: yes Ben”: it ends in the middle"));
    CHECK(readText(QByteArray("{\\rtf1") + QByteArray("{").repeated(100000), "a.rtf").error().message.contains("a.rtf"));
    CHECK(valueOf(readText("{\\rtf1 a\\bin9999999 b", "a.rtf")).text == "a");
    const auto plain = valueOf(readText("Anna: just text", "a.rtf"));
    CHECK(plain.text == "Anna: just text");
    CHECK(plain.notes.size() == 1);
    CHECK(valueOf(readText("{\\rtf1 by content}", "a.txt")).text == "by content");
}

TEST_CASE("what is wrong with an RTF file is said with the words before it, and its text is read", "[interchange][rtf]")
{
    const auto note = [](const QByteArray& bytes) {
        const auto read = valueOf(readText(bytes, "a.rtf"));
        return read.text + " | " + read.notes.join(' ');
    };
    CHECK(note(QByteArray("{\\rtf1\\ansi Anna: yes\\par}\r\n") + '\0' + '\x1A') == "Anna: yes | "); // ends that programs write
    const auto stray = note("{\\rtf1\\ansi Anna: yes\\par}} Ben: and the rest\\par}");
    CHECK(stray.startsWith("Anna: yes\n Ben: and the rest | "));
    CHECK(stray.contains("behind “…Anna: yes”: its end stands before other text"));
    const auto zeros = note(QByteArray("{\\rtf1\\ansi Anna: yes\\par Ben: ") + QByteArray(600, '\0') + " no\\par}");
    CHECK(zeros.startsWith("Anna: yes\nBen:  no | "));
    CHECK(zeros.contains("bytes that are no text"));
    CHECK(note(QByteArray("{\\rtf1\\ansi {\\pict\\bin4 ") + QByteArray(4, '\x01') + "}Anna\\par}")
          == "Anna | "); // a picture's are no damage
    const auto lost = readText("{\\rtf1\\ansi {\\fonttbl{\\f0 Arial;}Anna: yes\\par}", "a.rtf");
    REQUIRE_FALSE(lost);
    CHECK(lost.error().message.contains("“a.rtf” is damaged before its first words"));
}

TEST_CASE("damaged RTF files give a text or a sentence", "[interchange][rtf]")
{
    const auto whole = head
        + R"(Anna: \u8217?{\footnote n}\trowd\intbl a\cell b\cell\row{\shp{\*\shpinst{\shptxt box}}}{\upr{a}{\*\ud b}}\itap3 x\nestcell\nestrow\'93\f3\'93})";
    QRandomGenerator random(11);
    for (int round = 0; round < 5000; ++round) {
        auto changed = whole;
        for (int i = 0; i < 1 + round % 4; ++i)
            changed[random.bounded(5, int(changed.size()))] = "{}\\u'9 \x80"[random.bounded(8)];
        const auto imported = readText(changed.left(random.bounded(20, int(changed.size()))), "a.rtf");
        CHECK((imported || !imported.error().message.isEmpty()));
    }
}
