#pragma once
#include "core/stats/paired_table.h"
#include <vector>

namespace counterpoint::stats {

/// Several yes/no answers of the same cases. Source: Cochran (1950), Biometrika 37:256-266.
struct CochranQ {
    double n = 0; ///< complete cases
    std::vector<Number> shares; ///< of answers that are 1, in percent
    Number q;
    double df = 0;
    Number p;
    struct Pair {
        std::size_t first = 0;
        std::size_t second = 0;
        McNemar test;
    };
    std::vector<Pair> pairs; ///< McNemar's exact test of every two answers
};
/// @param answers one list a question, a value a case: 1 yes, 0 no, NaN missing
CochranQ cochranQ(const std::vector<std::vector<double>>& answers);

} // namespace counterpoint::stats
