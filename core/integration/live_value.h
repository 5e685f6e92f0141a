#pragma once
#include "core/integration/live_text.h"

/// What the fields of a live text are of, and what the study says of it.
namespace counterpoint::live_value {

/// A query with ids for its names; of a number as it is. Invalid where it does not suit the kind.
Result<QString> storable(const Read& db, LiveField::Kind kind, const QString& of);
QString inWords(const Read& db, LiveField::Kind kind, const QString& of);
/// `#uuid 0 "Total" "Mean"`: a cell of an analysis.
QString cellOf(const Read& db, AnalysisId analysis, int table, const QString& row, const QString& column);

AnalysisId analysisBehind(const Read& db, const QString& cell); ///< not valid where it is gone

Result<QString> count(const Read& db, LiveField::Kind kind, const QString& query);
Result<QString> mentions(const Read& db, const QString& query);
Result<QString> number(const Read& db, const QString& cell);

/// A number as a reader needs it out of its table.
struct ReadNumber {
    QString of; ///< 'I feel part of one service: Agree, Valid percent': the table where the analysis has several, else the analysis
    QString text;
};
Result<ReadNumber> readNumber(const Read& db, const QString& cell);

} // namespace counterpoint::live_value
