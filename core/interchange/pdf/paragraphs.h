#pragma once
#include "core/interchange/pdf/page_lines.h"
#include <QStringList>

namespace counterpoint::pdf {

/// Puts paragraphs together from the lines of columns, which come in reading order. `pageWidth` is of each column's page.
/// Numbered and recurring lines stay lines of their own.
QStringList paragraphsOf(const std::vector<Column>& columns, const std::vector<double>& pageWidth);

} // namespace counterpoint::pdf
