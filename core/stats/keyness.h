#pragma once
#include "core/stats/undefined.h"

namespace counterpoint::stats {

/// How much more frequent a word is in one body of text than in another.
struct Keyness {
    Number logLikelihood; ///< G2, at least 0
    Number p; ///< by chi-square with 1 degree of freedom
    Number logRatio; ///< binary logarithm of the ratio of relative frequencies; above 0: more frequent in the first
    Number bayesFactor; ///< G2 - ln(n1 + n2): above 2 is positive, above 10 very strong evidence of a difference
    double perThousandFirst = 0; ///< occurrences in 1,000 words
    double perThousandSecond = 0;
};

/// @param first, second    occurrences in each
/// @param ofFirst, ofSecond  words of each, at least as many
/// Undefined where either has no words or neither has the word. A frequency of 0 counts as half an occurrence in the log ratio alone.
/// Sources: Dunning (1993) Computational Linguistics 19:61, in the form of Rayson & Garside (2000), Proc. ACL workshop on comparing
/// corpora, 1; Hardie (2014) for the log ratio; Wilson (2013) for the Bayes factor.
Keyness keyness(double first, double ofFirst, double second, double ofSecond);

} // namespace counterpoint::stats
