#pragma once
#include "core/interchange/xlsx/xlsx_reader.h"
#include <map>
#include <vector>

namespace counterpoint::xls {

/// What the formulas of a sheet gave when the workbook was saved, by row and column from 0.
using FormulaResults = std::map<std::pair<unsigned, unsigned>, xlsx::Cell>;

/// The results of all sheets, in their order. FreeXL passes formulas over, as if their cells were empty.
std::vector<FormulaResults> formulaResults(const QByteArray& bytes);

} // namespace counterpoint::xls
