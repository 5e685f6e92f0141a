#pragma once
#include "core/stats/adjusted_p.h"
#include "core/stats/group_moments.h"

namespace counterpoint::stats {

/// Two independent groups by ranks. Sources: Mann & Whitney (1947), Annals of Mathematical Statistics 18:50-60; rank-biserial: Glass (1965),
/// Cureton (1956), Psychometrika 21:287-290; A: Vargha & Delaney (2000).
struct MannWhitney {
    double n1 = 0;
    double n2 = 0;
    Number meanRank1;
    Number meanRank2;
    Number rankSum1;
    Number rankSum2;
    Number u1; ///< pairs in which the first group's value is the larger, ties half
    Number u2;
    Number z; ///< corrected for ties, no continuity correction
    Number p;
    Number zContinuity; ///< half a pair nearer to the expectation
    Number pContinuity;
    Number pExact; ///< ties included; undefined past a stated size
    Number r; ///< |z| / sqrt(N)
    Number rankBiserial; ///< above 0 when the first group ranks higher
    Interval rankBiserialInterval; ///< Fisher's z with standard error sqrt((n1 + n2 + 1) / (3 n1 n2)), as R's effectsize has it
    Number superiority; ///< probability that a value of the first group is the larger, ties half
    bool ties = false;
};
/// @param confidence of the interval of the rank-biserial correlation
MannWhitney mannWhitney(std::span<const double> first, std::span<const double> second, double confidence = 0.95);

enum class ZeroDifferences { Dropped, Pratt };

/// Two measures of the same cases by signed ranks, and the sign test. Differences are first minus second; those that differ by no more than
/// the rounding of the measures are ties. Sources: Wilcoxon (1945), Biometrics Bulletin 1:80-83; zeros ranked, then dropped: Pratt (1959),
/// JASA 54:655-667; matched rank-biserial: Kerby (2014).
struct WilcoxonSignedRank {
    double nPairs = 0; ///< complete
    double nZero = 0; ///< pairs without difference
    double nPositive = 0;
    double nNegative = 0;
    ZeroDifferences zeros = ZeroDifferences::Dropped;
    double wPlus = 0;
    double wMinus = 0;
    Number z; ///< corrected for ties, no continuity correction
    Number p;
    Number zContinuity;
    Number pContinuity;
    Number pExact;
    Number rankBiserial;
    Number r; ///< |z| / sqrt(pairs)
    Number signTestP; ///< exact binomial, two-sided; zeros dropped
    std::vector<double> ranks; ///< of the pairs with a difference
};
WilcoxonSignedRank wilcoxonSignedRank(std::span<const double> x, std::span<const double> y,
                                      ZeroDifferences zeros = ZeroDifferences::Dropped);

/// Comparisons of every pair of groups, first group against each later one.
struct RankComparison {
    std::size_t first = 0;
    std::size_t second = 0;
    Number z; ///< above 0 when the first group ranks higher
    Number p; ///< not adjusted
};

/// Several independent groups by ranks. Sources: Kruskal & Wallis (1952), JASA 47:583-621; epsilon-squared: Kelley (1935), eta-squared:
/// Tomczak & Tomczak (2014); post hoc: Dunn (1964), Technometrics 6:241-252, corrected for ties.
struct KruskalWallis {
    double n = 0;
    std::vector<Number> meanRanks; ///< in the order given; undefined for an empty group
    Number h; ///< corrected for ties
    double df = 0;
    Number p;
    Number epsilonSquared; ///< H / (n - 1)
    Number etaSquared; ///< (H - k + 1) / (n - k)
    std::vector<RankComparison> dunn; ///< groups with values only
};
KruskalWallis kruskalWallis(const Groups& groups);

/// Several measures of the same cases by ranks within each case. Sources: Friedman (1937), JASA 32:675-701; Kendall & Babington Smith
/// (1939); post hoc on mean ranks: Siegel & Castellan (1988), Nonparametric Statistics for the Behavioral Sciences, 7.2.
struct Friedman {
    double n = 0; ///< complete cases
    double k = 0;
    std::vector<Number> meanRanks;
    Number chi2; ///< corrected for ties
    double df = 0;
    Number p;
    Number kendallsW;
    std::vector<RankComparison> pairs;
};
/// @param measures one list a measure, a value a case; NaN stands for missing
Friedman friedman(const std::vector<std::vector<double>>& measures);

} // namespace counterpoint::stats
