#pragma once
#include "core/responses/variable.h"
#include "core/stats/crosstab.h"

namespace counterpoint {
class Input;
struct Part;
struct ResultTable;

/// Every test and measure of a cross-table in a table of its own: chi-square by Pearson and by likelihood ratio, the exact test, phi, V and
/// its bias-corrected form, measures of order, and what only two by two categories have.
///
/// @param whole the table of counts, of the same responses
Part tableMeasures(const Variable& rows, const Variable& columns, const stats::Crosstab& crosstab, const ResultTable& whole,
                   const Input& input);

} // namespace counterpoint
