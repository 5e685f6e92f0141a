#pragma once
#include "core/stats/sample_design.h"
#include "core/stats/undefined.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

/// The mean of a population estimated from a sample with a design, over the cases where the variable is there.
struct SampledMean {
    double n = 0; ///< cases
    double nMissing = 0;
    double nDropped = 0; ///< without a weight above zero
    double sumOfWeights = 0; ///< of the n cases: the estimated size of the population
    double df = 0; ///< cases in the design minus strata
    double confidence = 0.95;
    Number mean;
    Number se;
    Interval interval; ///< Student's t with df
    Interval intervalNormal;
    Number variance; ///< of the population
    Number sd;
    Number median; ///< the value where half of the weight is reached
    Number total;
    Number totalSe;
    Number seAsFrequencies; ///< what one would get by taking the weights for numbers of cases: shown as a warning
    Number designEffect; ///< variance over that of a simple sample without replacement of the same size; Kish (1965), Survey Sampling, 8.2
    Number designEffectReplace; ///< the same, with replacement
    Number weightingEffect; ///< 1 + squared coefficient of variation of the weights; Kish (1992)
};
SampledMean sampledMean(std::span<const double> values, const SampleDesign& design, double confidence = 0.95);

/// One share with its standard error; interval on the logit scale, so that it stays between 0 and 1.
struct SampledShare {
    Number share;
    Number se;
    Interval interval;
};

/// The shares of the categories of one variable, or of the cells of a table.
struct SampledShares {
    double n = 0;
    double nMissing = 0;
    double nDropped = 0;
    double sumOfWeights = 0;
    double df = 0;
    double confidence = 0.95;
    std::vector<double> counts; ///< unweighted cases
    std::vector<double> totals; ///< sums of weights
    std::vector<Number> totalSe;
    std::vector<SampledShare> shares;
    std::vector<Number> designEffects; ///< against a simple sample without replacement
};
/// @param categories index of each row's category below `size`, or a negative number where it has none
SampledShares sampledShares(std::span<const int> categories, std::size_t size, const SampleDesign& design, double confidence = 0.95);

/// A cross-table under a design; cells row by row. The test is Pearson's chi-square with the second-order correction of Rao & Scott (1984),
/// Annals of Statistics 12:46-60, as an F.
struct SampledTable {
    std::size_t rows = 0;
    std::size_t columns = 0;
    SampledShares cells;
    std::vector<SampledShare> ofRow;
    std::vector<SampledShare> ofColumn;
    Number chi2; ///< Pearson's on the weighted shares, scaled to n; not to be tested by itself
    Number f;
    Number df1;
    Number df2;
    Number p;
};
SampledTable sampledTable(std::span<const int> rowCategories, std::size_t rows, std::span<const int> columnCategories, std::size_t columns,
                          const SampleDesign& design, double confidence = 0.95);

} // namespace counterpoint::stats
