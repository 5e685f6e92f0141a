#include "core/stats/distributions.h"
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/non_central_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

namespace counterpoint::stats {
namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

using namespace boost::math::policies;
using Policy = policy<domain_error<ignore_error>, pole_error<ignore_error>, overflow_error<ignore_error>, underflow_error<ignore_error>,
                      denorm_error<ignore_error>, rounding_error<ignore_error>, indeterminate_result_error<ignore_error>,
                      evaluation_error<throw_on_error>, promote_double<false>, promote_float<false>>;

// Only a series that does not converge throws; its last term would pass for a result otherwise.
template <class Compute>
double guarded(Compute compute)
{
    try {
        return compute();
    } catch (const std::exception&) {
        return notANumber;
    }
}

using Normal = boost::math::normal_distribution<double, Policy>;
using StudentT = boost::math::students_t_distribution<double, Policy>;
using ChiSquared = boost::math::chi_squared_distribution<double, Policy>;
using FisherF = boost::math::fisher_f_distribution<double, Policy>;
using Beta = boost::math::beta_distribution<double, Policy>;
using Binomial = boost::math::binomial_distribution<double, Policy>;
using NoncentralT = boost::math::non_central_t_distribution<double, Policy>;
using NoncentralChiSquared = boost::math::non_central_chi_squared_distribution<double, Policy>;
using NoncentralF = boost::math::non_central_f_distribution<double, Policy>;

template <class Distribution>
double lower(const Distribution& distribution, double x)
{
    return guarded([&] { return boost::math::cdf(distribution, x); });
}

template <class Distribution>
double upper(const Distribution& distribution, double x)
{
    return guarded([&] { return boost::math::cdf(boost::math::complement(distribution, x)); });
}

template <class Distribution>
double inverse(const Distribution& distribution, double probability)
{
    return guarded([&] { return boost::math::quantile(distribution, probability); });
}

} // namespace

double normalCdf(double z) { return lower(Normal(0, 1), z); }
double normalUpper(double z) { return upper(Normal(0, 1), z); }
double normalQuantile(double probability) { return inverse(Normal(0, 1), probability); }
double normalTwoSided(double z) { return 2 * normalUpper(std::fabs(z)); }

double tUpper(double t, double df) { return upper(StudentT(df), t); }
double tQuantile(double probability, double df) { return inverse(StudentT(df), probability); }
double tTwoSided(double t, double df) { return 2 * tUpper(std::fabs(t), df); }

double chiSquareCdf(double x, double df) { return lower(ChiSquared(df), x); }
double chiSquareUpper(double x, double df) { return upper(ChiSquared(df), x); }
double chiSquareQuantile(double probability, double df) { return inverse(ChiSquared(df), probability); }

double fCdf(double f, double df1, double df2) { return lower(FisherF(df1, df2), f); }
double fUpper(double f, double df1, double df2) { return upper(FisherF(df1, df2), f); }
double fQuantile(double probability, double df1, double df2) { return inverse(FisherF(df1, df2), probability); }

double betaQuantile(double probability, double a, double b) { return inverse(Beta(a, b), probability); }

double betaUpperQuantile(double upperProbability, double a, double b)
{
    return guarded([&] { return boost::math::quantile(boost::math::complement(Beta(a, b), upperProbability)); });
}

double binomialCdf(double successes, double trials, double probability) { return lower(Binomial(trials, probability), successes); }

double noncentralTCdf(double t, double df, double noncentrality) { return lower(NoncentralT(df, noncentrality), t); }

double noncentralChiSquareCdf(double x, double df, double noncentrality)
{
    return noncentrality > 0 ? lower(NoncentralChiSquared(df, noncentrality), x) : chiSquareCdf(x, df);
}

double noncentralFCdf(double f, double df1, double df2, double noncentrality)
{
    return noncentrality > 0 ? lower(NoncentralF(df1, df2, noncentrality), f) : fCdf(f, df1, df2);
}

double logGamma(double x)
{
    return guarded([&] { return boost::math::lgamma(x, Policy()); });
}

} // namespace counterpoint::stats
