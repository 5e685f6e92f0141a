#include "core/interchange/archive/zip_reader.h"
#include "core/report/docx_writer.h"
#include "core/report/house_template.h"
#include "tests/support/a_house_template.h"
#include "tests/support/cited_report.h"
#include "tests/support/report_text.h"
#include <QRegularExpression>

using namespace counterpoint;
using namespace counterpoint::report;
using namespace counterpoint::test;

namespace {

QByteArray aPicture(const figure::Drawing&, double) { return QByteArrayLiteral("\x89PNG stands here"); }

ZipReader reportIn(const QByteArray& house, const Document& document = aCitedReport())
{
    const auto read = valueOf(readHouseTemplate(house, "House.dotx"));
    return valueOf(ZipReader::open(valueOf(writeDocx(document, aPicture, &read)), "a.docx"));
}

QString textOf(const ZipReader& archive, const QString& name) { return QString::fromUtf8(valueOf(archive.read(name))); }

QString allOf(const ZipReader& archive)
{
    QString all;
    for (const auto& name : archive.entries())
        all += name + '\n' + textOf(archive, name);
    return all;
}

QString refusal(const QByteArray& bytes)
{
    const auto read = readHouseTemplate(bytes, "House.dotx");
    return read ? QString() : read.error().message;
}

} // namespace

TEST_CASE("a report in a house template wears its styles, known by Word's names whatever their ids", "[template]")
{
    const auto archive = reportIn(zipped(houseParts()), aReport());
    const auto text = textOf(archive, "word/document.xml");
    const auto styles = textOf(archive, "word/styles.xml");
    CHECK(text.contains("w:pStyle w:val=\"berschrift1\""));
    CHECK(text.contains("w:pStyle w:val=\"Titel\""));
    CHECK(text.contains("w:pStyle w:val=\"Zitat\""));
    CHECK(text.contains("w:tblStyle w:val=\"Haustabelle\""));
    CHECK_FALSE(text.contains("<w:tcBorders>"));
    CHECK_FALSE(text.contains("Cover page"));
    static const QRegularExpression used(QStringLiteral("<w:(?:pStyle|tblStyle|rStyle) w:val=\"([^\"]+)\""));
    for (auto found = used.globalMatch(text); found.hasNext();)
        CHECK(styles.count("w:styleId=\"" + found.next().captured(1) + '"') == 1);
    CHECK(text.contains("w:pStyle w:val=\"ReportCaption\"")); // the house uses that id for something else
    static const QRegularExpression based(QStringLiteral("<w:(?:basedOn|next) w:val=\"([^\"]+)\""));
    for (auto found = based.globalMatch(styles); found.hasNext();)
        CHECK(styles.contains("w:styleId=\"" + found.next().captured(1) + '"'));
    CHECK(styles.contains("<w:basedOn w:val=\"berschrift1\"/>")); // the missing heading 2 looks like the first
    CHECK_FALSE(styles.contains("1B5E6B")); // none of our colours
    CHECK(styles.contains("<w:lang w:val=\"en-GB\"/>"));
}

TEST_CASE("page, header, footer, logo, theme and lists come from the house", "[template]")
{
    const auto archive = reportIn(zipped(houseParts()), aReport());
    const auto text = textOf(archive, "word/document.xml");
    const auto relations = textOf(archive, "word/_rels/document.xml.rels");
    const auto all = allOf(archive);
    CHECK(text.contains("<w:pgSz w:w=\"12240\" w:h=\"15840\">"));
    CHECK(text.count("<w:headerReference") == 1);
    CHECK(text.count("<w:footerReference") == 1); // the one that leads nowhere is left out
    static const QRegularExpression reference(QStringLiteral("Reference [^>]*r:id=\"([^\"]+)\""));
    for (auto found = reference.globalMatch(text); found.hasNext();)
        CHECK(relations.contains("Id=\"" + found.next().captured(1) + '"'));
    CHECK(all.contains("The House of Care"));
    CHECK(all.contains("Confidential"));
    CHECK(all.contains("name=\"House\""));
    CHECK(archive.contains("word/media/image2.png")); // ours beside the logo
    const auto numbering = textOf(archive, "word/numbering.xml");
    CHECK(numbering.contains("upperRoman"));
    CHECK(numbering.lastIndexOf("<w:abstractNum ") < numbering.indexOf("<w:num "));
    static const QRegularExpression list(QStringLiteral("<w:numId w:val=\"(\\d+)\""));
    for (auto found = list.globalMatch(text); found.hasNext();)
        CHECK(numbering.count("<w:num w:numId=\"" + found.next().captured(1) + '"') == 1);
    static const QRegularExpression width(QStringLiteral("<w:tblW w:w=\"(\\d+)\""));
    for (auto found = width.globalMatch(text); found.hasNext();)
        CHECK(found.next().captured(1).toInt() <= 12240 - 2 * 2880);
    for (const auto& name : archive.entries())
        if (name.endsWith(".xml") || name.endsWith(".rels")) {
            INFO(name.toStdString());
            QXmlStreamReader reader(valueOf(archive.read(name)));
            while (!reader.atEnd())
                reader.readNext();
            CHECK(reader.errorString() == QString());
            if (name.startsWith("word/") && name.endsWith(".xml"))
                CHECK(textOf(archive, "[Content_Types].xml").contains("PartName=\"/" + name + '"'));
        }
}

