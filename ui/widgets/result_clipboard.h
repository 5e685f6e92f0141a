#pragma once
#include "core/analysis/result.h"
#include <optional>

class QMimeData;

/// Tables of results on their way into a word processor or a spreadsheet.
namespace counterpoint::ui::result_clipboard {

/// A part of a table: rows and columns, both ends included.
struct Part {
    int firstRow = 0;
    int lastRow = 0;
    int firstColumn = 0;
    int lastColumn = 0;
};

/// Cells parted by tabs, numbers in full precision; title, n, notes and method around them where the whole table is wanted.
QString toTabText(const ResultTable& table, const std::optional<Part>& part = {});
/// A table with the rules of the APA. A word processor shows numbers as they are read; a spreadsheet takes them in full precision.
QString toHtml(const ResultTable& table, const std::optional<Part>& part = {});
/// Both of them, for the clipboard and for dragging.
QMimeData* toMimeData(const ResultTable& table, const std::optional<Part>& part = {});
/// Whether the cells of a column stand at its right edge: true for columns of numbers and of what is made of numbers ('[.16, .60]').
bool isNumeric(const ResultTable& table, int column);

} // namespace counterpoint::ui::result_clipboard
