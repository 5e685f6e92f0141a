#include "tests/support/cited_report.h"
#include "tests/support/printing.h"
#include "ui/print/pdf_navigation.h"
#include "ui/print/pdf_writer.h"
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

/// Contents, headings of two levels, references, a link to the web.
QByteArray aPdf()
{
    auto report = aCitedReport();
    report.blocks.insert(report.blocks.begin(), report::TableOfContents{});
    report.add(report::PageBreak{}).add(report::Heading{2, QStringLiteral("Überblick (kurz)")});
    report.add(report::Paragraph{report::Inline{QStringLiteral("the site"), false, false, false,
                                                report::Link{report::Link::To::Web, QStringLiteral("https://example.org/a(b)")}}});
    report.add(report::Heading{1, QStringLiteral("References")}).add(report::References{});
    return valueOf(writePdf(report));
}

QStringList matchesIn(const QByteArray& pdf, const QString& pattern)
{
    QStringList found;
    for (auto matches = QRegularExpression(pattern).globalMatch(QString::fromLatin1(pdf)); matches.hasNext();)
        found << matches.next().captured(1);
    return found;
}

QStringList bookmarksIn(const QByteArray& pdf)
{
    QStringList titles;
    for (const auto& hex : matchesIn(pdf, QStringLiteral("/Title <FEFF([0-9A-F]+)>\\n/Parent"))) {
        QString title;
        for (qsizetype at = 0; at < hex.size(); at += 4)
            title += QChar(hex.mid(at, 4).toUShort(nullptr, 16));
        titles << title;
    }
    return titles;
}

} // namespace

TEST_CASE("a PDF has its headings as bookmarks, on their pages", "[print]")
{
    const auto pdf = aPdf();
    CHECK(bookmarksIn(pdf) == QStringList{"Method", "Findings", QStringLiteral("Überblick (kurz)"), "References"});
    const auto pages = matchesIn(pdf, QStringLiteral("/Parent \\d+ 0 R[^>]*/Dest \\[(\\d+) 0 R /XYZ null"));
    REQUIRE(pages.size() == 4);
    CHECK(pages[0].toInt() <= pages[1].toInt());
    CHECK(pages[2] != pages[1]); // behind the page break
    CHECK(pdf.contains("/PageMode /UseOutlines"));
    CHECK(pdf.contains("/Lang (en)"));
    CHECK(pdf.contains("/DisplayDocTitle true"));
}

TEST_CASE("contents, references to tables, works and addresses of the web are links in a PDF", "[print]")
{
    const auto pdf = aPdf();
    // Four in the contents; a table, a figure, a section, two works, and the address; what lies over two lines counts twice.
    CHECK(pdf.count("/Subtype /Link") >= 10);
    CHECK(pdf.contains("/URI (https://example.org/a\\(b\\))"));
    for (const auto& area : matchesIn(pdf, QStringLiteral("/Rect \\[([^\\]]+)\\]"))) {
        const auto sides = area.split(u' ');
        REQUIRE(sides.size() == 4);
        CHECK(sides[0].toDouble() < sides[2].toDouble());
        CHECK(sides[1].toDouble() < sides[3].toDouble());
        CHECK(sides[0].toDouble() >= 70); // within the margins
        CHECK(sides[2].toDouble() <= 526);
        CHECK(sides[1].toDouble() > 0);
        CHECK(sides[3].toDouble() < 842);
    }
}

TEST_CASE("a PDF with bookmarks and links is one without errors", "[print]")
{
    const auto qpdf = QStandardPaths::findExecutable(QStringLiteral("qpdf"));
    if (qpdf.isEmpty()) {
        WARN("SKIPPED: qpdf is not installed");
        return;
    }
    QTemporaryDir folder;
    QFile file(folder.filePath("report.pdf"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(aPdf());
    file.close();
    QProcess process;
    process.start(qpdf, {"--check", file.fileName()});
    REQUIRE(process.waitForFinished(60'000));
    INFO(process.readAllStandardError().toStdString());
    CHECK(process.exitCode() == 0);
}

TEST_CASE("what is no PDF of Qt's is given back as it came", "[print]")
{
    const PdfNavigation navigation{QStringLiteral("en"), {{1, QStringLiteral("A"), {0, 10}}}, {{0, QRectF(0, 0, 5, 5), {0, 0}, {}}}};
    const auto pdf = aPdf();
    for (const auto& bytes : {QByteArray(), QByteArray("%PDF-1.5 and nothing more"), pdf.left(pdf.size() / 2), pdf.mid(1000),
                              QByteArray("trailer << /Size 9 /Root 1 0 R /Info 2 0 R >> startxref 999999999 %%EOF"),
                              QByteArray("xref\n0 9\ntrailer << /Size 99 /Root 1 0 R /Info 2 0 R >> startxref 0 %%EOF")})
        CHECK((withNavigation(bytes, navigation) == bytes));
}
