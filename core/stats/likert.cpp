#include "core/stats/likert.h"
#include "core/base/translate.h"
#include "core/stats/reasons.h"
#include "core/stats/univariate.h"
#include <algorithm>

namespace counterpoint::stats {
namespace {

constexpr double longestScale = 1000;

bool isScale(double minimum, double maximum)
{
    return minimum == std::floor(minimum) && maximum == std::floor(maximum) && maximum > minimum && maximum - minimum <= longestScale;
}

void fillUndefined(Likert& result, const QString& reason)
{
    for (Number* number : {&result.topBox, &result.topTwo, &result.bottomTwo, &result.net, &result.aboveMidpoint, &result.atMidpoint,
                           &result.belowMidpoint, &result.mean, &result.median, &result.sd})
        *number = Number::undefined(reason);
    result.validPercent.assign(result.counts.size(), Number::undefined(reason));
}

void fillBoxes(Likert& result)
{
    const std::size_t points = result.counts.size();
    const auto percent = [&](std::size_t from, std::size_t to) {
        double cases = 0;
        for (std::size_t i = from; i < to; ++i)
            cases += result.counts[i];
        return 100 * cases / result.nValid;
    };
    for (std::size_t i = 0; i < points; ++i)
        result.validPercent.push_back(percent(i, i + 1));
    result.topBox = percent(points - 1, points);
    result.topTwo = percent(points - 2, points);
    result.bottomTwo = percent(0, 2);
    result.net = result.topTwo.value - result.bottomTwo.value;
    result.belowMidpoint = percent(0, points / 2);
    result.atMidpoint = percent(points / 2, points - points / 2);
    result.aboveMidpoint = percent(points - points / 2, points);
}

} // namespace

Likert likert(std::span<const double> values, double scaleMinimum, double scaleMaximum, std::span<const double> weights)
{
    Likert result;
    if (!isScale(scaleMinimum, scaleMaximum)) {
        fillUndefined(result, translate("Statistics", "The ends of the scale must be two whole numbers, the lower one first."));
        return result;
    }
    result.counts.resize(static_cast<std::size_t>(scaleMaximum - scaleMinimum) + 1);
    std::vector<double> onScale;
    std::vector<double> theirWeights;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = values[i];
        const double weight = weights.empty() ? 1.0 : weights[i];
        if (!(weight > 0) || !std::isfinite(weight))
            continue;
        if (!std::isfinite(value)) {
            result.nMissing += weight;
        } else if (value != std::floor(value) || value < scaleMinimum || value > scaleMaximum) {
            result.nOffScale += weight;
        } else {
            result.counts[static_cast<std::size_t>(value - scaleMinimum)] += weight;
            result.nValid += weight;
            onScale.push_back(value);
            if (!weights.empty())
                theirWeights.push_back(weight);
        }
    }
    if (!(result.nValid > 0)) {
        fillUndefined(result, reasons::noValue());
        return result;
    }
    fillBoxes(result);
    const Univariate described = describe(onScale, {}, theirWeights);
    result.mean = described.mean;
    result.median = described.median;
    result.sd = described.sd;
    return result;
}

} // namespace counterpoint::stats
