#include "core/stats/proportion.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/reasons.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::stats {
namespace {

bool isProportion(double successes, double trials) { return trials > 0 && successes >= 0 && successes <= trials; }

QString noProportion() { return translate("Statistics", "A proportion needs at least one valid answer."); }

Interval wilson(double p, double n, double z)
{
    const double z2 = z * z;
    const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half = z / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return {p <= 0 ? 0 : std::fmax(0.0, centre - half), p >= 1 ? 1 : std::fmin(1.0, centre + half)};
}

double wilsonCorrectedEnd(double shifted, double n, double z, double side)
{
    if (shifted <= 0 || shifted >= 1)
        return shifted <= 0 ? 0 : 1;
    const double part = z * z / (2 * n);
    return (shifted + part + side * z * std::sqrt(shifted * (1 - shifted) / n + part / (2 * n))) / (1 + 2 * part);
}

Interval clopperPearson(double x, double n, double tail)
{
    return {x <= 0 ? 0 : betaQuantile(tail, x, n - x + 1), x >= n ? 1 : betaUpperQuantile(tail, x + 1, n - x)};
}

Interval jeffreys(double x, double n, double tail)
{
    return {x <= 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5), x >= n ? 1 : betaUpperQuantile(tail, x + 0.5, n - x + 0.5)};
}

Interval agrestiCoull(double x, double n, double z)
{
    const double trials = n + z * z;
    const double p = (x + z * z / 2) / trials;
    const double half = z * std::sqrt(p * (1 - p) / trials);
    return {p - half, p + half};
}

Interval around(double centre, double half) { return {centre - half, centre + half}; }

double normalFactor(double confidence) { return normalQuantile(0.5 + confidence / 2); }

} // namespace

Interval proportionInterval(double successes, double trials, double confidence, ProportionMethod method)
{
    if (!isProportion(successes, trials))
        return Interval::undefined(noProportion());
    if (!(confidence > 0 && confidence < 1))
        return Interval::undefined(translate("Statistics", "A level of confidence lies between 0 and 1."));
    const double p = successes / trials;
    const double z = normalFactor(confidence);
    const double tail = (1 - confidence) / 2;
    switch (method) {
    case ProportionMethod::Wilson:
        return wilson(p, trials, z);
    case ProportionMethod::WilsonContinuityCorrected:
        return {wilsonCorrectedEnd(p - 0.5 / trials, trials, z, -1), wilsonCorrectedEnd(p + 0.5 / trials, trials, z, 1)};
    case ProportionMethod::ClopperPearson:
        return clopperPearson(successes, trials, tail);
    case ProportionMethod::AgrestiCoull:
        return agrestiCoull(successes, trials, z);
    case ProportionMethod::Jeffreys:
        return jeffreys(successes, trials, tail);
    case ProportionMethod::Wald:
        return around(p, z * std::sqrt(p * (1 - p) / trials));
    }
    return {};
}

Interval finitePopulationInterval(double successes, double trials, double population, double confidence, ProportionMethod method)
{
    if (!isProportion(successes, trials) || !std::isfinite(population))
        return proportionInterval(successes, trials, confidence, method);
    if (population <= trials) { // everybody was asked
        const double share = successes / trials;
        return {share, share};
    }
    const double effective = trials * (population - 1) / (population - trials);
    return proportionInterval(successes / trials * effective, effective, confidence, method);
}

Proportion proportion(double successes, double trials, double confidence)
{
    const auto interval = [&](ProportionMethod method) { return proportionInterval(successes, trials, confidence, method); };
    Proportion result{successes,
                      trials,
                      confidence,
                      Number::undefined(noProportion()),
                      Number::undefined(noProportion()),
                      interval(ProportionMethod::Wald),
                      interval(ProportionMethod::Wilson),
                      interval(ProportionMethod::WilsonContinuityCorrected),
                      interval(ProportionMethod::ClopperPearson),
                      interval(ProportionMethod::AgrestiCoull),
                      interval(ProportionMethod::Jeffreys)};
    if (isProportion(successes, trials)) {
        const double p = successes / trials;
        result.proportion = p;
        result.seWald = std::sqrt(p * (1 - p) / trials);
    }
    return result;
}

