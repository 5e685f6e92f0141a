#pragma once
#include "core/report/document.h"
#include "ui/print/pdf_flow.h"

class QPaintDevice;

namespace counterpoint::ui::pdf {

/// The report as strips, in the units of `device`. `headingPages`, filled before anything is drawn, is what the table of contents shows.
std::vector<Strip> stripsOf(const report::Document& document, QPaintDevice* device, std::shared_ptr<const std::vector<int>> headingPages);

/// The line above the footnotes of a page.
Strip noteRule(QPaintDevice* device);
/// Footnotes as strips, a line each.
std::vector<Strip> noteStrips(const std::vector<report::Footnote>& notes, QPaintDevice* device);

/// Millimetres in the units of the device.
double millimetres(double length, const QPaintDevice* device);

} // namespace counterpoint::ui::pdf
