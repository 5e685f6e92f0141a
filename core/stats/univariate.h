#pragma once
#include "core/stats/quantile.h"
#include "core/stats/undefined.h"
#include <array>
#include <limits>
#include <span>
#include <vector>

namespace counterpoint::stats {

struct UnivariateOptions {
    int quantileType = defaultQuantileType;
    std::vector<double> probabilities{0.05, 0.1, 0.25, 1.0 / 3, 0.5, 0.75, 0.9, 0.95};
    double confidence = 0.95; ///< of ciMean, as a fraction
    /// How many the sample was drawn from, without replacement: the standard error of the mean and its intervals are then times
    /// sqrt(1 - n / N), 0 where all are in the sample. Source: Cochran (1977), Sampling Techniques, 2.6.
    double populationSize = std::numeric_limits<double>::infinity();
};

/// How many values lie outside the fences 1.5 and 3 interquartile ranges from the quartiles.
struct Outliers {
    double mildOrExtreme = 0;
    double extreme = 0;
};

/// Descriptives of one variable. Counts are sums of the weights where there are weights.
struct Univariate {
    double nTotal = 0;
    double nValid = 0;
    double nMissing = 0; ///< NaN and infinite values
    double nWithoutWeight = 0; ///< rows dropped since their weight is missing, zero or negative
    int quantileType = defaultQuantileType;

    Number sum;
    Number mean;
    Number seMean;
    Number sd; ///< with n - 1, as is variance
    Number variance;
    Number sdPopulation;
    Number variancePopulation;
    double confidence = 0.95;
    Interval ciMean; ///< Student's t, at `confidence`
    Interval ci95Mean;
    Interval ci99Mean;

    Number skewnessLowerG1; ///< g1 = m3 / m2^1.5
    Number skewnessUpperG1; ///< G1 of SPSS, SAS, Excel; Joanes & Gill (1998), The Statistician 47:183-189
    Number skewnessB1; ///< m3 / sd^3
    Number seSkewness;
    Number kurtosisLowerG2; ///< all three are excess: 0 for the normal distribution
    Number kurtosisUpperG2;
    Number kurtosisB2;
    Number seKurtosis;

    Number minimum;
    Number maximum;
    Number range;
    Number median;
    std::vector<double> modes; ///< ascending; at most largestModeList of them
    double numberOfModes = 0;
    Number modeCount; ///< how often each mode occurs
    Number modeSmallest;
    std::vector<double> probabilities;
    std::array<std::vector<Number>, 9> quantiles; ///< [type - 1][index in probabilities]
    std::array<Number, 2> tukeyHinges;
    Number iqrType6;
    Number iqrType7;
    Number madRaw; ///< median distance to the median
    Number madScaled; ///< times 1.4826
    Number meanAbsoluteDeviation; ///< mean distance to the mean
    Number trimmedMean5Percent; ///< 5 % off each end, fractions of a case included (SPSS)
    Number trimmedMean10Percent; ///< whole cases only: the lowest and highest floor(n / 10) dropped
    std::array<Number, 5> boxplot; ///< lower whisker, hinge, median, hinge, upper whisker
    double boxplotOutliers = 0;
    Outliers outliersType6;
    Outliers outliersType7;
    Number absoluteZAbove3;
    Number coefficientOfVariation;
    Number geometricMean;
    Number harmonicMean;
    Number shapiroW;
    Number shapiroP;

    /// The quantiles of the chosen type.
    const std::vector<Number>& chosenQuantiles() const { return quantiles[static_cast<std::size_t>(quantileType - 1)]; }
};

constexpr std::size_t largestModeList = 1000;

/// Describes one variable.
///
/// @param values  NaN stands for missing
/// @param weights frequency weights, as many as values, or empty for one each
Univariate describe(std::span<const double> values, const UnivariateOptions& options = {}, std::span<const double> weights = {});

/// Confidence interval of a mean by Student's t.
Interval meanInterval(double mean, double standardError, double degreesOfFreedom, double confidence);

} // namespace counterpoint::stats
