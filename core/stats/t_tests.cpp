#include "core/stats/t_tests.h"
#include "core/stats/correlation.h"
#include "core/stats/covariance.h"
#include "core/stats/distributions.h"
#include "core/stats/moments.h"
#include "core/stats/noncentrality.h"
#include "core/stats/reasons.h"
#include <algorithm>

namespace counterpoint::stats {
namespace {

Interval scaled(const Interval& interval, double factor)
{
    return interval.isDefined() ? Interval(interval.low * factor, interval.high * factor) : interval;
}

Number finite(double value) { return Number::finiteOr(value, reasons::tooLarge()); }

/// @param difference, error in units of the moments
TTest tTest(const GroupMoments& m, double difference, double error, double df, double confidence)
{
    TTest test;
    test.df = df;
    test.se = finite(m.inUnitOfData(error));
    test.t = finite(difference / error);
    if (test.t.isDefined())
        test.p = tTwoSided(test.t.value, df);
    else
        test.p = test.t;
    const double half = tQuantile(0.5 + confidence / 2, df) * error;
    test.interval = {m.inUnitOfData(difference - half), m.inUnitOfData(difference + half)};
    if (!test.interval.isDefined())
        test.interval = Interval::undefined(reasons::tooLarge());
    return test;
}

TTest undefinedT(const QString& reason)
{
    return {Number::undefined(reason), Number::undefined(reason), Number::undefined(reason), Number::undefined(reason),
            Interval::undefined(reason)};
}

/// 1 - 3 / (4 df - 1) is its usual approximation.
double hedgesCorrection(double df) { return std::exp(logGamma(df / 2) - logGamma((df - 1) / 2)) / std::sqrt(df / 2); }

void setPooled(TwoSampleT& result, const GroupMoments& m)
{
    const double n1 = m.count(0);
    const double n2 = m.count(1);
    const double df = n1 + n2 - 2;
    const double within = m.squaresWithin();
    const QString reason = !(n1 > 0 && n2 > 0) ? reasons::tooFewGroups()
        : !(df > 0)                            ? reasons::tooFew(3, n1 + n2)
        : !(within > 0)                        ? reasons::noVariationWithin()
                                               : QString();
    if (!reason.isEmpty()) {
        result.student = undefinedT(reason);
        result.pGreaterStudent = result.cohensD = result.hedgesG = Number::undefined(reason);
        result.cohensDInterval = result.hedgesGInterval = Interval::undefined(reason);
        return;
    }
    const double difference = m.difference(0, 1);
    const double sd = std::sqrt(within / df);
    const double spread = std::sqrt(1 / n1 + 1 / n2);
    result.student = tTest(m, difference, sd * spread, df, result.confidence);
    result.pGreaterStudent = tUpper(result.student.t.value, df);
    result.cohensD = finite(difference / sd);
    result.cohensDInterval = scaled(noncentralityOfT(result.student.t.value, df, result.confidence), spread);
    if (df > 1) {
        const double correction = hedgesCorrection(df);
        result.hedgesG = finite(difference / sd * correction);
        result.hedgesGInterval = scaled(result.cohensDInterval, correction);
    } else {
        result.hedgesG = Number::undefined(reasons::tooFew(4, n1 + n2));
        result.hedgesGInterval = Interval::undefined(reasons::tooFew(4, n1 + n2));
    }
}

void setUnpooled(TwoSampleT& result, const GroupMoments& m)
{
    const double n1 = m.count(0);
    const double n2 = m.count(1);
    const QString reason = n1 < 2 || n2 < 2 ? reasons::twoValuesInEach()
        : !(m.squaresWithin() > 0)          ? reasons::noVariationWithin()
                                            : QString();
    if (!reason.isEmpty()) {
        result.welch = undefinedT(reason);
        result.glassDelta = result.cohensDAverageVariance = Number::undefined(reason);
        return;
    }
    const double v1 = m.variance(0) / n1;
    const double v2 = m.variance(1) / n2;
    const double df = (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));
    const double difference = m.difference(0, 1);
    result.welch = tTest(m, difference, std::sqrt(v1 + v2), df, result.confidence);
    result.glassDelta = Number::finiteOr(difference / std::sqrt(m.variance(1)), reasons::noVariationWithin());
    result.cohensDAverageVariance = finite(difference / std::sqrt(m.variance(0) / 2 + m.variance(1) / 2));
}

Number weightedCorrelation(const std::vector<double>& x, const std::vector<double>& y, const std::vector<double>& weights)
{
    if (weights.empty())
        return correlationTest(x, y, CorrelationMethod::Pearson).coefficient;
    const auto both = covariance({x, y}, weights);
    return both.n < 2 ? Number::undefined(reasons::tooFew(2, both.n)) : Number::finiteOr(both.correlations()[0][1], reasons::noVariation());
}

} // namespace

