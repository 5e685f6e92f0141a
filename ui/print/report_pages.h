#pragma once
#include "core/report/document.h"
#include "core/report/outline.h"
#include "ui/print/pdf_flow.h"
#include "ui/print/pdf_navigation.h"
#include <vector>

class QPaintDevice;

namespace counterpoint::ui {

/// A report laid out on pages of A4 in the units of a device, as it is printed and looked at.
class ReportPages {
public:
    /// `device` has to live as long as the pages.
    ReportPages(const report::Document& document, QPaintDevice& device);
    int count() const { return int(m_pages.size()); }
    /// Paints page `number`, from 0, with its top left at the painter's origin, in the units of the device.
    void paint(QPainter& painter, int number) const;
    /// The page, from 1, of each heading of the document.
    const std::vector<int>& headingPages() const { return m_headingPages; }
    /// Bookmarks of its headings and the links in it, for a PDF.
    PdfNavigation navigation() const;
    /// Width of a page in those units.
    double width() const;

private:
    QPaintDevice& m_device;
    std::vector<pdf::Page> m_pages;
    std::vector<int> m_headingPages;
    report::Outline m_outline;
    QString m_language;
};

} // namespace counterpoint::ui
