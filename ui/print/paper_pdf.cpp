#include "ui/print/paper_pdf.h"
#include "core/base/translate.h"
#include "core/report/look.h"
#include "ui/print/paper_strips.h"
#include "ui/print/pdf_blocks.h"
#include "ui/print/pdf_text.h"
#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace counterpoint::ui {

namespace {

namespace look = report::look;

constexpr double sides = (look::pageWidth - pdf::paperWidth) / 2;
constexpr double top = 22;
constexpr double bottom = 20;
constexpr double numberWidth = 30; ///< of the field for the form's number

QColor faint() { return QColor(QChar(u'#') + QString::fromLatin1(look::faint)); }

/// Above: the title and a field for the form's number; below: which page of how many.
void paintFrame(QPainter& painter, const PaperQuestionnaire& questionnaire, int page, int pages, double pageHeight, QPaintDevice* device)
{
    const auto mm = [device](double length) { return pdf::millimetres(length, device); };
    const bool isMirrored = questionnaire.isRightToLeft;
    pdf::TextManner small{8, false, faint()};
    const auto left = [&](double from, double width) { return mm(sides + (isMirrored ? pdf::paperWidth - from - width : from)); };
    const double words = 70;
    const double wordsFrom = pdf::paperWidth - numberWidth - 2 - words;
    if (page > 0) {
        const auto title = questionnaire.title.simplified();
        pdf::SetText(title.size() > 60 ? title.left(59) + u'…' : title, small, mm(wordsFrom), device)
            .draw(painter, {left(0, wordsFrom), mm(11.5)}, 0, 1);
    }
    auto manner = small;
    if (!isMirrored)
        manner.alignment = report::Alignment::End;
    else
        manner.alignment = report::Alignment::Automatic;
    const pdf::SetText number(questionnaire.words.formNumber, manner, mm(words), device);
    const double numberLeft = isMirrored ? left(wordsFrom, words) - (mm(words) - number.naturalWidth()) : left(wordsFrom, words);
    number.draw(painter, {numberLeft, mm(11.5)}, 0, 1);
    painter.setPen(QPen(faint(), mm(0.2)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(left(pdf::paperWidth - numberWidth, numberWidth), mm(9.5), mm(numberWidth), mm(7.5)));
    small.alignment = report::Alignment::Centre;
    pdf::SetText(questionnaire.words.page.arg(page + 1).arg(pages), small, mm(pdf::paperWidth), device)
        .draw(painter, {mm(sides), mm(pageHeight - 12)}, 0, 1);
}

} // namespace

Result<PaperPdf> writePaperPdf(const PaperQuestionnaire& questionnaire, PaperSize size)
{
    const QPageSize page(size == PaperSize::Letter ? QPageSize::Letter : QPageSize::A4);
    const double height = page.size(QPageSize::Millimeter).height();
    // Set for the width of A4, which stands in the middle of a wider page.
    const double shift = (page.size(QPageSize::Millimeter).width() - look::pageWidth) / 2;
    PaperPdf pdf;
    QBuffer buffer(&pdf.bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(1200);
    writer.setPageLayout(QPageLayout(page, QPageLayout::Portrait, QMarginsF(), QPageLayout::Millimeter));
    writer.setTitle(questionnaire.title.simplified());
    writer.setCreator(QStringLiteral("Counterpoint"));
    const auto mm = [&writer](double length) { return pdf::millimetres(length, &writer); };
    const auto pages = pdf::paginate(pdf::paperStrips(questionnaire, &writer), mm(height - top - bottom));
    QPainter painter;
    if (!painter.begin(&writer))
        return fail(Error::Kind::Internal, translate("PaperQuestionnaire", "The questionnaire could not be laid out as PDF."));
    for (int number = 0; number < int(pages.size()); ++number) {
        if (number > 0)
            writer.newPage();
        painter.resetTransform();
        painter.translate(mm(shift), 0);
        paintFrame(painter, questionnaire, number, int(pages.size()), height, &writer);
        for (const auto& placed : pages[std::size_t(number)])
            placed.strip.draw(painter, {mm(sides), mm(top) + placed.top});
    }
    painter.end();
    pdf.pages = int(pages.size());
    return pdf;
}

Result<int> writePaperQuestionnaire(const PaperQuestionnaire& questionnaire, const QString& path, PaperSize size)
{
    const auto pdf = writePaperPdf(questionnaire, size);
    if (!pdf)
        return fail(pdf);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf->bytes) != pdf->bytes.size() || !file.commit())
        return fail(Error::Kind::Io, translate("PaperQuestionnaire", "“%1” cannot be written: %2.").arg(path, file.errorString()));
    return pdf->pages;
}

} // namespace counterpoint::ui
