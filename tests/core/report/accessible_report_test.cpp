#include "core/interchange/archive/zip_reader.h"
#include "core/report/docx_writer.h"
#include "core/report/html_writer.h"
#include "core/report/odt_writer.h"
#include "tests/support/printing.h"
#include "tests/support/sample_report.h"
#include <QRegularExpression>

using namespace counterpoint;
using namespace counterpoint::test;

/// What a screen reader needs of a report in every format: title and language of the whole, headings that are headings, alternative texts,
/// and header cells that are known to be such.
namespace {

const QString alternative = QStringLiteral("Bar chart: 12 of 40 agree, 20 disagree, 8 say neither.");

QByteArray aPicture(const figure::Drawing&, double) { return QByteArrayLiteral("\x89PNG stands here"); }

report::Document inGerman()
{
    auto document = aReport();
    document.language = QStringLiteral("de");
    return document;
}

QString partOf(const QByteArray& archive, const char* name)
{
    return QString::fromUtf8(valueOf(valueOf(ZipReader::open(archive, "a")).read(name)));
}

} // namespace

TEST_CASE("a Word report tells a screen reader its title, language, headings, header rows and pictures", "[report][accessible]")
{
    const auto docx = valueOf(report::writeDocx(inGerman(), aPicture));
    CHECK(partOf(docx, "docProps/core.xml").contains("<dc:title>Aligned, not integrated</dc:title>"));
    CHECK(partOf(docx, "docProps/core.xml").contains("<dc:language>de</dc:language>"));
    CHECK(partOf(docx, "word/styles.xml").contains("<w:lang w:val=\"de-DE\"/>"));
    const auto text = partOf(docx, "word/document.xml");
    for (const char* style : {"Heading1", "Heading2"})
        CHECK(text.contains(QStringLiteral("<w:pStyle w:val=\"%1\"/>").arg(style)));
    CHECK(text.count("<w:drawing>") == text.count("descr=\"" + alternative + '"'));
    CHECK(text.count("<w:tbl>") == text.count("<w:tblHeader/>"));
    CHECK(text.count("<w:tbl>") == text.count("<w:tblCaption "));
    CHECK(text.count("w:firstRow=\"1\"") == text.count("<w:tbl>"));
}

TEST_CASE("an OpenDocument report tells a screen reader the same", "[report][accessible]")
{
    const auto odt = valueOf(report::writeOdt(inGerman(), aPicture));
    CHECK(partOf(odt, "meta.xml").contains("<dc:title>Aligned, not integrated</dc:title>"));
    CHECK(partOf(odt, "meta.xml").contains("<dc:language>de-DE</dc:language>"));
    CHECK(partOf(odt, "styles.xml").contains("fo:language=\"de\" fo:country=\"DE\""));
    const auto text = partOf(odt, "content.xml");
    CHECK(text.count("<text:h ") == 5);
    CHECK(text.count("<draw:frame ") == text.count("<svg:desc>" + alternative + "</svg:desc>"));
    CHECK(text.count("<table:table ") == text.count("<table:table-header-rows>"));
}

TEST_CASE("a web report tells a screen reader the same, and its headings skip no level", "[report][accessible]")
{
    const auto page = QString::fromUtf8(valueOf(report::writeHtml(inGerman())));
    CHECK(page.contains("<html lang=\"de\">"));
    CHECK(page.contains("<title>Aligned, not integrated</title>"));
    CHECK(page.contains("<main>"));
    int last = 0;
    static const QRegularExpression heading(QStringLiteral("<h([1-6])"));
    for (auto found = heading.globalMatch(page); found.hasNext();) {
        const int level = found.next().captured(1).toInt();
        CHECK(level <= last + 1);
        last = level;
    }
    static const QRegularExpression picture(QStringLiteral("<svg[^>]*>"));
    int pictures = 0;
    for (auto found = picture.globalMatch(page); found.hasNext(); ++pictures)
        CHECK(found.next().captured().contains("role=\"img\""));
    CHECK(pictures == page.count("<desc>" + alternative + "</desc>"));
    CHECK(page.count("<table>") == page.count("<caption>"));
    static const QRegularExpression header(QStringLiteral("<th( [^>]*)?>"));
    for (auto found = header.globalMatch(page); found.hasNext();)
        CHECK(found.next().captured().contains("scope="));
}
