#include "core/interchange/archive/zip_reader.h"
#include "core/report/docx_writer.h"
#include "core/report/html_writer.h"
#include "core/report/odt_writer.h"
#include "tests/support/printing.h"
#include "tests/support/report_text.h"
#include "tests/support/sample_report.h"
#include "ui/print/figure_painter.h"
#include "ui/print/pdf_writer.h"
#include "ui/print/report_file.h"
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <algorithm>
#include <atomic>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QByteArray entryOf(const QByteArray& archive, const QString& name)
{
    return valueOf(valueOf(ZipReader::open(archive, QStringLiteral("report"))).read(name));
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// A program of the machine, or an empty path with a loud warning.
QString program(const QString& name)
{
    const auto path = QStandardPaths::findExecutable(name);
    if (path.isEmpty())
        WARN("SKIPPED: " << name.toStdString() << " is not installed");
    return path;
}

/// Without spaces and with ligatures taken apart: lines wrap elsewhere on paper.
QString squeezed(const QString& text)
{
    return text.normalized(QString::NormalizationForm_KC).remove(QRegularExpression(QStringLiteral("\\s")));
}

/// Only these come back from a PDF as they went in: other scripts return in the order they are painted.
bool isLatin(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar unit) { return unit.unicode() < 0x2100; })
        && std::none_of(text.begin(), text.end(), [](QChar unit) { return unit.direction() == QChar::DirAL; });
}

QStringList missingIn(const QString& pdfText, const QStringList& paragraphs)
{
    QStringList missing;
    const auto all = squeezed(pdfText);
    for (const auto& paragraph : paragraphs)
        if (isLatin(paragraph) && !all.contains(squeezed(paragraph)))
            missing << paragraph;
    return missing;
}

QString textOfPdf(const QString& pdfToText, const QString& path)
{
    QProcess process;
    process.start(pdfToText, {"-enc", "UTF-8", path, "-"});
    REQUIRE(process.waitForFinished(60'000));
    return QString::fromUtf8(process.readAllStandardOutput());
}

QStringList docxParagraphs(const QByteArray& docx) { return paragraphsOf(entryOf(docx, "word/document.xml"), docxRules()); }

} // namespace

TEST_CASE("Word, OpenDocument and HTML reports say the same words in the same order", "[report]")
{
    const auto docx = docxParagraphs(valueOf(report::writeDocx(aReport(), ui::toPng)));
    const auto odt = paragraphsOf(entryOf(valueOf(report::writeOdt(aReport(), ui::toPng)), "content.xml"), odtRules());
    const auto html = paragraphsOf(valueOf(report::writeHtml(aReport())), htmlRules());
    CHECK(docx == odt);
    CHECK(docx == html);
    for (const char* words :
         {"Aligned, not integrated", "22 November 2026", "Table 1. Respondents by role", "Figure 2. The same, a year later",
          "Table 2. Codes and passages", "43.3", "Two teams\nin one building", "— Dana, carer; Focus group 2",
          "Note. Three respondents gave no role.", "Us & them <always>", "Code number 60", "180"})
        CHECK(docx.contains(QString::fromUtf8(words)));
}

TEST_CASE("the PDF report holds every word of the others as text that can be selected", "[report]")
{
    const auto pdfToText = program(QStringLiteral("pdftotext"));
    if (pdfToText.isEmpty())
        return;
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("report.pdf"));
    put(path, valueOf(ui::writePdf(aReport())));
    const auto text = textOfPdf(pdfToText, path);
    CHECK(missingIn(text, docxParagraphs(valueOf(report::writeDocx(aReport(), ui::toPng)))) == QStringList());
    // The long table goes over three pages, and says its header on each.
    CHECK(text.count(QStringLiteral("Passages")) == 3);
    CHECK(text.count(QChar('\f')) == 4);
}

TEST_CASE("the same report gives the same bytes", "[report]")
{
    CHECK(valueOf(report::writeDocx(aReport(), ui::toPng)) == valueOf(report::writeDocx(aReport(), ui::toPng)));
    CHECK(valueOf(report::writeOdt(aReport(), ui::toPng)) == valueOf(report::writeOdt(aReport(), ui::toPng)));
    CHECK(valueOf(report::writeHtml(aReport())) == valueOf(report::writeHtml(aReport())));
    const auto pdf = valueOf(ui::writePdf(aReport()));
    CHECK((pdf == valueOf(ui::writePdf(aReport())))); // no page of binary in the message
    CHECK(pdf.contains("/CreationDate (D:20261122000000"));
}

TEST_CASE("LibreOffice opens the Word and the OpenDocument report and shows every word", "[report][slow]")
{
    const auto office = program(QStringLiteral("soffice"));
    const auto pdfToText = program(QStringLiteral("pdftotext"));
    if (office.isEmpty() || pdfToText.isEmpty())
        return;
    QTemporaryDir folder;
    const auto docx = valueOf(report::writeDocx(aReport(), ui::toPng));
    put(folder.filePath("word.docx"), docx);
    put(folder.filePath("open.odt"), valueOf(report::writeOdt(aReport(), ui::toPng)));
    QProcess process;
    process.start(office,
                  {"-env:UserInstallation=file://" + folder.filePath("profile"), "--headless", "--convert-to", "pdf", "--outdir",
                   folder.path(), folder.filePath("word.docx"), folder.filePath("open.odt")});
    REQUIRE(process.waitForFinished(300'000));
    for (const char* name : {"word.pdf", "open.pdf"}) {
        INFO(name);
        REQUIRE(QFile::exists(folder.filePath(name)));
        const auto text = textOfPdf(pdfToText, folder.filePath(name));
        CHECK(missingIn(text, docxParagraphs(docx)) == QStringList());
        CHECK(text.count(QStringLiteral("Passages")) >= 2); // the header row is repeated
    }
}

TEST_CASE("A report that is cancelled while it is written leaves no file, in any format", "[report]")
{
    QTemporaryDir folder;
    for (const auto* name : {"report.docx", "report.odt", "report.html", "report.md", "report.pdf"}) {
        INFO(name);
        const auto path = folder.filePath(QLatin1String(name));
        const auto written = ui::writeReport(aReport(), path, {}, Progress([](qint64, qint64) { return false; }));
        REQUIRE_FALSE(written);
        CHECK(written.error().kind == Error::Kind::Cancelled);
        CHECK_FALSE(QFile::exists(path));
    }
}

TEST_CASE("How far a report is written is told by its pages and figures, up to the last", "[report]")
{
    QTemporaryDir folder;
    for (const auto* name : {"report.docx", "report.pdf"}) {
        INFO(name);
        std::atomic<qint64> most = 0;
        std::atomic<qint64> all = 0;
        valueOf(ui::writeReport(aReport(), folder.filePath(QLatin1String(name)), {}, Progress([&](qint64 done, qint64 total) {
                                    most = std::max(most.load(), done);
                                    all = total;
                                    return true;
                                })));
        CHECK(all > 0);
        CHECK(most >= all - 1);
    }
}
