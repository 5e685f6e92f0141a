#include "core/interchange/pdf/page_lines.h"
#include "core/interchange/read_text_file.h"
#include "tests/core/interchange/a_pdf.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

ImportedText read(const APdf& pdf, const TextReading& reading = {}) { return valueOf(readText(pdf.bytes(), "a.pdf", reading)); }

/// Three pages with a header, a footer that counts and eight lines of talk.
APdf aTranscript(bool isNumbered)
{
    APdf pdf;
    int number = 1;
    for (int page = 1; page <= 3; ++page) {
        pdf.page().line(72, 40, "Village study: interview 7").line(280, 760, "Page " + QByteArray::number(page) + " of 3");
        for (int i = 0; i < 8; ++i, ++number) {
            if (isNumbered)
                pdf.line(number < 10 ? 45.56 : 40, 90 + i * 14, QByteArray::number(number));
            pdf.line(72, 90 + i * 14,
                     i % 2 ? "and water came only twice a day, so that we carried it up from the river."
                           : "Amara: In the first years, as I told you, there was no pump up here on our hill");
        }
    }
    return pdf;
}

} // namespace

TEST_CASE("lines of a PDF are put together into paragraphs", "[interchange][pdf]")
{
    const QByteArray turn =
        "Amara: In the first years, as I told you before, there was no pump at all up here on our hill and water came only twice a day, "
        "so that we had to carry it up from the lower well, which the other village had dug in the year of the flood.";
    APdf pdf;
    pdf.page().line(72, 90, "Interviewer: What happened then?").lines(72, 104, APdf::wrapped(turn)).line(72, 160, "Interviewer: And now?");
    pdf.line(72, 200, "After a gap a new paragraph begins.");
    CHECK(read(pdf).text == "Interviewer: What happened then?\n" + turn + "\nInterviewer: And now?\nAfter a gap a new paragraph begins.");
    APdf indented;
    indented.page();
    const auto lines = APdf::wrapped(
        "Amara: In the first years, as I told you before, there was no pump on the hill and the water came only twice a day, so that "
        "we had to carry it up from the lower well, which was as far as a walk to the town would be");
    REQUIRE(lines.size() == 3);
    for (int i = 0; i < 3; ++i)
        indented.line(90, 90 + i * 42, lines[0].left(75)).line(72, 104 + i * 42, lines[1]).line(72, 118 + i * 42, lines[2]);
    CHECK(read(indented).text.count(u'\n') == 2);
}

TEST_CASE("a paragraph goes on from one page to the next", "[interchange][pdf]")
{
    const QByteArray half = "the water came only twice a day so that we had to carry it up from the lower well and from the river ";
    const auto lines = APdf::wrapped(half.repeated(5).trimmed());
    APdf pdf;
    pdf.page().lines(72, 90, lines.mid(0, 4)).page().lines(72, 90, lines.mid(4));
    CHECK(read(pdf).text == half.repeated(5).trimmed());
}

TEST_CASE("words divided at the ends of lines are joined, compounds keep their hyphen", "[interchange][pdf]")
{
    APdf pdf;
    pdf.page().lines(72, 90,
                     {"The well-known committee met on Tuesdays, and all of us knew about the commit-",
                      "ment that they had made, which was in its own way known to everyone as a well-",
                      "known one. The next meeting was on the first of May, as it was in the Austro-", "Hungarian times."});
    const auto text = read(pdf).text;
    CHECK(text.contains("about the commitment that"));
    CHECK(text.contains("a well-known one."));
    CHECK(text.contains("Austro-Hungarian"));
}

TEST_CASE("two columns of a PDF are read one after the other, below the title above both", "[interchange][pdf]")
{
    APdf pdf;
    pdf.page().line(72, 60, "A title that stands across both of the columns of the page, as titles do");
    for (int i = 0; i < 6; ++i)
        pdf.line(72, 90 + i * 14, "left column, line " + QByteArray::number(i) + " of the first")
            .line(320, 90 + i * 14, "right column, line " + QByteArray::number(i) + " of the other");
    const auto text = read(pdf).text;
    CHECK(text.startsWith("A title"));
    CHECK(text.indexOf("left column, line 5") < text.indexOf("right column, line 0"));
    CHECK(text.indexOf("left column, line 5") > 0);
}

TEST_CASE("a label in a column of its own stays with its words", "[interchange][pdf]")
{
    APdf pdf;
    pdf.page();
    for (int i = 0; i < 8; ++i)
        pdf.line(72, 90 + i * 28, i % 2 ? "Amara" : "Interviewer").line(180, 90 + i * 28, "Sentence number " + QByteArray::number(i) + ".");
    CHECK(read(pdf).text.startsWith("Interviewer\tSentence number 0.\nAmara\tSentence number 1.\n"));
}

TEST_CASE("headers, footers and page numbers are kept or dropped as asked, and named", "[interchange][pdf]")
{
    const auto kept = read(aTranscript(false));
    CHECK(kept.text.count("Village study: interview 7") == 3);
    CHECK(kept.text.contains("\nPage 2 of 3\n"));
    REQUIRE(kept.notes.size() == 1);
    CHECK(kept.notes[0].contains("Village study: interview 7"));
    CHECK(kept.notes[0].contains("kept"));
    TextReading reading;
    reading.dropPageFurniture = true;
    const auto dropped = read(aTranscript(false), reading);
    CHECK_FALSE(dropped.text.contains("Village study"));
    CHECK_FALSE(dropped.text.contains("Page 2"));
    CHECK(dropped.text.count("Amara: In the first years") == 12);
    CHECK(dropped.text.count(u'\n') == 11);
    CHECK(dropped.notes[0].contains("left out"));
}

