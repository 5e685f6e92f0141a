#include "core/interchange/archive/zip_writer.h"
#include "core/interchange/docx/docx.h"
#include "core/interchange/read_text_file.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QRandomGenerator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QByteArray documentStart = "<w:document xmlns:w='w' xmlns:mc='mc' xmlns:wps='wps' xmlns:m='m'><w:body>";

/// A Word document of this body; `footnotes` is the inside of its footnotes part.
QByteArray docxOf(const QByteArray& body, const QByteArray& footnotes = {}, const QByteArray& header = {})
{
    const QByteArray kind = "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    ZipWriter writer;
    writer.add("_rels/.rels", "<Relationships><Relationship " + kind + "officeDocument' Target='word/document.xml'/></Relationships>");
    writer.add("word/document.xml", documentStart + body + "</w:body></w:document>");
    writer.add("word/_rels/document.xml.rels",
               "<Relationships><Relationship " + kind + "footnotes' Target='footnotes.xml'/><Relationship " + kind
                   + "header' Target='header1.xml'/></Relationships>");
    writer.add("word/footnotes.xml", "<w:footnotes xmlns:w='w'>" + footnotes + "</w:footnotes>");
    writer.add("word/header1.xml", "<w:hdr xmlns:w='w'>" + header + "</w:hdr>");
    return valueOf(writer.finish());
}

QByteArray p(const QByteArray& inside) { return "<w:p>" + inside + "</w:p>"; }
QByteArray r(const QByteArray& inside) { return "<w:r>" + inside + "</w:r>"; }
QByteArray t(const QByteArray& words) { return r("<w:t xml:space='preserve'>" + words + "</w:t>"); }
QString textOf(const QByteArray& body) { return valueOf(readDocx(docxOf(body), "a.docx")).text; }

} // namespace

TEST_CASE("paragraphs, tabs, breaks and special hyphens of a Word document", "[interchange][docx]")
{
    CHECK(textOf(p(t("Anna:") + r("<w:tab/>") + t("Yes") + t(" ") + t("&amp; no")) + p("") + p(t("x") + r("<w:br/>") + t("y")))
          == "Anna:\tYes & no\n\nx\ny");
    CHECK(textOf(p(t("co") + r("<w:noBreakHyphen/>") + t("op") + r("<w:softHyphen/>") + t("er"))) == QStringLiteral("co\u2011op\u00ADer"));
    CHECK(textOf(p(r("<w:sym w:font='Wingdings' w:char='F0E0'/>") + r("<w:sym w:font='Symbol' w:char='F061'/>")
                   + r("<w:sym w:font='Arial' w:char='20AC'/>")))
          == QStringLiteral("→α€"));
    CHECK(textOf(p("<w:hyperlink r:id='x'>" + t("the site") + "</w:hyperlink><w:sdt><w:sdtContent>" + t("!") + "</w:sdtContent></w:sdt>"))
          == "the site!");
}

TEST_CASE("footnotes are marked and stand at the end, in order", "[interchange][docx]")
{
    const auto body = p(t("One") + r("<w:footnoteReference w:id='7'/>") + t(" two") + r("<w:footnoteReference w:id='3'/>"));
    const auto imported = valueOf(readDocx(docxOf(body,
                                                  "<w:footnote w:id='3'>" + p(r("<w:footnoteRef/>") + t(" second"))
                                                      + "</w:footnote><w:footnote w:id='7'>" + p(t("first")) + "</w:footnote>"),
                                           "a.docx"));
    CHECK(imported.text.startsWith("One[1] two[2]\n\n"));
    CHECK(imported.text.endsWith("\n[1] first\n[2] second"));
    CHECK(imported.notes.size() == 1);
}

TEST_CASE("table rows are lines, cells stand between tabs, nested tables too", "[interchange][docx]")
{
    const auto cell = [](const QByteArray& inside) { return "<w:tc>" + inside + "</w:tc>"; };
    const auto row = [](const QByteArray& inside) { return "<w:tr>" + inside + "</w:tr>"; };
    const auto inner = "<w:tbl>" + row(cell(p(t("i"))) + cell(p(t("ii")))) + "</w:tbl>";
    CHECK(textOf(p(t("before")) + "<w:tbl>" + row(cell(p(t("Anna"))) + cell(p(t("Yes.")) + p(t("More."))))
                 + row(cell(p("")) + cell(inner + p(""))) + "</w:tbl>" + p(t("after")))
          == "before\nAnna\tYes. More.\n\ti\tii\nafter");
    CHECK(textOf("<w:tbl>" + row(cell(p(t("a")) + p(t("b")))) + "</w:tbl>") == "a\nb"); // a frame
}

