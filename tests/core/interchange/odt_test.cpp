#include "core/interchange/archive/zip_writer.h"
#include "core/interchange/odt/odt.h"
#include "core/interchange/read_text_file.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QByteArray contentOf(const QByteArray& body, const QByteArray& styles = {})
{
    return "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b' xmlns:draw='d' "
           "xmlns:style='s'><office:automatic-styles>"
        + styles + "</office:automatic-styles><office:body><office:text>" + body + "</office:text></office:body></office:document-content>";
}

QByteArray odtOf(const QByteArray& content, const QByteArray& header = {})
{
    ZipWriter writer;
    writer.add("mimetype", "application/vnd.oasis.opendocument.text", ZipWriter::Compression::Store);
    writer.add("content.xml", content);
    writer.add(
        "styles.xml",
        "<office:document-styles xmlns:office='o' xmlns:style='s' xmlns:text='t'><office:master-styles><style:master-page><style:header>"
            + header + "</style:header></style:master-page></office:master-styles></office:document-styles>");
    return valueOf(writer.finish());
}

QByteArray p(const QByteArray& inside) { return "<text:p>" + inside + "</text:p>"; }
QString textOf(const QByteArray& body) { return valueOf(readText(odtOf(contentOf(body)), "a.odt")).text; }

} // namespace

TEST_CASE("white space of an OpenDocument text: what is written, not what the file's lines are", "[interchange][odt]")
{
    CHECK(textOf(p("\n  Anna:<text:tab/>Yes,\n   <text:span>I <text:s text:c='2'/>do</text:span> ") + "\n" + p("")
                 + p("x<text:line-break/>y"))
          == "Anna:\tYes, I   do \n\nx\ny");
    CHECK(textOf(p("a<text:soft-page-break/>b <text:a>c</text:a>") + "<text:h>Head</text:h>") == "ab c\nHead");
    CHECK(textOf(p(QStringLiteral("e\u0301 שלום 😀").toUtf8())) == QStringLiteral("e\u0301 שלום 😀"));
}

TEST_CASE("lists, sections and indexes of an OpenDocument text are lines", "[interchange][odt]")
{
    CHECK(textOf("<text:list><text:list-item>" + p("one") + "<text:list><text:list-item>" + p("deep")
                 + "</text:list-item></text:list></text:list-item>" + "<text:list-item>" + p("two")
                 + "</text:list-item></text:list><text:section>" + p("in a section") + "</text:section>")
          == "one\ndeep\ntwo\nin a section");
}

TEST_CASE("tables, notes, text boxes, changes and comments of an OpenDocument text as in a Word document", "[interchange][odt]")
{
    const auto cell = [](const QByteArray& inside) { return "<table:table-cell>" + inside + "</table:table-cell>"; };
    const auto row = [](const QByteArray& inside) { return "<table:table-row>" + inside + "</table:table-row>"; };
    CHECK(textOf("<table:table><table:table-header-rows>" + row(cell(p("Who")) + cell(p("What"))) + "</table:table-header-rows>"
                 + row(cell(p("Anna")) + cell(p("Yes.") + p("More."))) + "</table:table><table:table>" + row(cell(p("a") + p("b")))
                 + "</table:table>")
          == "Who\tWhat\nAnna\tYes. More.\na\nb");
    const auto note = [](const QByteArray& words) {
        return "<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p(words) + "</text:note-body></text:note>";
    };
    const auto body = "<text:tracked-changes><text:changed-region><text:deletion>" + p("gone") + "</text:deletion></text:changed-region>"
        + "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
        + p("One" + note("first") + " two" + note("second") + "<office:annotation>" + p("private") + "</office:annotation>"
            + "<draw:frame><draw:text-box>" + p("boxed") + "</draw:text-box></draw:frame> three")
        + p("<text:span text:style-name='T1'>secret</text:span>shown");
    const auto styles = "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>";
    const auto imported = valueOf(readText(odtOf(contentOf(body, styles), p("Page")), "a.odt"));
    CHECK(imported.text.startsWith("One[1] two[2] three\nboxed\nshown\n\n"));
    CHECK(imported.text.endsWith("\n[1] first\n[2] second"));
    CHECK(imported.notes.size() == 5); // changes, comments, hidden, notes, headers
}

TEST_CASE("an OpenDocument text that cannot be read is refused with what to do", "[interchange][odt]")
{
    ZipWriter locked;
    locked.add("mimetype", "application/vnd.oasis.opendocument.text", ZipWriter::Compression::Store);
    locked.add("META-INF/manifest.xml", "<manifest><manifest:encryption-data/></manifest>");
    locked.add("content.xml", "\x01\x02");
    CHECK(readText(valueOf(locked.finish()), "a.odt").error().message.contains("password"));
    CHECK(readText(odtOf("<broken"), "a.odt").error().message.contains("damaged"));
    CHECK(readText(odtOf("<other/>"), "a.odt").error().message.contains("a.odt"));
    CHECK(readText(odtOf(contentOf(QByteArray("<text:section>").repeated(500) + QByteArray("</text:section>").repeated(500))), "a.odt")
              .error()
              .message.contains("damaged"));
    CHECK(readText(odtOf(contentOf(p("x"))).left(300), "a.odt").error().message.contains("damaged"));
    CHECK(readText("%!PS no document \x01\x02\x03\x04\x05\x06\x07", "a.odt").error().message.contains("a.odt"));
}

TEST_CASE("damaged OpenDocument texts give a text or a sentence", "[interchange][odt]")
{
    const auto xml = contentOf(p("Anna: yes<text:note><text:note-body>" + p("n") + "</text:note-body></text:note><text:s text:c='3'/>")
                               + "<table:table><table:table-row><table:table-cell table:number-columns-repeated='2'>" + p("c")
                               + "</table:table-cell></table:table-row></table:table>");
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        auto changed = xml;
        for (int i = 0; i < 1 + round % 3; ++i)
            changed[random.bounded(int(changed.size()))] = char(random.bounded(256));
        const auto imported = readText(odtOf(changed), "a.odt");
        CHECK((imported || !imported.error().message.isEmpty()));
    }
}