TEST_CASE("a header that stands as close as the text's lines is known where all pages have it", "[interchange][pdf]")
{
    APdf pdf;
    for (int page = 1; page <= 5; ++page) {
        pdf.page().line(72, 76, "Study of hand-overs: confidential");
        for (int i = 0; i < 40; ++i)
            pdf.line(72, 90 + i * 14, i % 2 ? "Interviewer: And then, what came after that?" : "Amara: We carried the water up ourselves.");
        pdf.line(72, 90 + 40 * 14, "Page " + QByteArray::number(page));
    }
    TextReading reading;
    reading.dropPageFurniture = true;
    const auto text = read(pdf, reading).text;
    CHECK_FALSE(text.contains("confidential"));
    CHECK_FALSE(text.contains("Page"));
    CHECK(text.count("Amara: We carried") == 100);
    CHECK(text.count("Interviewer: And then") == 100);
}

TEST_CASE("a line that two pages begin with by chance is no header", "[interchange][pdf]")
{
    APdf pdf;
    for (int page = 0; page < 3; ++page)
        pdf.page().lines(72, 90, {"Amara: Yes.", "Interviewer: Question " + QByteArray(1, char('a' + page)) + "?", "Amara: No."});
    TextReading reading;
    reading.dropPageFurniture = true;
    CHECK(read(pdf, reading).text.count("Amara: Yes.") == 3);
}

TEST_CASE("numbers of lines are kept beside their lines or dropped as asked", "[interchange][pdf]")
{
    const auto kept = read(aTranscript(true));
    CHECK(kept.text.contains("\n9\tAmara: In the first years"));
    CHECK(kept.text.contains("\n10\tand water came"));
    CHECK(kept.notes.size() == 2);
    TextReading reading;
    reading.dropPageFurniture = reading.dropLineNumbers = true;
    CHECK(read(aTranscript(true), reading).text == read(aTranscript(false), reading).text);
}

TEST_CASE("ligatures and other characters of a PDF", "[interchange][pdf]")
{
    APdf pdf;
    pdf.page().line(72, 90,
                    "caf\xE9 \x93quoted\x94 na\xEFve \x80"
                    "5");
    CHECK(read(pdf).text == QStringLiteral("café “quoted” naïve €5"));
}

TEST_CASE("a line of a PDF that runs from right to left is read from its right end", "[interchange][pdf]")
{
    // As the words stand on the page, from left to right.
    pdf::Line line;
    line.top = 90;
    line.bottom = 100;
    double left = 100;
    for (const auto& [text, gap] :
         {std::pair(QStringLiteral("."), 0.), std::pair(QStringLiteral("1999"), 3.), std::pair(QStringLiteral("תנשב"), 3.),
          std::pair(QStringLiteral(","), 0.), std::pair(QStringLiteral("Oxfam"), 3.), std::pair(QStringLiteral("GB"), 3.),
          std::pair(QStringLiteral("הרמא"), 0.)}) {
        const auto right = left + 6. * double(text.size());
        line.words.push_back({text, left, 90, right, 100, false});
        left = right + gap;
    }
    CHECK(line.isRightToLeft());
    CHECK(line.text() == QStringLiteral("אמרה Oxfam GB, בשנת 1999."));
}

TEST_CASE("a PDF without text, with a password or damaged is refused with what to do", "[interchange][pdf]")
{
    CHECK(readText(APdf().page().bytes(), "scan.pdf").error().message.contains("OCR"));
    CHECK(readText("%PDF-1.7\n%%EOF", "a.pdf").error().message.contains("damaged"));
    CHECK(valueOf(readText(APdf().page().line(72, 90, "words").page().bytes(), "a.pdf")).notes.size() == 1);
    const auto locked =
        APdf()
            .page()
            .line(72, 90, "words")
            .bytes()
            .replace("/Root 1 0 R",
                     "/Root 1 0 R/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]/Encrypt<</Filter/Standard/V 1/R "
                     "2/P -44/O<"
                         + QByteArray("ab").repeated(32) + ">/U<" + QByteArray("cd").repeated(32) + ">>>");
    CHECK(readText(locked, "a.pdf").error().message.contains("password"));
    CHECK(readText(APdf().page().line(72, 90, "words").bytes().mid(0, 300), "a.pdf").has_value() == false);
}

TEST_CASE("damaged PDFs give a text or a sentence", "[interchange][pdf]")
{
    const auto whole = aTranscript(true).bytes();
    QRandomGenerator random(19);
    for (int round = 0; round < 300; ++round) {
        auto changed = whole;
        for (int i = 0; i < 1 + round % 6; ++i)
            changed[random.bounded(8, int(changed.size()))] = char(random.bounded(256));
        const auto imported = readText(changed, "a.pdf");
        CHECK((imported || !imported.error().message.isEmpty()));
    }
}
