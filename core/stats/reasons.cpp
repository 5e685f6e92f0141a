#include "core/stats/reasons.h"
#include "core/base/translate.h"

namespace counterpoint::stats::reasons {

QString noValue() { return translate("Statistics", "There is no valid value."); }

QString tooFew(double needed, double present)
{
    return translate("Statistics", "This needs at least %1 valid values; there are %2.").arg(needed).arg(present);
}

QString noVariation() { return translate("Statistics", "All values are equal."); }

QString notPositive() { return translate("Statistics", "This needs values that are all above zero."); }

QString tooLarge() { return translate("Statistics", "The result is too large a number to be shown."); }

QString notFinite() { return translate("Statistics", "The result is not a finite number for these data."); }

QString noVariationWithin() { return translate("Statistics", "The values do not vary within the groups."); }

QString tooFewGroups() { return translate("Statistics", "This needs at least two groups with values."); }

QString twoValuesInEach() { return translate("Statistics", "This needs at least two values in each group."); }

QString allTied() { return translate("Statistics", "All ranks are tied."); }

QString tooManyForExact() { return translate("Statistics", "There are too many ways to share out the ranks to count them all."); }

} // namespace counterpoint::stats::reasons
