#pragma once
#include "core/stats/covariance.h"
#include "core/stats/undefined.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

/// How one item behaves in its scale.
struct ScaleItem {
    double mean = 0;
    Number sd;
    Number itemTotal; ///< correlation with the sum of all items
    Number itemRest; ///< correlation with the sum of the others (SPSS: corrected item-total correlation)
    Number squaredMultiple; ///< R squared of the item on the others
    Number alphaIfDeleted;
    Number scaleMeanIfDeleted;
    Number scaleVarianceIfDeleted;
};

/// A scale split in two forms. Sources: Spearman (1910), Brown (1910); unequal halves Horst (1951), Educational and Psychological
/// Measurement 11:368-371; Guttman (1945), Psychometrika 10:255-282 (lambda 4).
struct SplitHalf {
    double items1 = 0;
    double items2 = 0;
    Number alpha1;
    Number alpha2;
    Number correlation;
    Number spearmanBrownEqual;
    Number spearmanBrownUnequal;
    Number guttman;
};

/// McDonald's omega of a model with one factor: the share of the sum's variance that the factor explains.
/// Source: McDonald (1999), Test Theory, 6.
struct Omega {
    Number value; ///< maximum likelihood from the listwise covariance; (sum of loadings)^2 over the variance that the model gives the sum
    Number overObservedVariance; ///< the same over the observed variance of the sum
    Number minimumResiduals; ///< of standardised items, by least squares
    std::vector<Number> loadings; ///< standardised, maximum likelihood
    std::vector<std::size_t> heywood; ///< items whose uniqueness ran to its bound: the model is improper
};

/// Internal consistency of the sum of several items, over the cases that answered all of them.
struct Reliability {
    double nTotal = 0;
    double n = 0;
    double items = 0;
    double confidence = 0.95;
    Number alpha; ///< Cronbach (1951), Psychometrika 16:297-334
    Number alphaStandardised; ///< of standardised items: from their mean correlation
    Interval alphaFeldt; ///< Feldt (1965), Psychometrika 30:357-370
    Number alphaError; ///< Duhachek & Iacobucci (2004), Journal of Applied Psychology 89:792-808
    Interval alphaDuhachek;
    Number meanCorrelation; ///< between items, as the next three
    Number leastCorrelation;
    Number greatestCorrelation;
    Number medianCorrelation;
    Number lambda2; ///< Guttman (1945)
    Number lambda6; ///< Guttman (1945), from correlations
    Number sumMean;
    Number sumSd;
    Number sumVariance;
    Number meanMean; ///< of the items' mean
    Number meanSd;
    std::vector<ScaleItem> item;
    SplitHalf firstSecond; ///< the first half of the items against the rest; the first form has the odd one
    SplitHalf oddEven;
    Omega omega;
    std::vector<std::size_t> negative; ///< items with a negative item-rest correlation: not reversed?
    std::vector<std::size_t> constant; ///< items that all cases answered alike
};

/// @param items   of equal length, reversed already where they must be; NaN stands for missing
/// @param weights frequency weights, as many as cases, or empty for one each
Reliability reliability(const Columns& items, double confidence = 0.95, std::span<const double> weights = {});

} // namespace counterpoint::stats
