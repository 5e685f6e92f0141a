#include "ui/print/pdf_writer.h"
#include "core/base/translate.h"
#include "core/report/markup.h"
#include "ui/print/report_pages.h"
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

Result<QByteArray> writePdf(const Document& document, const Progress& progress)
{
    const FixedHashOrder fixedOrder;
    QByteArray bytes;
    PdfNavigation navigation;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        setUp(writer, document);
        const ReportPages pages(document, writer);
        QPainter painter;
        if (!painter.begin(&writer))
            return fail(Error::Kind::Internal, translate("Report", "The report could not be laid out as PDF. Try another format."));
        for (int page = 0; page < pages.count(); ++page) {
            if (!progress.at(page, pages.count()))
                return fail(Error::Kind::Cancelled, QString());
            if (page > 0)
                writer.newPage();
            pages.paint(painter, page);
        }
        navigation = pages.navigation();
    }
    fixDate(bytes, document.date);
    return withNavigation(bytes, navigation);
}

} // namespace counterpoint::ui
