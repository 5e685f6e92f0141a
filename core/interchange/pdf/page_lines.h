#pragma once
#include "core/interchange/pdf/page_words.h"

namespace counterpoint::pdf {

/// A line of a page or of a column.
struct Line {
    std::vector<Word> words; ///< from left to right
    QString number; ///< of a numbered line, taken out of `words`
    bool isFurniture = false; ///< recurs from page to page: a header, footer or page number
    double left() const { return words.front().left; }
    double right() const { return words.back().right; }
    double top = 0;
    double bottom = 0;
    double height() const { return bottom - top; }
    QString text() const; ///< in logical order, columns of a table between tabs
    bool isRightToLeft() const;
};

/// Lines that are read one below the other.
struct Column {
    std::vector<Line> lines;
    bool isBesideAnother = false; ///< else it has the whole width of the page
};

/// The rows of a page from top to bottom, each across its whole width.
std::vector<Line> rowsOf(const PageWords& page);

/// The rows of a page cut into columns, in the order in which they are read.
std::vector<Column> columnsOf(const std::vector<Line>& rows);

} // namespace counterpoint::pdf
