#pragma once
#include "core/report/document.h"
#include "ui/print/pdf_flow.h"

class QPaintDevice;

namespace counterpoint::ui::pdf {

/// A strip for each row (one for each line of a row that is higher than half a page), the header rows ready to be repeated.
std::vector<Strip> tableStrips(const report::Table& table, QPaintDevice* device);

} // namespace counterpoint::ui::pdf