FiniteProportion finiteProportion(double successes, double trials, double population, double confidence)
{
    FiniteProportion result;
    const bool possible = isProportion(successes, trials) && population >= trials && trials > 1;
    if (!possible) {
        const QString reason =
            translate("Statistics", "This needs at least two valid answers and a population no smaller than the sample.");
        result.proportion = result.seTextbook = result.marginTextbook = result.seUnbiased = Number::undefined(reason);
        result.ciTextbook = result.ciUnbiased = Interval::undefined(reason);
        return result;
    }
    const double p = successes / trials;
    const double z = normalFactor(confidence);
    const double textbook = std::sqrt(p * (1 - p) / trials) * std::sqrt((population - trials) / (population - 1));
    const double unbiased = std::sqrt((1 - trials / population) * p * (1 - p) / (trials - 1));
    result.proportion = p;
    result.seTextbook = textbook;
    result.ciTextbook = around(p, z * textbook);
    result.marginTextbook = z * textbook;
    result.seUnbiased = unbiased;
    result.ciUnbiased = around(p, z * unbiased);
    return result;
}

SampleSize sampleSize(double margin, double proportion, double confidence, double population)
{
    if (!(margin > 0 && margin < 1 && proportion > 0 && proportion < 1 && confidence > 0 && confidence < 1 && population >= 0)) {
        const Number undefined =
            Number::undefined(translate("Statistics", "Margin, share and level of confidence must lie between 0 and 1."));
        return {undefined, undefined};
    }
    const double z = normalFactor(confidence);
    const double needed = z * z * proportion * (1 - proportion) / (margin * margin);
    // A whole number must not become the next one through rounding.
    const auto roundedUp = [](double n) { return std::ceil(n * (1 - 1e-12)); };
    return {roundedUp(needed),
            population > 0 ? Number(std::min(population, roundedUp(needed / (1 + (needed - 1) / population))))
                           : Number::undefined(translate("Statistics", "The size of the population is not given."))};
}

ProportionDifference proportionDifference(double successes1, double trials1, double successes2, double trials2, double confidence)
{
    ProportionDifference result;
    if (!isProportion(successes1, trials1) || !isProportion(successes2, trials2)) {
        result.difference = result.chi2 = result.p = result.cohensH = Number::undefined(noProportion());
        result.ciWald = result.ciNewcombe = Interval::undefined(noProportion());
        return result;
    }
    const double p1 = successes1 / trials1;
    const double p2 = successes2 / trials2;
    const double z = normalFactor(confidence);
    result.difference = p1 - p2;
    const double pooled = (successes1 + successes2) / (trials1 + trials2);
    const double variance = pooled * (1 - pooled) * (1 / trials1 + 1 / trials2);
    const QString constant = translate("Statistics", "Both groups gave one and the same answer.");
    result.chi2 = variance > 0 ? Number((p1 - p2) * (p1 - p2) / variance) : Number::undefined(constant);
    result.p = variance > 0 ? Number(chiSquareUpper(result.chi2.value, 1)) : Number::undefined(constant);
    result.ciWald = around(p1 - p2, z * std::sqrt(p1 * (1 - p1) / trials1 + p2 * (1 - p2) / trials2));
    const Interval w1 = proportionInterval(successes1, trials1, confidence);
    const Interval w2 = proportionInterval(successes2, trials2, confidence);
    result.ciNewcombe = {p1 - p2 - std::hypot(p1 - w1.low, w2.high - p2), p1 - p2 + std::hypot(w1.high - p1, p2 - w2.low)};
    result.cohensH = 2 * std::asin(std::sqrt(p1)) - 2 * std::asin(std::sqrt(p2));
    return result;
}

} // namespace counterpoint::stats
