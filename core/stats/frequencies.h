#pragma once
#include "core/stats/proportion.h"
#include "core/stats/undefined.h"
#include <limits>
#include <span>
#include <vector>

namespace counterpoint::stats {

struct FrequencyOptions {
    double confidence = 0.95;
    ProportionMethod method = ProportionMethod::Wilson;
    double populationSize = std::numeric_limits<double>::infinity(); ///< that the valid cases were drawn from
};

/// A frequency table; the lists have one entry a category, in the order given. Percentages are 0 to 100.
struct Frequencies {
    double nTotal = 0;
    double nValid = 0;
    double nMissing = 0;
    std::vector<double> counts;
    std::vector<Number> percent; ///< of all cases
    std::vector<Number> validPercent; ///< of the valid cases
    std::vector<Number> cumulativeValidPercent;
    std::vector<Interval> validPercentInterval;
    std::vector<double> missingCounts;
    std::vector<Number> missingPercent; ///< of all cases
    double confidence = 0.95;
};

/// @param counts        cases in each valid category, or sums of frequency weights; none negative
/// @param missingCounts cases in each category of missing values: system-missing, each user-missing code
Frequencies frequencies(std::span<const double> counts, std::span<const double> missingCounts = {}, const FrequencyOptions& options = {});

/// Pearson's chi-square test that the categories have the proportions expected.
struct GoodnessOfFit {
    Number chi2;
    double df = 0;
    Number p;
    std::vector<double> expected;
    std::vector<double> residuals; ///< (observed - expected) / sqrt(expected)
    Number cohensW;
    double cellsExpectedUnder5 = 0;
};

/// @param expectedProportions as many as counts, above zero; scaled to sum to 1; empty for equal ones
GoodnessOfFit goodnessOfFit(std::span<const double> counts, std::span<const double> expectedProportions = {});

} // namespace counterpoint::stats
