#pragma once
#include "core/analysis/result.h"
#include <vector>

namespace counterpoint {

/// Responses that a row of a result speaks of.
struct ResponsesBehind {
    QString title; ///< 'Straight-lining'
    std::vector<std::size_t> rows; ///< of the dataset, from 0, ascending
};

/// The responses behind `row` of the table of a part: of a quality flag, of all of them, or of a response that is listed. None where the row
/// is about no particular ones.
ResponsesBehind responsesBehind(const AnalysisResult& result, std::size_t part, std::size_t row);

} // namespace counterpoint
