#include "tests/support/cited_report.h"
#include "tests/support/printing.h"
#include "ui/print/pdf_navigation.h"
#include "ui/print/pdf_writer.h"
#include <cstdlib>
#include <qpdf/qpdf-c.h>

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

/// A PDF as another program reads it; what would have to be mended is an error.
class ReadPdf {
public:
    explicit ReadPdf(const QByteArray& bytes)
        : m_bytes(bytes)
    {
        qpdf_set_attempt_recovery(pdf, QPDF_FALSE);
        REQUIRE(qpdf_read_memory(pdf, "report.pdf", m_bytes.constData(), std::size_t(m_bytes.size()), nullptr) == QPDF_SUCCESS);
    }
    ~ReadPdf() { qpdf_cleanup(&pdf); }
    Q_DISABLE_COPY_MOVE(ReadPdf)

    qpdf_oh in(qpdf_oh dictionary, const char* key) const { return qpdf_oh_get_key(pdf, dictionary, key); }
    bool has(qpdf_oh dictionary, const char* key) const { return qpdf_oh_has_key(pdf, dictionary, key) != QPDF_FALSE; }
    qpdf_oh root() const { return qpdf_get_root(pdf); }
    double number(qpdf_oh array, int at) const { return qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, array, at)); }
    QString text(qpdf_oh string) const { return QString::fromUtf8(qpdf_oh_get_utf8_value(pdf, string)); }
    QString name(qpdf_oh name) const { return QString::fromUtf8(qpdf_oh_get_name(pdf, name)); }
    /// From 0; -1: it leads nowhere.
    int pageOf(qpdf_oh destination) const { return qpdf_find_page_by_oh(pdf, qpdf_oh_get_array_item(pdf, destination, 0)); }
    std::vector<qpdf_oh> links() const
    {
        std::vector<qpdf_oh> links;
        for (int page = 0; page < qpdf_get_num_pages(pdf); ++page) {
            const auto notes = in(qpdf_get_page_n(pdf, std::size_t(page)), "/Annots");
            for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, notes); ++i)
                if (const auto note = qpdf_oh_get_array_item(pdf, notes, i); name(in(note, "/Subtype")) == "/Link")
                    links.push_back(note);
        }
        return links;
    }
    qpdf_data pdf = qpdf_init();

private:
    QByteArray m_bytes;
};

struct Bookmarks {
    QStringList titles; ///< with a '>' for each that they are below
    std::vector<int> pages;
};

void take(const ReadPdf& pdf, qpdf_oh parent, const QString& depth, Bookmarks& bookmarks)
{
    int children = 0;
    auto before = qpdf_oh_new_null(pdf.pdf);
    for (auto mark = pdf.in(parent, "/First"); qpdf_oh_is_dictionary(pdf.pdf, mark); mark = pdf.in(mark, "/Next"), ++children) {
        bookmarks.titles << depth + pdf.text(pdf.in(mark, "/Title"));
        bookmarks.pages.push_back(pdf.pageOf(pdf.in(mark, "/Dest")));
        CHECK(qpdf_oh_get_object_id(pdf.pdf, pdf.in(mark, "/Parent")) == qpdf_oh_get_object_id(pdf.pdf, parent));
        CHECK(qpdf_oh_get_object_id(pdf.pdf, pdf.in(mark, "/Prev")) == qpdf_oh_get_object_id(pdf.pdf, before));
        before = mark;
        take(pdf, mark, depth + u'>', bookmarks);
    }
    CHECK(qpdf_oh_get_object_id(pdf.pdf, pdf.in(parent, "/Last")) == qpdf_oh_get_object_id(pdf.pdf, before));
    CHECK(std::abs(pdf.has(parent, "/Count") ? qpdf_oh_get_int_value_as_int(pdf.pdf, pdf.in(parent, "/Count")) : 0) == children);
}

} // namespace

TEST_CASE("a PDF has its headings as bookmarks, on their pages", "[print]")
{
    const ReadPdf pdf(aPdf());
    Bookmarks bookmarks;
    take(pdf, pdf.in(pdf.root(), "/Outlines"), {}, bookmarks);
    CHECK(bookmarks.titles == QStringList{"Method", "Findings", QStringLiteral(">Überblick (kurz)"), "References"});
    const auto& pages = bookmarks.pages;
    REQUIRE(pages.size() == 4);
    CHECK(pages[0] >= 0);
    CHECK(pages[0] <= pages[1]);
    CHECK(pages[2] == pages[1] + 1); // behind the page break
    CHECK(pdf.name(pdf.in(pdf.root(), "/PageMode")) == "/UseOutlines");
    CHECK(pdf.text(pdf.in(pdf.root(), "/Lang")) == "en");
    CHECK(qpdf_oh_get_bool_value(pdf.pdf, pdf.in(pdf.in(pdf.root(), "/ViewerPreferences"), "/DisplayDocTitle")));
}

TEST_CASE("contents, references to tables, works and addresses of the web are links in a PDF", "[print]")
{
    const ReadPdf pdf(aPdf());
    const auto links = pdf.links();
    CHECK(links.size() >= 10); // four in the contents; a table, a figure, a section, two works, and the address, some over two lines
    int toTheWeb = 0;
    for (const auto link : links) {
        if (pdf.has(link, "/A")) {
            toTheWeb += pdf.text(pdf.in(pdf.in(link, "/A"), "/URI")) == "https://example.org/a(b)" ? 1 : 0;
        } else {
            CHECK(pdf.pageOf(pdf.in(link, "/Dest")) >= 0);
        }
        const auto area = pdf.in(link, "/Rect");
        CHECK(pdf.number(area, 0) < pdf.number(area, 2));
        CHECK(pdf.number(area, 1) < pdf.number(area, 3));
        CHECK(pdf.number(area, 0) >= 70); // within the margins
        CHECK(pdf.number(area, 2) <= 526);
        CHECK(pdf.number(area, 1) > 0);
        CHECK(pdf.number(area, 3) < 842);
    }
    CHECK(toTheWeb >= 1);
}

TEST_CASE("the same report is the same PDF, of the report's own date", "[print]")
{
    const auto bytes = aPdf();
    CHECK((bytes == aPdf()));
    const ReadPdf pdf(bytes);
    CHECK(pdf.text(pdf.in(pdf.in(qpdf_get_trailer(pdf.pdf), "/Info"), "/CreationDate"))
              .startsWith(aCitedReport().date.toString(QStringLiteral("'D:'yyyyMMdd"))));
    CHECK_FALSE(qpdf_more_warnings(pdf.pdf));
}

TEST_CASE("what is no PDF of Qt's is given back as it came", "[print]")
{
    const PdfNavigation navigation{
        QStringLiteral("en"), QDate(2026, 11, 22), {{1, QStringLiteral("A"), {0, 10}}}, {{0, QRectF(0, 0, 5, 5), {0, 0}, {}}}};
    const auto pdf = aPdf();
    for (const auto& bytes : {QByteArray(), QByteArray("%PDF-1.5 and nothing more"), pdf.left(pdf.size() / 2), pdf.mid(1000),
                              QByteArray("trailer << /Size 9 /Root 1 0 R /Info 2 0 R >> startxref 999999999 %%EOF"),
                              QByteArray("xref\n0 9\ntrailer << /Size 99 /Root 1 0 R /Info 2 0 R >> startxref 0 %%EOF")})
        CHECK((withNavigation(bytes, navigation) == bytes));
}
