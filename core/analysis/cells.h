#pragma once
#include "core/analysis/result.h"
#include "core/stats/undefined.h"

/// Cells of result tables, each with its number in full and as it is read.
namespace counterpoint::cells {

ResultCell words(const QString& text);
ResultCell count(double n);
ResultCell percent(const stats::Number& percent);
ResultCell statistic(const stats::Number& number); ///< two decimals
ResultCell bounded(const stats::Number& number); ///< without the zero before the point
ResultCell p(const stats::Number& p);
ResultCell observed(const stats::Number& number); ///< as it was given, not with made-up decimals: a smallest or largest answer
ResultCell fixed(const stats::Number& number, int decimals);
ResultCell interval(const stats::Interval& interval); ///< '[1.20, 3.40]'
ResultCell boundedInterval(const stats::Interval& interval); ///< '[.16, .60]'

} // namespace counterpoint::cells
