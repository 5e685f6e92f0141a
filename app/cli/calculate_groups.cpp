#include "app/cli/calculation.h"
#include "core/base/translate.h"
#include "core/stats/json_groups.h"
#include <QJsonArray>

namespace counterpoint::cli {

/// Two independent groups, x and y: differences are x minus y.
Result<QJsonObject> calculateComparison(const QJsonObject& line)
{
    const auto x = numbersIn(line, "x");
    if (!x)
        return fail(x);
    const auto y = numbersIn(line, "y");
    if (!y)
        return fail(y);
    return calculationDocument("compare",
                               {calculationEntry("ttest", translate("Cli", "Welch's t test, two-sided, and Student's; x minus y."),
                                                 stats::toJson(stats::twoSampleT(*x, *y))),
                                calculationEntry("mannwhitney", translate("Cli", "Mann-Whitney U test, two-sided, mid-ranks for ties."),
                                                 stats::toJson(stats::mannWhitney(*x, *y)))});
}

} // namespace counterpoint::cli
