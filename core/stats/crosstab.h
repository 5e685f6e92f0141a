#pragma once
#include "core/stats/freeman_halton.h"
#include "core/stats/two_by_two.h"
#include "core/stats/undefined.h"
#include <QStringList>
#include <optional>
#include <vector>

namespace counterpoint::stats {

/// Rows by columns; every row has the same length.
using Matrix = std::vector<std::vector<double>>;

struct CrosstabOptions {
    double confidence = 0.95;
    ExactTest::When exact = ExactTest::When::Small;
    std::uint64_t seed = 1; ///< of the Monte Carlo test that replaces an exact test too large to compute
    std::vector<double> rowScores; ///< for the linear-by-linear test; 1, 2, 3 … if empty
    std::vector<double> columnScores;
};

/// Proportional reduction of error; 'columns' means that the column variable is the one predicted.
/// Source: Goodman & Kruskal (1954), JASA 49:732-764; uncertainty coefficient Theil (1970), American Journal of Sociology 76:103-154.
struct NominalAssociation {
    Number lambdaColumns;
    Number lambdaRows;
    Number lambdaSymmetric;
    Number tauColumns;
    Number tauRows;
    Number uncertaintyColumns;
    Number uncertaintyRows;
    Number uncertaintySymmetric;
};

/// For categories in order. Source: Agresti (2010), Analysis of Ordinal Categorical Data, 7.1; Somers (1962), ASR 27:799-811.
struct OrdinalAssociation {
    double concordant = 0; ///< pairs of cases
    double discordant = 0;
    Number gamma;
    Number tauB;
    Number tauC;
    Number somersRows; ///< the row variable depends on the column variable
    Number somersColumns;
    Number somersSymmetric;
    Number linearR; ///< Pearson's r of the scores
    Number linearM2; ///< (n - 1) r^2, one degree of freedom (Mantel)
    Number linearP;
};

/// A two-way table with its measures. Rows and columns without cases stay in the tables but are left out of every test.
struct Crosstab {
    Matrix counts;
    double n = 0;
    std::vector<double> rowTotals;
    std::vector<double> columnTotals;
    Matrix rowPercent; ///< NaN in a row without cases; so the others where they divide by nothing
    Matrix columnPercent;
    Matrix totalPercent;
    Matrix expected;
    Matrix residuals; ///< observed - expected
    Matrix pearsonResiduals; ///< divided by sqrt(expected)
    Matrix adjustedResiduals; ///< divided by their standard error: standard normal under independence

    Number chi2;
    Number df;
    Number p;
    Number likelihoodRatio;
    Number likelihoodRatioP;
    Number minimumExpected;
    double cellsExpectedUnder5 = 0;

    Number phi; ///< sqrt(chi2 / n), never negative; Cohen's w is the same number
    Number contingencyCoefficient;
    Number cramersV;
    Interval cramersVInterval; ///< from the noncentral chi-square distribution
    Number cramersVBiasCorrected; ///< Bergsma (2013), Journal of the Korean Statistical Society 42:323-328
    double confidence = 0.95;

    NominalAssociation nominal;
    OrdinalAssociation ordinal;
    std::optional<TwoByTwo> twoByTwo; ///< where the table has two rows and two columns
    ExactTest exact; ///< Fisher-Freeman-Halton; for 2 x 2 it is Fisher's test
    QStringList notes;
};

/// @param counts rows x columns of cases or sums of frequency weights, none negative
Crosstab crosstab(const Matrix& counts, const CrosstabOptions& options = {});

NominalAssociation nominalAssociation(const Matrix& counts);
/// Scores may be empty for 1, 2, 3 …
OrdinalAssociation ordinalAssociation(const Matrix& counts, std::vector<double> rowScores = {}, std::vector<double> columnScores = {});

} // namespace counterpoint::stats
