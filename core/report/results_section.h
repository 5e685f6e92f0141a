#pragma once
#include "core/analysis/analysis.h"

namespace counterpoint {
struct ResultTable;
}

namespace counterpoint::report {
struct Document;
struct Table;

/// A result's table as the report shows it, with its n and notes.
Table tableOf(const ResultTable& result);
/// What of an analysis is printed. A part without a figure is shown as its table.
enum class Shown { TablesAndFigures, Tables, Figures };

/// Tables and figures of an analysis, and how they were computed; what of it cannot be computed is said. `level`: of the headings in it.
void addAnalysis(const Read& db, const Analysis& analysis, Shown shown, int level, Document& report);
/// All analyses that are marked for the report, each under a heading.
void addResults(const Read& db, Shown shown, Document& report);

} // namespace counterpoint::report
