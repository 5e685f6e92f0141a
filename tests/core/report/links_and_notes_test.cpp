#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/docx/docx.h"
#include "core/interchange/odt/odt.h"
#include "core/report/docx_writer.h"
#include "core/report/html_writer.h"
#include "core/report/markdown_writer.h"
#include "core/report/odt_writer.h"
#include "tests/support/cited_report.h"
#include "tests/support/printing.h"
#include "tests/support/report_text.h"
#include <QRegularExpression>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QByteArray aPicture(const figure::Drawing&, double) { return QByteArrayLiteral("\x89PNG stands here"); }

QString partOf(const QByteArray& archive, const char* name)
{
    return QString::fromUtf8(valueOf(valueOf(ZipReader::open(archive, "a.docx")).read(name)));
}

QStringList captured(const QString& text, const char* pattern)
{
    QStringList all;
    const QRegularExpression expression(QString::fromLatin1(pattern));
    for (auto found = expression.globalMatch(text); found.hasNext();)
        all << found.next().captured(1);
    return all;
}

} // namespace

TEST_CASE("in Word footnotes are footnotes, and references are fields that lead to bookmarks", "[report]")
{
    const auto docx = valueOf(report::writeDocx(aCitedReport(), aPicture));
    const auto text = partOf(docx, "word/document.xml");
    const auto notes = partOf(docx, "word/footnotes.xml");
    CHECK(captured(text, "<w:footnoteReference w:id=\"(\\d+)\"") == QStringList{"1", "2", "3"});
    CHECK(captured(notes, "<w:footnote w:id=\"(\\d+)\"") == QStringList{"1", "2", "3"});
    CHECK(notes.contains("w:type=\"separator\""));
    CHECK(paragraphsOf(notes.toUtf8(), docxRules()) == QStringList{"Twice, & by hand. indeed", "One retired. indeed", "Last. indeed"});
    CHECK(partOf(docx, "[Content_Types].xml").contains("/word/footnotes.xml"));
    CHECK(partOf(docx, "word/_rels/document.xml.rels").contains("Target=\"footnotes.xml\""));
    CHECK(partOf(docx, "word/settings.xml").contains("<w:footnotePr><w:footnote w:id=\"-1\"/>"));
    const auto bookmarks = captured(text, "<w:bookmarkStart w:id=\"\\d+\" w:name=\"([^\"]+)\"");
    const auto ids = captured(text, "<w:bookmarkStart w:id=\"(\\d+)\"");
    CHECK(QSet<QString>(ids.begin(), ids.end()).size() == ids.size());
    const auto targets = captured(text, " REF (\\w+) ") + captured(text, "w:anchor=\"([^\"]+)\"");
    CHECK(targets == QStringList{"table_2", "figure_1", "section_6", "reference_2", "reference_1"});
    for (const auto& target : targets)
        CHECK(bookmarks.count(target) == 1);
    CHECK(text.contains("HYPERLINK &quot;https://doi.org/10.1000/j.1&quot;"));
    for (const auto* style : {"FootnoteText", "FootnoteReference", "Hyperlink", "Bibliography"})
        CHECK(partOf(docx, "word/styles.xml").contains(QStringLiteral("w:styleId=\"%1\"").arg(style)));
}

TEST_CASE("a report without footnotes holds no empty part for them", "[report]")
{
    CHECK_FALSE(valueOf(ZipReader::open(valueOf(report::writeDocx(aReport(), aPicture)), "a.docx")).contains("word/footnotes.xml"));
}

TEST_CASE("in OpenDocument footnotes are notes, and references are fields that lead to bookmarks", "[report]")
{
    const auto odt = valueOf(report::writeOdt(aCitedReport(), aPicture));
    const auto text = partOf(odt, "content.xml");
    CHECK(captured(text, "<text:note-citation>(\\d+)<") == QStringList{"1", "2", "3"});
    const auto bookmarks = captured(text, "<text:bookmark-start text:name=\"([^\"]+)\"");
    const auto targets = captured(text, "<text:bookmark-ref[^>]*text:ref-name=\"([^\"]+)\"") + captured(text, "xlink:href=\"#([^\"]+)\"");
    CHECK(targets == QStringList{"table_2", "figure_1", "section_6", "reference_2", "reference_1"});
    for (const auto& target : targets)
        CHECK(bookmarks.count(target) == 1);
    CHECK(partOf(odt, "styles.xml").contains("<text:notes-configuration"));
}