TEST_CASE("nothing of a template runs, is loaded from elsewhere or climbs out of it", "[template]")
{
    const auto archive = reportIn(zipped(houseParts()));
    const auto all = allOf(archive);
    CHECK_FALSE(all.contains("tracker.example"));
    CHECK_FALSE(all.contains("INCLUDEPICTURE"));
    CHECK_FALSE(all.contains("vbaProject"));
    CHECK_FALSE(all.contains("macros"));
    CHECK_FALSE(all.contains("passwd"));
    CHECK_FALSE(all.contains("rId99"));
    CHECK(all.count("<w:drawing><a:blip") == 1); // the logo that is there; the other leads nowhere
    for (const auto& name : archive.entries())
        CHECK_FALSE(name.contains(".."));
}

TEST_CASE("the same report in the same template gives the same bytes", "[template]")
{
    const auto house = valueOf(readHouseTemplate(zipped(houseParts()), "House.dotx"));
    CHECK(valueOf(writeDocx(aReport(), aPicture, &house)) == valueOf(writeDocx(aReport(), aPicture, &house)));
    const auto again = valueOf(readHouseTemplate(zipped(houseParts()), "House.dotx"));
    CHECK(valueOf(writeDocx(aReport(), aPicture, &house)) == valueOf(writeDocx(aReport(), aPicture, &again)));
}

TEST_CASE("a report can be the template of the next one", "[template]")
{
    const auto archive = reportIn(valueOf(writeDocx(aCitedReport(), aPicture)));
    CHECK(textOf(archive, "word/document.xml").contains("w:pStyle w:val=\"Heading1\""));
    CHECK(textOf(archive, "word/styles.xml").count("w:styleId=\"Heading1\"") == 1);
}

TEST_CASE("what is no template is refused with what to do", "[template]")
{
    CHECK(refusal("%PDF-1.7 no zip").contains("“House.dotx” is no Word template"));
    CHECK(refusal("PK no zip either").contains("“House.dotx” cannot be read as a Word template"));
    CHECK(refusal("").contains("Save the template in Word"));
    CHECK(refusal(zipped({{"xl/workbook.xml", "<workbook/>"}})).contains("holds no Word document"));
    auto parts = houseParts();
    parts.remove("word/styles.xml");
    CHECK(refusal(zipped(parts)).contains("holds no styles"));
    parts["word/styles.xml"] = "<w:styles";
    CHECK(refusal(zipped(parts)).contains("is damaged"));
    parts["word/styles.xml"] = "<!DOCTYPE w [<!ENTITY a \"aaaa\">]><w:styles "
                               "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">&a;</w:styles>";
    CHECK(refusal(zipped(parts)).contains("is damaged"));
    parts["word/styles.xml"] = "<w:styles xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>";
    CHECK(refusal(zipped(parts)).contains("Strict Open XML"));
    parts = houseParts();
    parts["word/styles.xml"] = QByteArray(40 * 1024 * 1024, ' ');
    CHECK_FALSE(refusal(zipped(parts)).isEmpty()); // unpacks without end
    parts = houseParts();
    parts["_rels/.rels"].replace("word/document.xml", "../../etc/passwd");
    CHECK(refusal(zipped(parts)).contains("holds no Word document"));
}

TEST_CASE("a template whose parts are missing or damaged, one by one, gives a report or a sentence", "[template]")
{
    const auto whole = houseParts();
    for (auto part = whole.begin(); part != whole.end(); ++part)
        for (const auto& content : {QByteArray(), QByteArray("<"), QByteArray("<a/>"), part.value().left(part.value().size() / 2)}) {
            INFO(part.key().toStdString() << ": " << content.left(40).toStdString());
            auto parts = whole;
            parts[part.key()] = content;
            const auto read = readHouseTemplate(zipped(parts), "House.dotx");
            if (!read) {
                CHECK(read.error().message.contains("House.dotx"));
                continue;
            }
            const auto archive = valueOf(ZipReader::open(valueOf(writeDocx(aReport(), aPicture, &*read)), "a.docx"));
            const auto relations = textOf(archive, "word/_rels/document.xml.rels");
            static const QRegularExpression reference(QStringLiteral("r:(?:id|embed)=\"([^\"]+)\""));
            const auto text = textOf(archive, "word/document.xml");
            for (auto found = reference.globalMatch(text); found.hasNext();)
                CHECK(relations.contains("Id=\"" + found.next().captured(1) + '"'));
        }
}
