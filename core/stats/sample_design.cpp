#include "core/stats/sample_design.h"
#include "core/base/translate.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <cmath>
#include <unordered_map>

namespace counterpoint::stats {

SampleDesign::SampleDesign(std::span<const double> weights, std::span<const double> strata, std::span<const double> populations)
    : m_weights(weights.begin(), weights.end())
    , m_stratum(weights.size())
    , m_isStratified(!strata.empty())
    , m_isFinite(!populations.empty())
{
    std::unordered_map<double, std::size_t> places;
    Sum sum;
    for (std::size_t row = 0; row < m_weights.size(); ++row) {
        const double stratum = strata.empty() ? 0.0 : strata[row] + 0.0;
        const bool unknown = !std::isfinite(stratum) || (m_isFinite && !std::isfinite(populations[row]));
        if (!(m_weights[row] > 0) || !std::isfinite(m_weights[row]) || unknown) {
            m_weights[row] = 0;
            m_dropped += 1;
            continue;
        }
        const auto [place, isNew] = places.try_emplace(stratum, m_strata.size());
        if (isNew)
            m_strata.emplace_back();
        m_stratum[row] = place->second;
        m_strata[place->second].n += 1;
        m_n += 1;
        sum.add(m_weights[row]);
    }
    m_sumOfWeights = sum.value();
    if (m_isFinite)
        setPopulations(populations);
    if (m_problem.isEmpty())
        setFactors();
}

void SampleDesign::setPopulations(std::span<const double> populations)
{
    for (std::size_t row = 0; row < m_weights.size(); ++row) {
        if (!(m_weights[row] > 0))
            continue;
        Stratum& stratum = m_strata[m_stratum[row]];
        if (stratum.population == 0)
            stratum.population = populations[row];
        else if (stratum.population != populations[row])
            m_problem = translate("Statistics", "The size of the population differs within a stratum (%1 and %2).")
                            .arg(stratum.population)
                            .arg(populations[row]);
    }
    for (const Stratum& stratum : m_strata)
        if (!(stratum.population >= stratum.n))
            m_problem = translate("Statistics", "A population of %1 is smaller than the %2 cases drawn from it.")
                            .arg(stratum.population)
                            .arg(stratum.n);
}

void SampleDesign::setFactors()
{
    for (Stratum& stratum : m_strata) {
        const double unseen = m_isFinite ? 1 - stratum.n / stratum.population : 1;
        if (unseen <= 0)
            stratum.factor = 0; // everybody was asked
        else if (stratum.n > 1)
            stratum.factor = unseen * stratum.n / (stratum.n - 1);
        else
            m_problem = m_strata.size() == 1
                ? reasons::tooFew(2, stratum.n)
                : translate("Statistics", "A stratum has only one case, so that its variance is not known; join it with another.");
    }
    if (m_strata.empty())
        m_problem = reasons::noValue();
}

Number SampleDesign::standardError(std::span<const double> influence) const
{
    if (!m_problem.isEmpty())
        return Number::undefined(m_problem);
    std::vector<Sum> sums(m_strata.size());
    for (std::size_t row = 0; row < m_weights.size(); ++row)
        if (m_weights[row] > 0)
            sums[m_stratum[row]].add(influence[row]);
    Sum variance;
    for (std::size_t row = 0; row < m_weights.size(); ++row) {
        if (!(m_weights[row] > 0))
            continue;
        const Stratum& stratum = m_strata[m_stratum[row]];
        const double deviation = influence[row] - sums[m_stratum[row]].value() / stratum.n;
        variance.add(stratum.factor * deviation * deviation);
    }
    return Number::finiteOr(std::sqrt(variance.value()), reasons::tooLarge());
}

} // namespace counterpoint::stats