TEST_CASE("our own readers find the notes of our reports again", "[report]")
{
    const auto word = valueOf(readDocx(valueOf(report::writeDocx(aCitedReport(), aPicture)), "a.docx")).text;
    const auto open = valueOf(readOdt(valueOf(report::writeOdt(aCitedReport(), aPicture)), "a.odt")).text;
    for (const auto& text : {word, open}) {
        CHECK(text.contains("One retired. indeed"));
        CHECK(text.contains("as Table 2 and Figure 1 show; see “Findings” (see Reed & Okafor, 2020, p. 12; Okafor, 2021)."));
    }
}

TEST_CASE("on a web page each note leads to its mark and back, and each link leads somewhere", "[report]")
{
    const auto page = QString::fromUtf8(valueOf(report::writeHtml(aCitedReport())));
    paragraphsOf(page.toUtf8(), htmlRules()); // well-formed
    const auto links = captured(page, "href=\"#([^\"]+)\"");
    CHECK(links.size() == 3 + 3 + 5);
    for (const auto& link : links)
        CHECK(page.count("id=\"" + link + '"') == 1);
    CHECK(captured(page, "id=\"(note_\\d)\"") == QStringList{"note_1", "note_2", "note_3"});
    CHECK(page.contains("<li id=\"note_2\">One retired.<em> indeed</em> <a href=\"#note_mark_2\""));
    CHECK(page.contains("<a href=\"https://doi.org/10.1000/j.1\">"));
}

TEST_CASE("a report in Markdown has headings, pipe tables, figures beside it, notes and references", "[report]")
{
    const auto report = report::writeMarkdown(aCitedReport(), "My report-figures");
    const auto text = QString::fromUtf8(report.text);
    INFO(text.toStdString());
    CHECK(text.startsWith(
        "# What is said of what\n\n22 November 2026\n\n## <a id=\"section_1\"></a>Method\n\nAsked by post[^1] as [Table 2](#table_2)"));
    CHECK(text.contains(
        "\n<a id=\"table_2\"></a>**Table 2.** Age by role\n\n| Role | Age |\n| --- | ---: |\n| Nurse[^2] | 43 |\n\nAll of them.\n"));
    CHECK(text.contains("\n![Bar chart: 12 of 40 agree, 20 disagree, 8 say neither.](My%20report-figures/figure-1.svg)\n\n<a "
                        "id=\"figure_1\"></a>**Figure 1.** "));
    CHECK(text.contains("\n- A point[^3]\n"));
    CHECK(text.contains("\n[^1]: Twice, & by hand. *indeed*\n"));
    CHECK(text.contains("*Journal of Care, 12*(3), 4–9. [https://doi.org/10.1000/j.1](https://doi.org/10.1000/j.1)"));
    REQUIRE(report.figures.size() == 1);
    CHECK(report.figures[0].name == "figure-1.svg");
    CHECK(report.figures[0].svg.contains("<svg"));
}

TEST_CASE("no words of a report become marks of Markdown", "[report]")
{
    using namespace report;
    Document document;
    document.title = "One\n# two";
    document.add(Paragraph{"# 1\n- 2\n3. 4 * 5 _ 6 ` [7](8) <b> a|b &amp; @me"});
    document.add(Table{"", {{"a|b", "c"}, {"1\n2", "*"}}, 1, 1, {}});
    document.add(Paragraph{Prose{bold("bold "), italic("both")}});
    const auto text = QString::fromUtf8(writeMarkdown(document, "f").text);
    CHECK(text
          == "# One # two\n\n\\# 1\\\n\\- 2\\\n3\\. 4 \\* 5 \\_ 6 \\` \\[7\\](8) \\<b\\> a\\|b \\&amp; \\@me\n\n<a "
             "id=\"table_1\"></a>**Table 1.**\n\n"
             "| a\\|b | c |\n| --- | --- |\n| 1<br>2 | \\* |\n\n**bold** *both*\n");
}

TEST_CASE("the same report with notes gives the same bytes", "[report]")
{
    CHECK(valueOf(report::writeDocx(aCitedReport(), aPicture)) == valueOf(report::writeDocx(aCitedReport(), aPicture)));
    CHECK(valueOf(report::writeOdt(aCitedReport(), aPicture)) == valueOf(report::writeOdt(aCitedReport(), aPicture)));
    CHECK(valueOf(report::writeHtml(aCitedReport())) == valueOf(report::writeHtml(aCitedReport())));
    CHECK(report::writeMarkdown(aCitedReport(), "f").text == report::writeMarkdown(aCitedReport(), "f").text);
}
