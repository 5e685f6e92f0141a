#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/exact_ranks.h"
#include "core/stats/rank_tests.h"
#include "core/stats/ranks.h"
#include "core/stats/reasons.h"
#include <algorithm>

namespace counterpoint::stats {
namespace {

double towardsZero(double distance, double by) { return std::copysign(std::max(0.0, std::fabs(distance) - by), distance); }

void setNormal(Number& z, Number& p, double distance, double sd)
{
    z = distance / sd;
    p = normalTwoSided(z.value);
}

Interval fisherInterval(double r, double standardError, double confidence)
{
    if (!(std::fabs(r) < 1))
        return Interval::undefined(translate("Statistics", "Every value of one group lies above all of the other."));
    const double half = normalQuantile(0.5 + confidence / 2) * standardError;
    return {std::tanh(std::atanh(r) - half), std::tanh(std::atanh(r) + half)};
}

struct Difference {
    double size; ///< absolute
    double uncertainty; ///< half the rounding of the two measures
    int sign;
};

/// Mid-ranks of absolute differences in which the rounding of decimal measures (0.3 - 0.1 against 0.2 - 0.0) does not tear ties apart.
std::vector<double> steadySizes(std::vector<Difference>& differences)
{
    std::sort(differences.begin(), differences.end(), [](const Difference& a, const Difference& b) { return a.size < b.size; });
    std::vector<double> sizes;
    for (std::size_t i = 0; i < differences.size(); ++i) {
        const bool tied =
            i > 0 && differences[i].size - differences[i - 1].size <= differences[i].uncertainty + differences[i - 1].uncertainty;
        sizes.push_back(tied ? sizes.back() : differences[i].size);
    }
    return sizes;
}

} // namespace

MannWhitney mannWhitney(std::span<const double> first, std::span<const double> second, double confidence)
{
    const Groups groups = validOnly({{first.begin(), first.end()}, {second.begin(), second.end()}});
    MannWhitney result;
    result.n1 = static_cast<double>(groups[0].size());
    result.n2 = static_cast<double>(groups[1].size());
    if (groups[0].empty() || groups[1].empty()) {
        const Number none = Number::undefined(reasons::tooFewGroups());
        for (Number* number :
             {&result.meanRank1, &result.meanRank2, &result.rankSum1, &result.rankSum2, &result.u1, &result.u2, &result.z, &result.p,
              &result.zContinuity, &result.pContinuity, &result.pExact, &result.r, &result.rankBiserial, &result.superiority})
            *number = none;
        result.rankBiserialInterval = Interval::undefined(none.reason);
        return result;
    }
    std::vector<double> all = groups[0];
    all.insert(all.end(), groups[1].begin(), groups[1].end());
    const Ranks ranks = midRanks(all);
    const double n = result.n1 + result.n2;
    const double pairs = result.n1 * result.n2;
    double sum = 0; // of halves below 2^53: exact
    for (std::size_t i = 0; i < groups[0].size(); ++i)
        sum += ranks.ranks[i];
    result.ties = ranks.cubes > 0;
    result.rankSum1 = sum;
    result.rankSum2 = n * (n + 1) / 2 - sum;
    result.meanRank1 = sum / result.n1;
    result.meanRank2 = result.rankSum2.value / result.n2;
    result.u1 = sum - result.n1 * (result.n1 + 1) / 2;
    result.u2 = pairs - result.u1.value;
    result.superiority = result.u1.value / pairs;
    result.rankBiserial = (result.u1.value - result.u2.value) / pairs;
    result.rankBiserialInterval = fisherInterval(result.rankBiserial.value, std::sqrt((n + 1) / (3 * pairs)), confidence);
    const double variance = pairs / 12 * ((n + 1) - ranks.cubes / (n * (n - 1)));
    if (!(ranks.cubes < (n * n - 1) * n)) {
        result.z = result.p = result.zContinuity = result.pContinuity = result.pExact = result.r = Number::undefined(reasons::allTied());
        return result;
    }
    const double distance = (result.u1.value - result.u2.value) / 2;
    setNormal(result.z, result.p, distance, std::sqrt(variance));
    setNormal(result.zContinuity, result.pContinuity, towardsZero(distance, 0.5), std::sqrt(variance));
    result.r = std::fabs(result.z.value) / std::sqrt(n);
    result.pExact = exactRankSumP(ranks.ranks, groups[0].size(), sum);
    return result;
}

WilcoxonSignedRank wilcoxonSignedRank(std::span<const double> x, std::span<const double> y, ZeroDifferences zeros)
{
    constexpr double epsilon = std::numeric_limits<double>::epsilon();
    WilcoxonSignedRank result;
    result.zeros = zeros;
    std::vector<Difference> differences;
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
        if (!std::isfinite(x[i]) || !std::isfinite(y[i]) || !std::isfinite(x[i] - y[i]))
            continue;
        result.nPairs += 1;
        const double d = x[i] - y[i];
        (d > 0 ? result.nPositive : d < 0 ? result.nNegative : result.nZero) += 1;
        if (d != 0 || zeros == ZeroDifferences::Pratt)
            differences.push_back({std::fabs(d), d == 0 ? 0.0 : epsilon * std::max(std::fabs(x[i]), std::fabs(y[i])), (d > 0) - (d < 0)});
    }
    const double signs = result.nPositive + result.nNegative;
    if (!(signs > 0)) {
        const QString reason = result.nPairs > 0 ? translate("Statistics", "No pair has a difference.") : reasons::noValue();
        result.z = result.p = result.zContinuity = result.pContinuity = result.pExact = result.rankBiserial = result.r = result.signTestP =
            Number::undefined(reason);
        return result;
    }
    result.signTestP = std::min(1.0, 2 * binomialCdf(std::min(result.nPositive, result.nNegative), signs, 0.5));
    const std::vector<double> sizes = steadySizes(differences);
    const Ranks ranks = midRanks(sizes);
    std::vector<double> used;
    double squares = 0;
    for (std::size_t i = 0; i < differences.size(); ++i) {
        if (differences[i].sign == 0)
            continue;
        (differences[i].sign > 0 ? result.wPlus : result.wMinus) += ranks.ranks[i];
        used.push_back(ranks.ranks[i]);
        squares += ranks.ranks[i] * ranks.ranks[i];
    }
    // The variance of a sum of ranks with random signs; it holds the correction for ties.
    const double sd = std::sqrt(squares / 4);
    const double distance = (result.wPlus - result.wMinus) / 2;
    setNormal(result.z, result.p, distance, sd);
    setNormal(result.zContinuity, result.pContinuity, towardsZero(distance, 0.5), sd);
    result.rankBiserial = (result.wPlus - result.wMinus) / (result.wPlus + result.wMinus);
    result.r = std::fabs(result.z.value) / std::sqrt(result.nPairs);
    result.pExact = exactSignedRankP(used, std::min(result.wPlus, result.wMinus));
    result.ranks = std::move(used);
    return result;
}

} // namespace counterpoint::stats
