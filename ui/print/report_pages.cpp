#include "ui/print/report_pages.h"
#include "core/report/look.h"
#include "core/report/outline.h"
#include "core/report/references.h"
#include "ui/print/pdf_blocks.h"
#include "ui/print/pdf_text.h"
#include <QPainter>

namespace counterpoint::ui {

using namespace report;

ReportPages::ReportPages(const Document& asBuilt, QPaintDevice& device)
    : m_device(device)
{
    const auto document = withReferences(asBuilt).document;
    const auto headingPages = std::make_shared<std::vector<int>>();
    m_pages =
        pdf::paginate(pdf::stripsOf(document, &device, headingPages), pdf::millimetres(look::textHeight, &device), pdf::noteRule(&device));
    *headingPages = pdf::headingPages(m_pages, outlineOf(document).headings.size());
    m_headingPages = *headingPages;
}

void ReportPages::paint(QPainter& painter, int number) const
{
    const auto mm = [this](double length) { return pdf::millimetres(length, &m_device); };
    for (const auto& placed : m_pages[std::size_t(number)])
        placed.strip.draw(painter, {mm(look::margin), mm(look::margin) + placed.top});
    pdf::TextManner footer{look::noteSize, false, QColor(QChar('#') + QString(look::faint))};
    footer.alignment = Alignment::Centre;
    pdf::SetText(QString::number(number + 1), footer, mm(look::textWidth), &m_device)
        .draw(painter, {mm(look::margin), mm(look::pageHeight - look::margin / 2 - 3)}, 0, 1);
}

double ReportPages::width() const { return pdf::millimetres(look::pageWidth, &m_device); }

} // namespace counterpoint::ui
