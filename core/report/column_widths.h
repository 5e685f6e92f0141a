#pragma once
#include "core/report/document.h"

namespace counterpoint::report {

/// What the text of a cell would like and what it must have, in any one unit, its padding included.
struct CellNeed {
    std::vector<double> lines; ///< width of each line that the text itself has
    double least = 0; ///< width of the longest word
};

/// Whether a text of so few letters ('1 of 6', 'Row %') is never wrapped: broken in two it would read badly and save no room.
bool isKeptWhole(const QString& text);

/// Widths, in the unit of the rows' needs, that together never exceed `available`: no wider than the text needs, and where it has to be
/// wrapped such that the table is low. No word is broken unless there is no room for all of them side by side.
std::vector<double> columnWidths(const std::vector<std::vector<CellNeed>>& rows, double available);

/// Whether no word is broken at those widths.
bool fits(const std::vector<std::vector<CellNeed>>& rows, double available);

/// Columns in millimetres and the lines of text in all rows, estimated without fonts, for text at look::tableSize, or at
/// look::smallTableSize where words would have to be broken else.
struct TableEstimate {
    std::vector<double> widths;
    double lines = 0;
    bool isSmall = false;
};
TableEstimate estimate(const Table& table, double available);

/// Whether a table of so many lines of text is low enough to stay on one page.
bool isKeptTogether(double lines);

} // namespace counterpoint::report
