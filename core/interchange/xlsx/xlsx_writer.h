#pragma once
#include "core/base/result.h"
#include "core/interchange/delimited/delimited_writer.h"
#include <QByteArray>

namespace counterpoint::xlsx {

/// A sheet to be written. Texts are written as texts: a spreadsheet never runs one as a formula.
struct SheetToWrite {
    QString name; ///< at most 31 characters, none of []:*?/ and the backslash
    std::vector<std::vector<DelimitedCell>> rows; ///< the first one holds the headings
    std::vector<double> widths = {}; ///< of the columns, in characters; those beyond have the usual one
    std::vector<QString> formats = {}; ///< of the numbers below the headings, by column: 'yyyy-mm-dd'; empty: as numbers are shown
};

/// A workbook with these sheets, their headings bold and in sight while one scrolls, long texts wrapped. Invalid names the cell whose
/// text is longer than a spreadsheet's cell can hold.
Result<QByteArray> write(const std::vector<SheetToWrite>& sheets);

} // namespace counterpoint::xlsx
