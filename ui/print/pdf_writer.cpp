#include "ui/print/pdf_writer.h"
#include "core/base/translate.h"
#include "core/report/look.h"
#include "core/report/markup.h"
#include "core/report/outline.h"
#include "ui/print/pdf_blocks.h"
#include "ui/print/pdf_flow.h"
#include "ui/print/pdf_text.h"
#include <QBuffer>
#include <QHashFunctions>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>

namespace counterpoint::ui {

namespace {

using namespace report;

void setUp(QPdfWriter& writer, const Document& document)
{
    writer.setResolution(1200);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(), QPageLayout::Millimeter));
    writer.setTitle(printable(document.title).simplified());
    writer.setCreator(QStringLiteral("Counterpoint"));
}

void paintFooter(QPainter& painter, QPdfWriter& writer, std::size_t page)
{
    pdf::TextManner manner{look::noteSize, false, QColor(QChar('#') + QString(look::faint))};
    manner.alignment = Alignment::Centre;
    const auto mm = [&writer](double length) { return pdf::millimetres(length, &writer); };
    pdf::SetText(QString::number(page), manner, mm(look::textWidth), &writer)
        .draw(painter, {mm(look::margin), mm(look::pageHeight - look::margin / 2 - 3)}, 0, 1);
}

void paintPages(QPainter& painter, QPdfWriter& writer, const std::vector<pdf::Page>& pages)
{
    const double margin = pdf::millimetres(look::margin, &writer);
    for (std::size_t page = 0; page < pages.size(); ++page) {
        if (page > 0)
            writer.newPage();
        for (const auto& placed : pages[page])
            placed.strip.draw(painter, {margin, margin + placed.top});
        paintFooter(painter, writer, page + 1);
    }
}

/// Qt keeps a PDF's fonts in hashes and writes them in that order: a fixed seed makes it the same in every run.
class FixedHashOrder {
public:
    FixedHashOrder() { QHashSeed::setDeterministicGlobalSeed(); }
    ~FixedHashOrder() { QHashSeed::resetRandomGlobalSeed(); }
    Q_DISABLE_COPY_MOVE(FixedHashOrder)
};

/// Qt writes the time of printing; the report's own date makes the same report the same file. The length stays, or the file's index breaks.
void fixDate(QByteArray& pdf, const QDate& date)
{
    const QByteArray key = "/CreationDate (D:";
    const auto at = pdf.indexOf(key);
    const auto end = pdf.indexOf(')', at);
    if (at < 0 || end < 0)
        return;
    const auto day = date.isValid() ? date : QDate(2000, 1, 1);
    const auto stamp = (day.toString(QStringLiteral("yyyyMMdd")) + QStringLiteral("000000+00'00'")).toLatin1();
    const auto from = at + key.size();
    if (end - from <= stamp.size())
        pdf.replace(from, end - from, stamp.left(end - from));
}

} // namespace

Result<QByteArray> writePdf(const Document& document)
{
    const FixedHashOrder fixedOrder;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        setUp(writer, document);
        const auto headingPages = std::make_shared<std::vector<int>>();
        const auto strips = pdf::stripsOf(document, &writer, headingPages);
        const auto pages = pdf::paginate(strips, pdf::millimetres(look::textHeight, &writer));
        *headingPages = pdf::headingPages(pages, outlineOf(document).headings.size());
        QPainter painter;
        if (!painter.begin(&writer))
            return fail(Error::Kind::Internal, translate("Report", "The report could not be laid out as PDF. Try another format."));
        paintPages(painter, writer, pages);
    }
    fixDate(bytes, document.date);
    return bytes;
}

} // namespace counterpoint::ui
