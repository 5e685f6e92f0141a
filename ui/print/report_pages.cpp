#include "ui/print/report_pages.h"
#include "core/report/look.h"
#include "core/report/outline.h"
#include "core/report/references.h"
#include "ui/print/pdf_blocks.h"
#include "ui/print/pdf_text.h"
#include <QHash>
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
    m_outline = outlineOf(document);
    m_language = document.language;
    *headingPages = pdf::headingPages(m_pages, m_outline.headings.size());
    m_headingPages = *headingPages;
}

PdfNavigation ReportPages::navigation() const
{
    const double inPoints = 72.0 / m_device.logicalDpiX();
    const double margin = pdf::millimetres(look::margin, &m_device);
    QHash<QString, PdfPlace> places;
    for (std::size_t page = 0; page < m_pages.size(); ++page)
        for (const auto& placed : m_pages[page])
            if (!placed.strip.anchor.isEmpty())
                places.insert(placed.strip.anchor, {int(page), (margin + placed.top) * inPoints});
    PdfNavigation navigation;
    navigation.language = m_language;
    for (const auto& heading : m_outline.headings)
        navigation.bookmarks.push_back({heading.level, heading.text.simplified(), places.value(anchorOf(heading.block))});
    for (std::size_t page = 0; page < m_pages.size(); ++page)
        for (const auto& placed : m_pages[page])
            for (const auto& link : placed.strip.links) {
                const auto area = link.area.translated(margin, margin + placed.top);
                navigation.links.push_back({int(page),
                                            {area.topLeft() * inPoints, area.size() * inPoints},
                                            link.isWeb ? PdfPlace() : places.value(link.target),
                                            link.isWeb ? link.target : QString()});
            }
    return navigation;
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
