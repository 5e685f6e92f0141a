#pragma once
#include "core/stats/crosstab.h"
#include "core/stats/undefined.h"
#include <span>

namespace counterpoint::stats {

/// Change between two yes/no answers of the same cases. Source: McNemar (1947), Psychometrika 12:153-157; continuity after Edwards (1948).
struct McNemar {
    double b = 0; ///< cases in the first row and second column
    double c = 0;
    Number chi2;
    Number p;
    Number chi2Continuity;
    Number pContinuity;
    Number pExact; ///< binomial, two-sided
};
/// @param counts 2 x 2
McNemar mcNemar(const Matrix& counts);

/// Symmetry of a square table. Source: Bowker (1948), JASA 43:572-574. Pairs of cells that are both empty do not count.
struct Bowker {
    Number chi2;
    double df = 0;
    Number p;
};
Bowker bowker(const Matrix& counts);

/// Agreement of two raters on a square table.
/// Source: Cohen (1960), (1968); standard error of Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72:323-327.
struct KappaTable {
    double n = 0;
    Number percentAgreement;
    Number observed; ///< share of cases in the same category
    Number chance; ///< the same as expected from the raters' own margins
    Number kappa;
    Interval kappaInterval;
    Number weightedLinear;
    Number weightedQuadratic;
};
/// @param scores places of the categories on a scale, for the weighted forms; 1, 2, 3 … where they are not given
KappaTable kappaOfTable(const Matrix& counts, double confidence = 0.95, std::span<const double> scores = {});

} // namespace counterpoint::stats
