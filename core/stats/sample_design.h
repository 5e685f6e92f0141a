#pragma once
#include "core/stats/undefined.h"
#include <span>
#include <vector>

namespace counterpoint::stats {

/// A sample drawn with known chances: weights, perhaps strata, perhaps the sizes of the populations that it was drawn from.
///
/// Standard errors are Taylor-linearised (ultimate clusters are the cases): the variance of a total of influences z is the sum over strata
/// of (1 - n_h / N_h) n_h / (n_h - 1) times the squared deviations of z from the stratum's mean. Cases outside a subgroup stay in the
/// design with z = 0. Sources: Binder (1983), International Statistical Review 51:279-292; Lumley (2010), Complex Surveys, 2.
class SampleDesign {
public:
    /// @param weights     as many as rows; a row without a weight above zero, or without its stratum, is dropped and counted
    /// @param strata      as many as rows, any numbers, NaN for none known; empty for one stratum
    /// @param populations size of the population of each row's stratum; empty for populations without end
    explicit SampleDesign(std::span<const double> weights, std::span<const double> strata = {}, std::span<const double> populations = {});

    std::size_t rows() const { return m_weights.size(); }
    /// 0 for a dropped row.
    double weight(std::size_t row) const { return m_weights[row]; }
    double n() const { return m_n; }
    double dropped() const { return m_dropped; }
    double sumOfWeights() const { return m_sumOfWeights; }
    bool isStratified() const { return m_isStratified; }
    bool isFinite() const { return m_isFinite; }
    double degreesOfFreedom() const { return m_n - static_cast<double>(m_strata.size()); }
    /// Why no standard error can be had, or empty: a stratum of one case, a population smaller than its sample.
    const QString& problem() const { return m_problem; }

    struct Stratum {
        double n = 0;
        double population = 0; ///< 0 for one without end
        double factor = 0; ///< (1 - n / N) n / (n - 1)
    };
    const std::vector<Stratum>& strata() const { return m_strata; }
    std::size_t stratumOf(std::size_t row) const { return m_stratum[row]; }

    /// Of the total of an influence, one value a row; rows that are dropped do not count.
    Number standardError(std::span<const double> influence) const;

private:
    void setPopulations(std::span<const double> populations);
    void setFactors();

    std::vector<double> m_weights;
    std::vector<std::size_t> m_stratum;
    std::vector<Stratum> m_strata;
    double m_n = 0;
    double m_dropped = 0;
    double m_sumOfWeights = 0;
    bool m_isStratified = false;
    bool m_isFinite = false;
    QString m_problem;
};

} // namespace counterpoint::stats
