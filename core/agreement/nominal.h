#pragma once
#include "core/stats/undefined.h"
#include <QString>
#include <cstddef>
#include <vector>

namespace counterpoint::agreement {

/// The coefficients of categories that are equal or not.
enum class Measure {
    Percent, ///< share of pairs of values that agree
    Cohen, ///< chance from the coders' own margins; of more than two coders it is Conger's
    Fleiss, ///< chance from the margin that all coders have together
    BrennanPrediger, ///< chance of categories that are all as likely
    Alpha, ///< Krippendorff's
    Ac1 ///< Gwet's
};

/// What these coefficients stand on. Sums over units: those of two sets of units, added up, are those of both sets.
struct NominalSums {
    double units = 0; ///< that at least one coder rated
    double comparable = 0; ///< that at least two rated
    double disagreement = 0; ///< over comparable units: the share of pairs of values that differ
    double values = 0; ///< in comparable units
    double discord = 0; ///< over comparable units: ordered pairs of values that differ, divided by the unit's values - 1
    std::vector<double> shares; ///< by category: over all units, its share of the unit's values
    std::vector<double> paired; ///< by category: values in comparable units
    std::vector<std::vector<double>> byCoder; ///< by coder and category: values; empty where it is not known who gave what
};

/// A coefficient with what it is made of: (observed - chance) / (1 - chance), for Alpha 1 - observed / chance of disagreement.
struct Coefficient {
    stats::Number value;
    stats::Number observed; ///< agreement; for Alpha disagreement, Do
    stats::Number chance; ///< agreement; for Alpha disagreement, De
    stats::Number standardError;
    stats::Interval interval;
};

/// Without standard error and interval.
Coefficient coefficient(Measure measure, const NominalSums& sums);
/// The value alone, NaN where it is undefined: for what is computed very often.
double valueOf(Measure measure, const NominalSums& sums);

/// The sentences that say why a coefficient is undefined.
namespace reasons {
QString nothingComparable(); ///< no unit has values of two coders
QString oneCategory(); ///< expected disagreement is 0
QString codersUnknown();
} // namespace reasons

} // namespace counterpoint::agreement
