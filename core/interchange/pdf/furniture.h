#pragma once
#include "core/interchange/pdf/page_lines.h"
#include <QStringList>

namespace counterpoint::pdf {

/// Rows of one page.
using Page = std::vector<Line>;

/// Takes the numbers of lines out of the rows of a page into Line::number; a row of a number alone stays, without words. Says how many there are.
int takeLineNumbers(std::vector<Page>& pages);

/// Marks headers, footers and page numbers: rows at the edge of pages that recur at the same height with other numbers at most.
/// Gives one example of each.
QStringList markFurniture(std::vector<Page>& pages);

} // namespace counterpoint::pdf
