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
        navigation.written = document.date;
    }
    return withNavigation(bytes, navigation);
}

} // namespace counterpoint::ui
