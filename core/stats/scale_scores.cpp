#include "core/stats/scale_scores.h"
#include "core/stats/moments.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpoint::stats {
namespace {

void summarise(ScaleScores& result, std::span<const double> weights)
{
    std::vector<double> valid;
    std::vector<double> theirWeights;
    Sum missing;
    for (std::size_t row = 0; row < result.scores.size(); ++row) {
        const double weight = weights.empty() ? 1.0 : weights[row];
        if (!(weight > 0) || !std::isfinite(weight)) {
            result.nWithoutWeight += 1;
        } else if (!std::isfinite(result.scores[row])) {
            missing.add(weight);
        } else {
            valid.push_back(result.scores[row]);
            if (!weights.empty())
                theirWeights.push_back(weight);
        }
    }
    const Moments m = moments(valid, theirWeights);
    result.nValid = m.count;
    result.nMissing = missing.value();
    result.nTotal = m.count + result.nMissing;
    if (!(m.count > 0)) {
        result.mean = result.sd = result.minimum = result.maximum = Number::undefined(reasons::noValue());
        return;
    }
    result.mean = m.mean;
    result.minimum = m.minimum;
    result.maximum = m.maximum;
    result.sd = m.count > 1 ? Number(m.rootMeanSquare(m.count - 1)) : Number::undefined(reasons::tooFew(2, m.count));
}

} // namespace

std::vector<double> reversed(std::span<const double> values, double scaleMinimum, double scaleMaximum)
{
    std::vector<double> result;
    result.reserve(values.size());
    for (const double value : values)
        result.push_back(scaleMinimum + scaleMaximum - value);
    return result;
}

ScaleScores scaleScores(const Columns& items, ScoreMethod method, std::size_t leastValid, std::span<const double> weights)
{
    ScaleScores result;
    const std::size_t needed = std::max<std::size_t>(leastValid, 1);
    result.leastValid = static_cast<double>(needed);
    const std::size_t cases = items.empty() ? 0 : items.front().size();
    result.scores.reserve(cases);
    for (std::size_t row = 0; row < cases; ++row) {
        Sum sum;
        std::size_t valid = 0;
        for (const std::vector<double>& item : items)
            if (std::isfinite(item[row])) {
                sum.add(item[row]);
                ++valid;
            }
        double score = std::numeric_limits<double>::quiet_NaN();
        if (valid >= needed)
            score = method == ScoreMethod::Mean ? sum.value() / static_cast<double>(valid) : sum.value();
        result.scores.push_back(score);
    }
    summarise(result, weights);
    return result;
}

} // namespace counterpoint::stats
