#include "core/stats/anova.h"
#include "core/stats/distributions.h"
#include "core/stats/noncentrality.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <algorithm>

namespace counterpoint::stats {
namespace {

FTest undefinedTest(const QString& reason) { return {Number::undefined(reason), 0, 0, Number::undefined(reason)}; }

double groupsWithValues(const GroupMoments& m)
{
    double k = 0;
    for (std::size_t g = 0; g < m.size(); ++g)
        k += m.count(g) > 0;
    return k;
}

FTest fTest(double statistic, double df1, double df2)
{
    if (!std::isfinite(statistic))
        return undefinedTest(reasons::tooLarge());
    return {statistic, df1, df2, fUpper(statistic, df1, df2)};
}

/// Why the tests that do not pool the variances cannot be had; empty where they can.
QString unpooledReason(const GroupMoments& m)
{
    if (m.size() < 2)
        return reasons::tooFewGroups();
    for (std::size_t g = 0; g < m.size(); ++g)
        if (m.count(g) < 2)
            return reasons::twoValuesInEach();
    return {};
}

FTest welchTest(const GroupMoments& m)
{
    if (const QString reason = unpooledReason(m); !reason.isEmpty())
        return undefinedTest(reason);
    for (std::size_t g = 0; g < m.size(); ++g)
        if (!(m.squares(g) > 0))
            return undefinedTest(reasons::noVariationWithin());
    const double k = static_cast<double>(m.size());
    Sum weights;
    Sum weighted;
    for (std::size_t g = 0; g < m.size(); ++g) {
        const double weight = m.count(g) / m.variance(g);
        weights.add(weight);
        weighted.add(weight * m.difference(g, 0));
    }
    const double centre = weighted.value() / weights.value();
    Sum between;
    Sum lambda;
    for (std::size_t g = 0; g < m.size(); ++g) {
        const double weight = m.count(g) / m.variance(g);
        const double d = m.difference(g, 0) - centre;
        between.add(weight * d * d);
        const double rest = 1 - weight / weights.value();
        lambda.add(rest * rest / (m.count(g) - 1));
    }
    const double a = lambda.value() / (k * k - 1);
    return fTest(between.value() / (k - 1) / (1 + 2 * (k - 2) * a), k - 1, 1 / (3 * a));
}

FTest brownForsytheTest(const GroupMoments& m)
{
    if (const QString reason = unpooledReason(m); !reason.isEmpty())
        return undefinedTest(reason);
    Sum total;
    for (std::size_t g = 0; g < m.size(); ++g)
        total.add((1 - m.count(g) / m.count()) * m.variance(g));
    if (!(total.value() > 0))
        return undefinedTest(reasons::noVariationWithin());
    Sum inverse;
    for (std::size_t g = 0; g < m.size(); ++g) {
        const double c = (1 - m.count(g) / m.count()) * m.variance(g) / total.value();
        inverse.add(c * c / (m.count(g) - 1));
    }
    return fTest(m.squaresBetween() / total.value(), static_cast<double>(m.size()) - 1, 1 / inverse.value());
}

Interval shareOf(const Interval& noncentrality, double added)
{
    return noncentrality.isDefined()
        ? Interval(noncentrality.low / (noncentrality.low + added), noncentrality.high / (noncentrality.high + added))
        : noncentrality;
}

void setEffects(Anova& result, const GroupMoments& m)
{
    const double between = m.squaresBetween();
    const double within = m.squaresWithin();
    const double total = between + within;
    if (!result.f.statistic.isDefined() && !(total > 0 && result.f.df2 > 0)) {
        const QString& reason = result.f.statistic.reason;
        result.etaSquared = result.omegaSquared = result.epsilonSquared = result.cohensF = Number::undefined(reason);
        result.etaSquaredNcpN = result.etaSquaredNcpDf = result.omegaSquaredInterval = Interval::undefined(reason);
        return;
    }
    const double meanWithin = within / result.f.df2;
    result.etaSquared = between / total;
    result.omegaSquared = (between - result.f.df1 * meanWithin) / (total + meanWithin);
    result.epsilonSquared = (between - result.f.df1 * meanWithin) / total;
    result.cohensF = Number::finiteOr(std::sqrt(between / within), reasons::noVariationWithin());
    if (!result.f.statistic.isDefined()) {
        result.etaSquaredNcpN = result.etaSquaredNcpDf = result.omegaSquaredInterval = Interval::undefined(result.f.statistic.reason);
        return;
    }
    const Interval noncentrality = noncentralityOfF(result.f.statistic.value, result.f.df1, result.f.df2, result.confidence);
    result.etaSquaredNcpN = shareOf(noncentrality, m.count());
    result.etaSquaredNcpDf = shareOf(noncentrality, result.f.df2);
    const double omega = std::max(0.0, result.omegaSquared.value);
    const double equivalent = (omega / result.f.df1) / ((1 - omega) / result.f.df2);
    result.omegaSquaredInterval = shareOf(noncentralityOfF(equivalent, result.f.df1, result.f.df2, result.confidence), result.f.df2);
}

} // namespace

FTest oneWayF(const GroupMoments& m)
{
    const double k = groupsWithValues(m);
    if (k < 2)
        return undefinedTest(reasons::tooFewGroups());
    FTest test;
    test.df1 = k - 1;
    test.df2 = m.count() - k;
    const double within = m.squaresWithin();
    if (!(test.df2 > 0) || !(within > 0)) {
        test.statistic = test.p = Number::undefined(!(test.df2 > 0)              ? reasons::tooFew(k + 1, m.count())
                                                        : m.squaresBetween() > 0 ? reasons::noVariationWithin()
                                                                                 : reasons::noVariation());
        return test;
    }
    test.statistic = Number::finiteOr((m.squaresBetween() / test.df1) / (within / test.df2), reasons::tooLarge());
    test.p = test.statistic.isDefined() ? Number(fUpper(test.statistic.value, test.df1, test.df2)) : test.statistic;
    return test;
}

Anova anova(const Groups& groups, const Groups& weights, double confidence)
{
    Anova result;
    result.confidence = confidence;
    const auto valid = validOnly(groups, weights);
    Groups present;
    Groups counting;
    for (std::size_t g = 0; g < valid.values.size(); ++g) {
        const auto groupWeights = weights.empty() ? std::span<const double>() : std::span<const double>(valid.weights[g]);
        result.groups.push_back(summariseGroup(valid.values[g], groupWeights, confidence));
        if (valid.values[g].empty())
            continue;
        present.push_back(valid.values[g]);
        if (!weights.empty())
            counting.push_back(valid.weights[g]);
    }
    const GroupMoments m(present, counting);
    result.f = oneWayF(m);
    const auto square = [&](double scaled, double divisor) {
        if (present.empty())
            return Number::undefined(reasons::noValue());
        return divisor > 0 ? Number::finiteOr(m.inUnitOfData(scaled / divisor, 2), reasons::tooLarge())
                           : Number::undefined(result.f.statistic.reason);
    };
    result.ssBetween = square(m.squaresBetween(), 1);
    result.ssWithin = square(m.squaresWithin(), 1);
    result.msBetween = square(m.squaresBetween(), result.f.df1);
    result.msWithin = square(m.squaresWithin(), result.f.df2);
    setEffects(result, m);
    result.welch = welchTest(m);
    result.brownForsythe = brownForsytheTest(m);
    result.leveneMean = levene(present, Centre::Mean, counting);
    result.leveneMedian = levene(present, Centre::Median, counting);
    result.bartlett = bartlett(present, counting);
    return result;
}

} // namespace counterpoint::stats
