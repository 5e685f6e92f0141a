#pragma once
#include "core/analysis/analysis.h"
#include "core/analysis/result.h"
#include "core/base/result.h"
#include <map>

namespace counterpoint::report {
struct Document;
struct Table;

/// A result's table as the report shows it, with its n and notes.
Table tableOf(const ResultTable& result);
/// What of an analysis is printed. A part without a figure is shown as its table.
enum class Shown { TablesAndFigures, Tables, Figures };

/// Analyses, each computed once for all sections of a report: an exact test may take seconds, and figures stand in one section, their
/// tables in another.
class ComputedResults {
public:
    explicit ComputedResults(const Read& db)
        : m_db(db)
    {
    }
    const Result<AnalysisResult>& of(const Analysis& analysis); ///< with its figures

private:
    const Read& m_db;
    std::map<AnalysisId, Result<AnalysisResult>> m_known;
};

/// Tables and figures of an analysis, and how they were computed; what of it cannot be computed is said. `level`: of the headings in it.
void addAnalysis(ComputedResults& results, const Analysis& analysis, Shown shown, int level, Document& report);
/// All analyses that are marked for the report, each under a heading.
void addResults(const Read& db, ComputedResults& results, Shown shown, Document& report);

} // namespace counterpoint::report
