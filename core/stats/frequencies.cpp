#include "core/stats/frequencies.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/moments.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::stats {
namespace {

Number percentOf(double part, double whole) { return whole > 0 ? Number(100 * part / whole) : Number::undefined(reasons::noValue()); }

Interval percentInterval(double count, double n, const FrequencyOptions& options)
{
    Interval interval = finitePopulationInterval(count, n, options.populationSize, options.confidence, options.method);
    interval.low *= 100;
    interval.high *= 100;
    return interval;
}

} // namespace

Frequencies frequencies(std::span<const double> counts, std::span<const double> missingCounts, const FrequencyOptions& options)
{
    Frequencies table;
    table.counts.assign(counts.begin(), counts.end());
    table.missingCounts.assign(missingCounts.begin(), missingCounts.end());
    table.nValid = sum(counts);
    table.nMissing = sum(missingCounts);
    table.nTotal = table.nValid + table.nMissing;
    table.confidence = options.confidence;
    Sum before;
    for (const double count : counts) {
        before.add(count);
        table.percent.push_back(percentOf(count, table.nTotal));
        table.validPercent.push_back(percentOf(count, table.nValid));
        table.cumulativeValidPercent.push_back(percentOf(before.value(), table.nValid));
        table.validPercentInterval.push_back(percentInterval(count, table.nValid, options));
    }
    for (const double count : missingCounts)
        table.missingPercent.push_back(percentOf(count, table.nTotal));
    return table;
}

GoodnessOfFit goodnessOfFit(std::span<const double> counts, std::span<const double> expectedProportions)
{
    GoodnessOfFit result;
    std::vector<double> proportions(expectedProportions.begin(), expectedProportions.end());
    if (proportions.empty())
        proportions.assign(counts.size(), 1.0);
    const double n = sum(counts);
    QString reason;
    if (counts.size() < 2)
        reason = translate("Statistics", "A test of fit needs at least two categories.");
    else if (proportions.size() != counts.size())
        reason = translate("Statistics", "There must be one expected proportion for each of the %1 categories.").arg(counts.size());
    else if (!std::all_of(proportions.begin(), proportions.end(), [](double p) { return p > 0 && std::isfinite(p); }))
        reason = translate("Statistics", "Every expected proportion must be above zero.");
    else if (!(n > 0))
        reason = reasons::noValue();
    if (!reason.isEmpty()) {
        result.chi2 = result.p = result.cohensW = Number::undefined(reason);
        return result;
    }
    const double scale = sum(proportions);
    Sum chi2;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double expected = n * (proportions[i] / scale);
        const double residual = (counts[i] - expected) / std::sqrt(expected);
        chi2.add(residual * residual);
        result.expected.push_back(expected);
        result.residuals.push_back(residual);
        result.cellsExpectedUnder5 += expected < 5 ? 1 : 0;
    }
    result.df = static_cast<double>(counts.size() - 1);
    result.chi2 = chi2.value();
    result.p = chiSquareUpper(chi2.value(), result.df);
    result.cohensW = std::sqrt(chi2.value() / n);
    return result;
}

} // namespace counterpoint::stats
