#include "core/interchange/archive/zip_reader.h"
#include "core/report/docx_writer.h"
#include "core/report/html_writer.h"
#include "core/report/odt_writer.h"
#include "tests/support/printing.h"
#include "tests/support/report_text.h"
#include "tests/support/sample_report.h"
#include <QMap>
#include <QRegularExpression>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QByteArray aPicture(const figure::Drawing&, double) { return QByteArrayLiteral("\x89PNG stands here"); }

ZipReader docx() { return valueOf(ZipReader::open(valueOf(report::writeDocx(aReport(), aPicture)), QStringLiteral("a.docx"))); }
ZipReader odt() { return valueOf(ZipReader::open(valueOf(report::writeOdt(aReport(), aPicture)), QStringLiteral("a.odt"))); }
QString textOf(const ZipReader& archive, const QString& name) { return QString::fromUtf8(valueOf(archive.read(name))); }

/// Word repairs, or refuses, a file whose elements stand in another order than its schema's.
const QMap<QString, QStringList> wordOrder{
    {"w:pPr",
     {"w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:numPr", "w:pBdr", "w:tabs", "w:bidi", "w:spacing", "w:ind", "w:jc",
      "w:outlineLvl"}},
    {"w:rPr",
     {"w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs", "w:u", "w:vertAlign", "w:rtl", "w:lang"}},
    {"w:tblPr", {"w:tblStyle", "w:tblW", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption"}},
    {"w:tcPr", {"w:tcW", "w:tcBorders", "w:vAlign"}},
    {"w:sectPr", {"w:footerReference", "w:pgSz", "w:pgMar"}},
    {"w:style",
     {"w:name", "w:basedOn", "w:next", "w:uiPriority", "w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:pPr", "w:rPr", "w:tblPr"}},
    {"w:tbl", {"w:tblPr", "w:tblGrid", "w:tr"}},
    {"w:tc", {"w:tcPr", "w:p"}},
    {"w:lvl", {"w:start", "w:numFmt", "w:lvlText", "w:lvlJc", "w:pPr"}},
    {"w:numbering", {"w:abstractNum", "w:num"}},
    {"wp:inline", {"wp:extent", "wp:docPr", "a:graphic"}},
};

QStringList misplaced(const QString& xml)
{
    QStringList problems;
    QList<std::pair<QString, qsizetype>> open;
    QXmlStreamReader reader(xml);
    for (; !reader.atEnd(); reader.readNext()) {
        if (reader.isStartElement()) {
            const auto name = reader.qualifiedName().toString();
            if (!open.isEmpty() && wordOrder.contains(open.last().first)) {
                const auto at = wordOrder[open.last().first].indexOf(name);
                if (at < open.last().second)
                    problems << name + " in " + open.last().first;
                open.last().second = at;
            }
            open.append({name, 0});
        } else if (reader.isEndElement()) {
            open.removeLast();
        }
    }
    return problems;
}

} // namespace

TEST_CASE("every part of the office files is well-formed", "[report]")
{
    for (const auto& archive : {docx(), odt()})
        for (const auto& name : archive.entries())
            if (name.endsWith(".xml") || name.endsWith(".rels")) {
                INFO(name.toStdString());
                QXmlStreamReader reader(valueOf(archive.read(name)));
                while (!reader.atEnd())
                    reader.readNext();
                CHECK(reader.errorString() == QString());
            }
}

TEST_CASE("Word's elements stand in the order Word asks for", "[report]")
{
    const auto archive = docx();
    for (const char* part : {"word/document.xml", "word/styles.xml", "word/numbering.xml"})
        CHECK(misplaced(textOf(archive, part)) == QStringList());
    CHECK(misplaced("<w:pPr xmlns:w='w'><w:jc/><w:bidi/></w:pPr>").size() == 1); // the check can fail
}

TEST_CASE("every part and every picture of a Word report is declared", "[report]")
{
    const auto archive = docx();
    const auto types = textOf(archive, "[Content_Types].xml");
    const auto relations = textOf(archive, "word/_rels/document.xml.rels");
    for (const auto& name : archive.entries())
        if (name.startsWith("word/") && name.endsWith(".xml"))
            CHECK(types.contains("PartName=\"/" + name + '"'));
    static const QRegularExpression link(QStringLiteral("r:(?:id|embed)=\"([^\"]+)\""));
    const auto document = textOf(archive, "word/document.xml");
    int links = 0;
    for (auto found = link.globalMatch(document); found.hasNext(); ++links)
        CHECK(relations.contains("Id=\"" + found.next().captured(1) + '"'));
    CHECK(links == 3); // two pictures and the footer
    CHECK(archive.contains("word/media/image2.png"));
}

TEST_CASE("a Word report can be worked on: styles, repeated headers, alternative text, own lists", "[report]")
{
    const auto archive = docx();
    const auto document = textOf(archive, "word/document.xml");
    const auto styles = textOf(archive, "word/styles.xml");
    static const QRegularExpression used(QStringLiteral("<w:(?:pStyle|tblStyle) w:val=\"([^\"]+)\""));
    for (auto found = used.globalMatch(document); found.hasNext();)
        CHECK(styles.contains("w:styleId=\"" + found.next().captured(1) + '"'));
    CHECK(document.count("<w:tblHeader/>") == 2);
    CHECK(document.count("descr=\"Bar chart: 12 of 40 agree, 20 disagree, 8 say neither.\"") == 2);
    CHECK(document.contains("w:numId w:val=\"2\"")); // the second numbered list counts from 1 by its own w:num
    CHECK(document.contains("w:numId w:val=\"3\""));
    CHECK(document.contains("<w:bidi/>"));
    CHECK(document.contains("<w:pageBreakBefore/>"));
    CHECK(document.count("fldCharType") == 3);
}

TEST_CASE("an OpenDocument report names its kind first and lists its files", "[report]")
{
    const auto bytes = valueOf(report::writeOdt(aReport(), aPicture));
    CHECK(bytes.mid(30, 47) == "mimetypeapplication/vnd.oasis.opendocument.text");
    const auto archive = odt();
    const auto manifest = textOf(archive, "META-INF/manifest.xml");
    for (const auto& name : archive.entries())
        if (name != "mimetype" && !name.startsWith("META-INF/"))
            CHECK(manifest.contains("full-path=\"" + name + '"'));
    const auto content = textOf(archive, "content.xml");
    CHECK(content.count("<table:table-header-rows>") == 2);
    CHECK(content.count("<svg:desc>Bar chart") == 2);
    CHECK(content.contains("style:writing-mode=\"rl-tb\""));
    CHECK(content.count("text:reference-format=\"page\"") == content.count("<text:h ")); // the contents ask for each page
    CHECK(textOf(archive, "styles.xml").contains("<text:page-number"));
}

TEST_CASE("an HTML report is one file whose headings, tables and figures say what they are", "[report]")
{
    const auto page = QString::fromUtf8(valueOf(report::writeHtml(aReport())));
    CHECK(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(page.count("<h1") == 1);
    CHECK(page.count("<svg") == 2);
    CHECK(page.count("scope=\"col\"") == 4 + 2);
    CHECK(page.count("scope=\"row\"") == 3 + 60);
    CHECK(page.count("<caption>") == 2);
    CHECK(page.contains("dir=\"rtl\""));
    CHECK_FALSE(page.contains(QRegularExpression(QStringLiteral("(src|href)=\"(?!#)|url\\(|@import"))));
    static const QRegularExpression link(QStringLiteral("href=\"#([^\"]+)\""));
    for (auto found = link.globalMatch(page); found.hasNext();)
        CHECK(page.count("id=\"" + found.next().captured(1) + '"') == 1);
}

TEST_CASE("an empty report is still a file", "[report]")
{
    CHECK(paragraphsOf(valueOf(report::writeHtml({})), htmlRules()).isEmpty());
    CHECK_FALSE(valueOf(report::writeDocx({}, {})).isEmpty());
    CHECK_FALSE(valueOf(report::writeOdt({}, {})).isEmpty());
}

TEST_CASE("a table too wide for its words has smaller letters in Word and OpenDocument", "[report]")
{
    const auto written = [](int columns) {
        report::Row row;
        for (int column = 0; column < columns; ++column)
            row.emplace_back("Understanding");
        report::Document document;
        document.add(report::Table{"Wide", {row, row}, 1, 0, {}});
        const auto word = valueOf(ZipReader::open(valueOf(report::writeDocx(document, aPicture)), QStringLiteral("a.docx")));
        const auto open = valueOf(ZipReader::open(valueOf(report::writeOdt(document, aPicture)), QStringLiteral("a.odt")));
        return std::pair(textOf(word, "word/document.xml"), textOf(open, "content.xml"));
    };
    const auto [word, open] = written(4);
    CHECK_FALSE(word.contains("TableTextSmall"));
    CHECK_FALSE(open.contains("_20_small"));
    const auto [wideWord, wideOpen] = written(7);
    CHECK(wideWord.count("TableTextSmall") == 14);
    CHECK(wideOpen.count("Table_20_contents_20_small") == 7);
    CHECK(wideOpen.count("Table_20_heading_20_small") == 7);
}
