#pragma once
#include "core/report/document.h"

namespace counterpoint::report {

/// What a column's text would like and what it must have, in any one unit.
struct ColumnNeed {
    double natural = 0; ///< width on which no line wraps
    double least = 0; ///< width of the longest word
};

/// Widths, in the unit of `needs`, that together never exceed `available`: a table no wider than it needs, long texts wrapped first.
std::vector<double> columnWidths(const std::vector<ColumnNeed>& needs, double available);

/// Widths in millimetres for the table's text at look::tableSize, estimated without fonts.
std::vector<double> estimatedColumnWidths(const Table& table, double available);

} // namespace counterpoint::report
