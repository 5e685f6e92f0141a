#pragma once
#include "core/analysis/result.h"
#include "core/responses/categories.h"
#include "core/responses/datasets.h"
#include <functional>

namespace counterpoint {

/// The rows that an analysis looks at.
struct Sample {
    Dataset dataset;
    std::vector<bool> selected; ///< empty: all
    double n = 0; ///< rows selected
    QString filter; ///< in words; empty where there is none

    bool has(std::size_t row) const { return selected.empty() || selected[row]; }
};
Result<Sample> gatherSample(const Read& db, const Analysis& analysis);

/// A variable with all its values.
struct Question {
    Variable variable;
    Column column;
};
/// Invalid when the variable is not one of the dataset.
Result<Question> gatherQuestion(const Read& db, const Dataset& dataset, VariableId id);

inline const QString systemMissing = QStringLiteral("system-missing");
inline const QString userMissing = QStringLiteral("user-missing");

/// The two kinds of missing, each where there is any.
std::vector<LeftOut> leftOut(double systemMissingRows, double userMissingRows);

/// What one table says in the document for machines: its kind ('freq'), variables, n, method, notes and result.
QJsonObject entryFor(const QString& kind, const QStringList& variables, const ResultTable& table, const QJsonObject& result);

/// A note on the filter for every table, or none.
QStringList filterNotes(const Sample& sample);

/// One table with its figure and its part of the document.
struct Part {
    ResultTable table;
    std::vector<Figure> figures;
    std::vector<QJsonObject> entries;
    std::vector<double> essence; ///< what the fingerprint stands on
};
Part frequenciesOf(const Question& question, const Sample& sample, const Analysis& analysis);
/// `question(i)` gathers the i-th of the analysis's variables, so that only one column is in memory at a time.
Result<Part> describe(const std::function<Result<Question>(std::size_t)>& question, const Sample& sample, const Analysis& analysis);
Result<Part> crosstab(const Question& rows, const Question& columns, const Sample& sample, const Analysis& analysis);

} // namespace counterpoint
