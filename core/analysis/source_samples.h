#pragma once
#include "core/stats/undefined.h"
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace counterpoint {

/// Samples of sources for a bootstrap: how often each source is in each, drawn with replacement. The same seed gives the same ones everywhere.
class SourceSamples {
public:
    SourceSamples(std::size_t sources, int replicates, std::uint64_t seed);
    /// One number for each sample.
    std::span<const float> of(std::size_t source) const { return std::span(m_times).subspan(source * m_replicates, m_replicates); }
    std::size_t count() const { return m_replicates; }

private:
    std::vector<float> m_times;
    std::size_t m_replicates;
};

/// The middle `confidence` (a fraction) of what samples gave; NaN stands for an undefined coefficient. Undefined where most of them are.
/// Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, 13.3.
stats::Interval percentileInterval(std::vector<double> values, double confidence);

} // namespace counterpoint
