#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/responses/filter.h"
#include <QJsonObject>
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

enum class AnalysisKind { Frequencies, Describe, Crosstab };
QString toText(AnalysisKind kind); ///< as stored, in JSON and on the command line: 'frequencies', 'describe', 'crosstab'
Result<AnalysisKind> analysisKindFrom(const QString& text);

/// What is computed from a dataset, and what of it is shown. Results are never stored: see run().
struct Analysis {
    AnalysisId id;
    QString name;
    AnalysisKind kind = AnalysisKind::Frequencies;
    DatasetId dataset;
    std::vector<VariableId> variables; ///< of Frequencies and Describe
    VariableId rows; ///< of Crosstab, as is columns
    VariableId columns;
    std::vector<FilterCondition> filter; ///< all must hold
    bool rowPercent = true; ///< this and the next three: of Crosstab
    bool columnPercent = false;
    bool expected = false;
    bool adjustedResiduals = false;
    bool intervals = false; ///< confidence intervals: of means in Describe, of percentages in Frequencies
    bool shape = false; ///< of Describe: skewness, kurtosis, Shapiro-Wilk
    bool inReport = false;
    bool operator==(const Analysis&) const = default;
};

/// The options as they are stored: everything but id, name, kind, dataset and inReport. docs/project-file.md describes them.
QJsonObject optionsToJson(const Analysis& analysis);
/// Puts stored options into an analysis; Format where they are not what docs/project-file.md says.
Result<> optionsFromJson(const QJsonObject& options, Analysis& analysis);

namespace analyses {
std::vector<Analysis> all(const Read& db); ///< in the user's order
Result<Analysis> byId(const Read& db, AnalysisId id);
Result<Analysis> byName(const Read& db, const QString& name);
/// Adds it at the end; an empty name becomes one that says what it is, a taken one gets a number. The id is not used.
Result<AnalysisId> add(Edit& db, Analysis analysis);
Result<> update(Edit& db, const Analysis& analysis); ///< everything but the position; Invalid when the name is empty or it is not there
void remove(Edit& db, AnalysisId id);
/// To a place in the user's order, from 0; beyond the last is the last.
void move(Edit& db, AnalysisId id, int place);
/// 'Role by Site', 'Trust, Pace': what an analysis without a name is called.
QString defaultName(const Read& db, const Analysis& analysis);
} // namespace analyses

} // namespace counterpoint