TEST_CASE("a text box comes once, after its paragraph", "[interchange][docx]")
{
    const auto box = "<w:txbxContent>" + p(t("in the box")) + "</w:txbxContent>";
    CHECK(textOf(p(t("before ")
                   + r("<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box
                       + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent>")
                   + t("after")))
          == "before after\nin the box");
}

TEST_CASE("tracked changes, comments, hidden text, headers: the text as it reads, and a note for each", "[interchange][docx]")
{
    const auto body =
        p("<w:ins>" + t("new") + "</w:ins><w:del>" + r("<w:delText>old</w:delText>") + "</w:del>" + r("<w:commentReference w:id='1'/>")
          + r("<w:rPr><w:vanish/></w:rPr><w:t>secret</w:t>") + r("<w:rPr><w:vanish w:val='0'/></w:rPr><w:t> shown</w:t>"))
        + p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + t("joined ")) + p(t("up"));
    const auto imported = valueOf(readDocx(docxOf(body, {}, p(t("Confidential"))), "a.docx"));
    CHECK(imported.text == "new shown\njoined up");
    CHECK(imported.notes.size() == 4);
}

TEST_CASE("a field gives its result, not its instructions", "[interchange][docx]")
{
    const auto mark = [](const QByteArray& type) { return r("<w:fldChar w:fldCharType='" + type + "'/>"); };
    CHECK(textOf(p(t("p. ") + mark("begin") + r("<w:instrText>PAGE </w:instrText>") + t("?") + mark("separate") + t("7") + mark("end")
                   + t("!")))
          == "p. 7!");
    CHECK(textOf(p(mark("begin") + r("<w:instrText>XE term</w:instrText>") + mark("end") + t("x"))) == "x");
    CHECK(textOf(p("<w:fldSimple w:instr='DATE'>" + t("today") + "</w:fldSimple>")) == "today");
}

TEST_CASE("what is no Word document is refused with what to do", "[interchange][docx]")
{
    const auto sentence = [](const QByteArray& bytes) {
        const auto refused = readText(bytes, "a.docx");
        REQUIRE_FALSE(refused);
        return refused.error().message;
    };
    CHECK(sentence("hello").contains("not a Word document"));
    CHECK(sentence(QByteArray("\xD0\xCF\x11\xE0") + QByteArray(100, 'x')).contains("no Word document"));
    CHECK(
        sentence(QByteArray("\xD0\xCF\x11\xE0") + QByteArray("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32)).contains("password"));
    CHECK(sentence(docxOf(p(t("x"))).left(900)).contains("damaged"));
}

TEST_CASE("the real Word transcripts come in whole", "[interchange][docx][real]")
{
    const auto small = sharedData("real/transcripts/trans1.docx");
    if (small.isEmpty())
        return;
    const auto text = valueOf(readTextFile(small)).text;
    CHECK(text.startsWith("Researcher 2:\tOctober 7, 1892."));
    CHECK(text.contains(QStringLiteral("\nMultiple Students:\tYes teacher we‘re ready to learn.")));
    CHECK(text.count('\n') == 12); // 13 paragraphs
    const auto interview = valueOf(readTextFile(sharedData("real/transcripts/Yasmine_Interview_Transcript.docx")));
    CHECK(interview.text.count('\n') == 121); // 121 paragraphs, and one line break in the last
    CHECK(interview.text.contains(QStringLiteral("Narrator: Ahmad Abd Rabou\nDate: 16/10/2014")));
    CHECK(interview.notes == QStringList{"Headers and footers were left out."});
    CHECK_FALSE(readTextFile(sharedData("real/transcripts/trans4.xlsx")));
}

TEST_CASE("damaged Word documents give a text or a sentence", "[interchange][docx]")
{
    // Stored, so that changed bytes reach the XML and not only the packing.
    const auto xml = documentStart + p(t("Anna: yes") + r("<w:footnoteReference w:id='1'/>")) + "<w:tbl><w:tr><w:tc>" + p(t("c"))
        + "</w:tc></w:tr></w:tbl></w:body></w:document>";
    QRandomGenerator random(5);
    for (int round = 0; round < 3000; ++round) {
        auto changed = xml;
        for (int i = 0; i < 1 + round % 3; ++i)
            changed[random.bounded(int(changed.size()))] = "<>/'w:pt& "[random.bounded(10)];
        ZipWriter writer;
        writer.add("word/document.xml", changed);
        const auto imported = readDocx(valueOf(writer.finish()), "a.docx");
        CHECK((imported || !imported.error().message.isEmpty()));
    }
    const auto whole = docxOf(p(t("Anna: yes")));
    for (int round = 0; round < 2000; ++round) {
        auto changed = whole;
        changed[random.bounded(int(changed.size()))] = char(random.bounded(256));
        const auto imported = readText(changed, "a.docx");
        CHECK((imported || !imported.error().message.isEmpty()));
    }
}
