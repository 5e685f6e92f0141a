#pragma once
#include <QString>

namespace counterpoint::stats::reasons {

/// The sentences that say why a statistic is undefined; each is said in one way everywhere.
QString noValue();
QString tooFew(double needed, double present);
QString noVariation();
QString notPositive();
QString tooLarge();
QString notFinite();
QString noVariationWithin(); ///< within the groups
QString tooFewGroups();
QString twoValuesInEach(); ///< group
QString allTied(); ///< ranks
QString tooManyForExact();

} // namespace counterpoint::stats::reasons
