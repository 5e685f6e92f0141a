#include "core/stats/two_by_two.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include "core/stats/hypergeometric.h"
#include "core/stats/reasons.h"
#include "core/stats/root.h"
#include "core/stats/summation.h"

namespace counterpoint::stats {
namespace {

/// Tables as probable as the observed one may differ from it by rounding alone.
constexpr double asProbable = 1 + 1e-7;
/// Weights below this do not change a tail of some percent.
constexpr double negligible = 1e-25;

struct Cells {
    double a;
    double b;
    double c;
    double d;
    double n() const { return a + b + c + d; }
    bool whole() const { return a == std::floor(a) && b == std::floor(b) && c == std::floor(c) && d == std::floor(d); }
};

struct Tails {
    double total = 0;
    double upTo = 0;
    double from = 0;
    double mean = 0;
};

Tails tailsAt(const Hypergeometric& distribution, double odds, double observed, double least)
{
    Sum total;
    Sum upTo;
    Sum from;
    Sum moment;
    distribution.walk(odds, least, [&](double x, double weight) {
        total.add(weight);
        moment.add(weight * (x - observed));
        if (x <= observed)
            upTo.add(weight);
        if (x >= observed)
            from.add(weight);
    });
    const double all = total.value();
    return {all, upTo.value() / all, from.value() / all, moment.value() / all};
}

void fillFisher(TwoByTwo& result, const Hypergeometric& distribution, double observed)
{
    const Tails tails = tailsAt(distribution, 1, observed, 0);
    double atObserved = 0;
    distribution.walk(1, 0, [&](double x, double weight) { atObserved = x == observed ? weight : atObserved; });
    Sum twoSided;
    distribution.walk(1, 0, [&](double, double weight) {
        if (weight <= atObserved * asProbable)
            twoSided.add(weight);
    });
    result.fisherTwoSided = std::fmin(1.0, twoSided.value() / tails.total);
    result.fisherLess = std::fmin(1.0, tails.upTo);
    result.fisherGreater = std::fmin(1.0, tails.from);
}

void fillConditional(TwoByTwo& result, const Hypergeometric& distribution, double observed, double confidence)
{
    constexpr double reach = 200; // of the logarithm of the odds ratio
    const double tail = (1 - confidence) / 2;
    const auto solve = [&](auto rising) {
        return std::exp(risingRoot([&](double logOdds) { return rising(std::exp(logOdds)); }, -reach, reach));
    };
    const bool atLowest = observed <= distribution.lowest();
    const bool atHighest = observed >= distribution.highest();
    const double low = atLowest ? 0 : solve([&](double odds) { return tailsAt(distribution, odds, observed, negligible).from - tail; });
    const double high = atHighest ? std::numeric_limits<double>::infinity()
                                  : solve([&](double odds) { return tail - tailsAt(distribution, odds, observed, negligible).upTo; });
    result.oddsRatioConditionalInterval = {low, high};
    const QString endless = translate("Statistics", "The odds ratio has no upper limit, since a cell is zero.");
    if (atHighest)
        result.oddsRatioConditionalInterval.reason = endless;
    if (atLowest && !atHighest)
        result.oddsRatioConditional = 0;
    else if (atHighest)
        result.oddsRatioConditional = Number::undefined(endless);
    else
        result.oddsRatioConditional = solve([&](double odds) { return tailsAt(distribution, odds, observed, negligible).mean; });
}

Interval onLogarithm(double estimate, double standardError, double confidence)
{
    const double half = normalQuantile(0.5 + confidence / 2) * standardError;
    const Interval interval{estimate * std::exp(-half), estimate * std::exp(half)};
    return estimate > 0 && interval.isDefined() ? interval : Interval::undefined(translate("Statistics", "A cell of the table is zero."));
}

void fillRatios(TwoByTwo& result, const Cells& t, double confidence)
{
    const QString zero = translate("Statistics", "A cell of the table is zero.");
    const double ad = t.a * t.d;
    const double bc = t.b * t.c;
    result.oddsRatio = Number::finiteOr(ad / bc, zero);
    result.oddsRatioInterval = onLogarithm(ad / bc, std::sqrt(1 / t.a + 1 / t.b + 1 / t.c + 1 / t.d), confidence);
    const double row1 = t.a + t.b;
    const double row2 = t.c + t.d;
    const double risk = (t.a / row1) / (t.c / row2);
    result.relativeRisk = Number::finiteOr(risk, zero);
    result.relativeRiskInterval = onLogarithm(risk, std::sqrt(1 / t.a - 1 / row1 + 1 / t.c - 1 / row2), confidence);
    result.yulesQ = Number::finiteOr((ad - bc) / (ad + bc), zero);
}

void fillYates(TwoByTwo& result, const Cells& t)
{
    const double n = t.n();
    const double product = (t.a + t.b) * (t.c + t.d) * (t.a + t.c) * (t.b + t.d);
    if (!(product > 0)) {
        result.chi2Yates = result.pYates = Number::undefined(translate("Statistics", "A row or a column has no cases."));
        return;
    }
    const double off = std::fabs(t.a * t.d - t.b * t.c);
    const double corrected = off - std::fmin(n / 2, off);
    result.chi2Yates = corrected / product * corrected * n;
    result.pYates = chiSquareUpper(result.chi2Yates.value, 1);
}

} // namespace

TwoByTwo twoByTwo(double a, double b, double c, double d, double confidence)
{
    const Cells cells{a, b, c, d};
    TwoByTwo result;
    fillYates(result, cells);
    fillRatios(result, cells, confidence);
    if (!cells.whole() || !(cells.n() > 0)) {
        const QString reason = cells.whole() ? reasons::noValue() : translate("Statistics", "An exact test needs whole counts.");
        result.fisherTwoSided = result.fisherLess = result.fisherGreater = result.oddsRatioConditional = Number::undefined(reason);
        result.oddsRatioConditionalInterval = Interval::undefined(reason);
        return result;
    }
    const Hypergeometric distribution(a + b, a + c, cells.n());
    fillFisher(result, distribution, a);
    fillConditional(result, distribution, a, confidence);
    return result;
}

} // namespace counterpoint::stats