OneSampleT oneSampleT(std::span<const double> values, double mu, std::span<const double> weights, double confidence)
{
    OneSampleT result;
    result.confidence = confidence;
    auto [valid, counting] = validOnly({{values.begin(), values.end()}},
                                       weights.empty() ? Groups() : Groups{std::vector<double>(weights.begin(), weights.end())});
    const auto own = counting.empty() ? std::vector<double>() : counting.front();
    result.n = counting.empty() ? static_cast<double>(valid.front().size()) : sum(own);
    result.df = std::max(0.0, result.n - 1);
    const auto stop = [&](const QString& reason) {
        result.t = result.p = result.cohensD = Number::undefined(reason);
        result.cohensDInterval = Interval::undefined(reason);
    };
    if (valid.front().empty()) {
        stop(reasons::noValue());
        result.mean = result.meanDifference = Number::undefined(reasons::noValue());
        result.intervalOfMean = Interval::undefined(reasons::noValue());
        return result;
    }
    // The given mean as a group of its own, so that the difference keeps its digits.
    valid.push_back({mu});
    if (!counting.empty())
        counting.push_back({1});
    const GroupMoments m(valid, counting);
    const double difference = m.difference(0, 1);
    result.mean = m.mean(0);
    result.meanDifference = finite(m.inUnitOfData(difference));
    if (result.n < 2) {
        stop(reasons::tooFew(2, result.n));
        result.intervalOfMean = Interval::undefined(reasons::tooFew(2, result.n));
        return result;
    }
    result.intervalOfMean = summariseGroup(valid.front(), own, confidence).interval;
    if (!(m.squares(0) > 0)) {
        stop(reasons::noVariation());
        return result;
    }
    const double sd = std::sqrt(m.variance(0));
    result.cohensD = finite(difference / sd);
    result.t = finite(difference / sd * std::sqrt(result.n));
    result.p = result.t.isDefined() ? Number(tTwoSided(result.t.value, result.df)) : result.t;
    result.cohensDInterval = scaled(noncentralityOfT(result.t.value, result.df, confidence), 1 / std::sqrt(result.n));
    return result;
}

TwoSampleT twoSampleT(const std::vector<double>& first, const std::vector<double>& second, const Groups& weights, double confidence)
{
    const auto [groups, counting] = validOnly({first, second}, weights);
    const GroupMoments m(groups, counting);
    TwoSampleT result;
    result.confidence = confidence;
    for (std::size_t g = 0; g < groups.size(); ++g)
        result.groups.push_back(
            summariseGroup(groups[g], counting.empty() ? std::span<const double>() : std::span<const double>(counting[g]), confidence));
    result.difference =
        m.count(0) > 0 && m.count(1) > 0 ? finite(m.inUnitOfData(m.difference(0, 1))) : Number::undefined(reasons::tooFewGroups());
    setPooled(result, m);
    setUnpooled(result, m);
    result.leveneMean = levene(groups, Centre::Mean, counting);
    result.brownForsytheMedian = levene(groups, Centre::Median, counting);
    result.varianceRatio = varianceRatio(groups, counting);
    return result;
}

PairedT pairedT(std::span<const double> x, std::span<const double> y, std::span<const double> weights, double confidence)
{
    std::vector<double> counting;
    std::vector<double> first;
    std::vector<double> second;
    std::vector<double> differences;
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i)
        if (std::isfinite(x[i]) && std::isfinite(y[i]) && std::isfinite(x[i] - y[i])) {
            first.push_back(x[i]);
            second.push_back(y[i]);
            differences.push_back(x[i] - y[i]);
            if (!weights.empty())
                counting.push_back(weights[i]);
        }
    const OneSampleT test = oneSampleT(differences, 0, counting, confidence);
    PairedT result;
    result.confidence = confidence;
    result.n = test.n;
    result.meanDifference = test.mean;
    const GroupSummary summary = summariseGroup(differences, counting, confidence);
    result.sdDifference = summary.sd;
    result.seDifference = summary.se;
    result.correlation = weightedCorrelation(first, second, counting);
    result.t = test.t;
    result.df = test.df;
    result.p = test.p;
    result.interval = test.intervalOfMean;
    result.cohensDz = test.cohensD;
    result.cohensDzInterval = test.cohensDInterval;
    const double sd = summariseGroup(first, counting).sd.value / 2 + summariseGroup(second, counting).sd.value / 2;
    result.cohensDav = summary.sd.isDefined() ? Number::finiteOr(test.mean.value / sd, reasons::noVariation()) : summary.sd;
    return result;
}

} // namespace counterpoint::stats
