#include "core/analysis/source_samples.h"
#include "core/base/translate.h"
#include <algorithm>
#include <cmath>
#include <random>

namespace counterpoint {

SourceSamples::SourceSamples(std::size_t sources, int replicates, std::uint64_t seed)
    : m_times(sources * std::size_t(replicates))
    , m_replicates(std::size_t(replicates))
{
    std::mt19937_64 engine(seed);
    for (std::size_t sample = 0; sample < m_replicates; ++sample)
        for (std::size_t i = 0; i < sources; ++i) {
            const auto drawn = std::size_t(double(engine() >> 11) * 0x1p-53 * double(sources));
            m_times[drawn * m_replicates + sample] += 1;
        }
}

stats::Interval percentileInterval(std::vector<double> values, double confidence)
{
    const auto replicates = values.size();
    values.erase(std::remove_if(values.begin(), values.end(), [](double value) { return !std::isfinite(value); }), values.end());
    if (values.size() * 2 < replicates || values.size() < 2)
        return stats::Interval::undefined(
            translate("Agreement", "In more than half of the samples of sources the coefficient is undefined."));
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        const double place = share * double(values.size() - 1);
        const auto below = std::size_t(place);
        const auto above = std::min(below + 1, values.size() - 1);
        return values[below] + (place - double(below)) * (values[above] - values[below]);
    };
    return {at((1 - confidence) / 2), at((1 + confidence) / 2)};
}

} // namespace counterpoint
