#pragma once
#include "core/agreement/nominal.h"
#include "core/agreement/ratings.h"

namespace counterpoint::agreement {

/// How much of an agreement two categories are: only the same one, or in part by their distance, or by its square.
enum class Weights { None, Linear, Quadratic };

/// How far two values are apart (Krippendorff 2019, Content Analysis, 4th ed., 12.3.4).
enum class Metric { Nominal, Ordinal, Interval, Ratio };

NominalSums sumsOf(const Ratings& ratings);

/// Percent, Fleiss, BrennanPrediger and Ac1 (weighted: AC2) with standard error and t interval by Gwet's variance, units taken as the
/// sample; Alpha likewise, nominal; Cohen without weights, standard error and interval (see stats::kappaOfTable).
///
/// An upper end is at most 1. Source: Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 5; (2008) British Journal of
/// Mathematical and Statistical Psychology 61:29-48; Conger (1980), Psychological Bulletin 88:322-328.
Coefficient coefficient(Measure measure, const Ratings& ratings, Weights weights = Weights::None, double confidence = 0.95);

/// Krippendorff's alpha with any number of coders, values missing or not. Undefined where the metric needs more than the values are.
Coefficient krippendorffAlpha(const Ratings& ratings, Metric metric);

} // namespace counterpoint::agreement
