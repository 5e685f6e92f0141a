#include "core/stats/correlation.h"
#include "core/base/translate.h"
#include "core/stats/covariance.h"
#include "core/stats/distributions.h"
#include "core/stats/linear_algebra.h"
#include "core/stats/moments.h"
#include "core/stats/ranks.h"
#include "core/stats/reasons.h"
#include "core/stats/summation.h"
#include <algorithm>
#include <numeric>

namespace counterpoint::stats {
namespace {

struct Pairs {
    std::vector<double> x;
    std::vector<double> y;
    double size() const { return static_cast<double>(x.size()); }
};

Pairs completePairs(std::span<const double> x, std::span<const double> y)
{
    Pairs pairs;
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i)
        if (std::isfinite(x[i]) && std::isfinite(y[i])) {
            pairs.x.push_back(x[i]);
            pairs.y.push_back(y[i]);
        }
    return pairs;
}

QString constantVariable() { return translate("Statistics", "A variable has the same value in all cases."); }

CorrelationTest undefinedTest(const QString& reason)
{
    return {Number::undefined(reason), Number::undefined(reason), Number::undefined(reason), Interval::undefined(reason)};
}

/// Sum of products of the deviations in the scaled unit of each variable.
struct Products {
    Moments x;
    Moments y;
    double sum = 0;
};

Products productsOf(std::span<const double> x, std::span<const double> y)
{
    Products products{moments(x), moments(y), 0};
    const double xFactor = std::ldexp(1.0, -products.x.exponent);
    const double yFactor = std::ldexp(1.0, -products.y.exponent);
    Sum sum;
    Sum xLeft;
    Sum yLeft;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double dx = (x[i] * xFactor - products.x.mean * xFactor);
        const double dy = (y[i] * yFactor - products.y.mean * yFactor);
        sum.add(dx * dy);
        xLeft.add(dx);
        yLeft.add(dy);
    }
    // The means are rounded: what their error adds is taken out again.
    products.sum = sum.value() - xLeft.value() * yLeft.value() / products.x.count;
    return products;
}

Interval fisherInterval(double r, double factor, double n, double confidence)
{
    if (!(n > 3))
        return Interval::undefined(reasons::tooFew(4, n));
    if (std::fabs(r) >= 1)
        return {r, r};
    const double half = normalQuantile(0.5 + confidence / 2) * std::sqrt(factor / (n - 3));
    return {std::tanh(std::atanh(r) - half), std::tanh(std::atanh(r) + half)};
}

/// t and p of a product-moment coefficient.
void testCoefficient(double r, double df, Number& t, Number& p)
{
    if (!(df > 0)) {
        t = p = Number::undefined(reasons::tooFew(3, df + 2));
        return;
    }
    const double rest = (1 - r) * (1 + r);
    t = Number::finiteOr(r * std::sqrt(df / rest), translate("Statistics", "The correlation is perfect."));
    p = rest > 0 ? tTwoSided(t.value, df) : 0.0;
}

/// @param xy, xx, yy sums of products of deviations
CorrelationTest coefficientTest(double xy, double xx, double yy, double n, double confidence)
{
    if (n < 2)
        return undefinedTest(reasons::tooFew(2, n));
    if (!(xx > 0 && yy > 0))
        return undefinedTest(constantVariable());
    CorrelationTest test;
    const double r = std::clamp(xy / (std::sqrt(xx) * std::sqrt(yy)), -1.0, 1.0);
    test.coefficient = r;
    testCoefficient(r, n - 2, test.statistic, test.p);
    test.interval = fisherInterval(r, 1, n, confidence);
    return test;
}

CorrelationTest pearsonTest(const Products& products, double confidence)
{
    return coefficientTest(products.sum, products.x.squares, products.y.squares, products.x.count, confidence);
}

CorrelationTest spearmanTest(const Pairs& pairs, double confidence)
{
    return pearsonTest(productsOf(midRanks(pairs.x).ranks, midRanks(pairs.y).ranks), confidence);
}

/// Sorts and counts the exchanges that a bubble sort would need.
double exchanges(std::span<double> values, std::span<double> room)
{
    if (values.size() < 2)
        return 0;
    const std::size_t half = values.size() / 2;
    double count = exchanges(values.first(half), room.first(half)) + exchanges(values.subspan(half), room.subspan(half));
    std::size_t left = 0;
    std::size_t right = half;
    for (double& next : room) {
        if (right == values.size() || (left < half && values[left] <= values[right])) {
            next = values[left++];
        } else {
            count += static_cast<double>(half - left);
            next = values[right++];
        }
    }
    std::copy(room.begin(), room.end(), values.begin());
    return count;
}

/// Concordant minus discordant pairs in O(n log n). Source: Knight (1966), JASA 61:436-439.
double kendallSurplus(const Pairs& pairs, double xTies, double yTies)
{
    std::vector<std::size_t> order(pairs.x.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return pairs.x[a] < pairs.x[b] || (pairs.x[a] == pairs.x[b] && pairs.y[a] < pairs.y[b]);
    });
    std::vector<double> y;
    double tiedOnBoth = 0;
    double run = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool same = i > 0 && pairs.x[order[i]] == pairs.x[order[i - 1]] && pairs.y[order[i]] == pairs.y[order[i - 1]];
        run = same ? run + 1 : 0;
        tiedOnBoth += run;
        y.push_back(pairs.y[order[i]]);
    }
    std::vector<double> room(y.size());
    const double n = pairs.size();
    return n * (n - 1) / 2 - xTies - yTies + tiedOnBoth - 2 * exchanges(y, room);
}

CorrelationTest kendallTest(const Pairs& pairs)
{
    const double n = pairs.size();
    if (n < 2)
        return undefinedTest(reasons::tooFew(2, n));
    const Ranks x = midRanks(pairs.x);
    const Ranks y = midRanks(pairs.y);
    const double all = n * (n - 1) / 2;
    const double untied = std::sqrt(all - x.tiedPairs) * std::sqrt(all - y.tiedPairs);
    if (!(untied > 0))
        return undefinedTest(constantVariable());
    const double surplus = kendallSurplus(pairs, x.tiedPairs, y.tiedPairs);
    double variance = (n * (n - 1) * (2 * n + 5) - x.kendallTies - y.kendallTies) / 18 + x.tiedPairs * y.tiedPairs / all;
    if (n > 2)
        variance += x.tripleTies * y.tripleTies / (9 * n * (n - 1) * (n - 2));
    CorrelationTest test;
    test.coefficient = std::clamp(surplus / untied, -1.0, 1.0);
    test.statistic = surplus / std::sqrt(variance);
    test.p = normalTwoSided(test.statistic.value);
    test.interval = Interval::undefined(translate("Statistics", "No interval is computed for Kendall's tau-b."));
    return test;
}

CorrelationTest testOf(const Pairs& pairs, CorrelationMethod method, double confidence)
{
    if (method == CorrelationMethod::Kendall)
        return kendallTest(pairs);
    return method == CorrelationMethod::Spearman ? spearmanTest(pairs, confidence) : pearsonTest(productsOf(pairs.x, pairs.y), confidence);
}

using Variables = std::vector<std::vector<double>>;

Variables completeCases(const Variables& variables)
{
    Variables complete(variables.size());
    const std::size_t cases = variables.empty() ? 0 : variables.front().size();
    for (std::size_t i = 0; i < cases; ++i)
        if (std::all_of(variables.begin(), variables.end(), [i](const auto& variable) { return std::isfinite(variable[i]); }))
            for (std::size_t j = 0; j < variables.size(); ++j)
                complete[j].push_back(variables[j][i]);
    return complete;
}

void adjust(CorrelationMatrix& matrix)
{
    std::vector<double> p;
    for (std::size_t i = 0; i < matrix.p.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            p.push_back(matrix.p[i][j]);
    const std::vector<double> adjusted = adjustedP(p, matrix.adjustment);
    std::size_t next = 0;
    for (std::size_t i = 0; i < matrix.p.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            matrix.adjustedP[i][j] = matrix.adjustedP[j][i] = adjusted[next++];
}

} // namespace

CorrelationTest correlationTest(std::span<const double> x, std::span<const double> y, CorrelationMethod method, double confidence)
{
    return testOf(completePairs(x, y), method, confidence);
}

Correlation correlate(std::span<const double> x, std::span<const double> y, double confidence)
{
    const Pairs pairs = completePairs(x, y);
    const Products products = productsOf(pairs.x, pairs.y);
    Correlation result;
    result.n = pairs.size();
    result.df = result.n - 2;
    result.covariance = result.n > 1
        ? Number::finiteOr(std::ldexp(products.sum / (result.n - 1), products.x.exponent + products.y.exponent), reasons::tooLarge())
        : Number::undefined(reasons::tooFew(2, result.n));
    result.pearson = pearsonTest(products, confidence);
    result.spearman = spearmanTest(pairs, confidence);
    const double rho = result.spearman.coefficient.value;
    result.spearmanBonettWright = result.spearman.coefficient.isDefined() ? fisherInterval(rho, 1 + rho * rho / 2, result.n, confidence)
                                                                          : Interval::undefined(result.spearman.coefficient.reason);
    result.kendall = kendallTest(pairs);
    return result;
}

CorrelationMatrix correlationMatrix(const Variables& variables, CorrelationMethod method, Deletion deletion, double confidence,
                                    Adjustment adjustment)
{
    const Variables complete = completeCases(variables);
    // Where nothing is missing the two ways of deletion are one, and each variable is ranked once instead of once a pair.
    const bool nothingMissing = complete.empty() || complete.front().size() == variables.front().size();
    const bool listwise = deletion == Deletion::Listwise || nothingMissing;
    const std::size_t size = variables.size();
    const Variables square(size, std::vector<double>(size, std::numeric_limits<double>::quiet_NaN()));
    CorrelationMatrix result{method, confidence, adjustment, square, square, square, square, square, square};
    const auto fill = [&](std::size_t i, std::size_t j, const CorrelationTest& test, double n) {
        const bool self = i == j && test.coefficient.isDefined();
        result.r[i][j] = result.r[j][i] = self ? 1 : test.coefficient.value;
        result.p[i][j] = result.p[j][i] = self ? 0 : test.p.value;
        result.n[i][j] = result.n[j][i] = n;
        if (i == j || method == CorrelationMethod::Kendall || !test.coefficient.isDefined())
            return;
        const double rho = test.coefficient.value;
        const Interval interval = fisherInterval(rho, method == CorrelationMethod::Spearman ? 1 + rho * rho / 2 : 1, n, confidence);
        result.low[i][j] = result.low[j][i] = interval.low;
        result.high[i][j] = result.high[j][i] = interval.high;
    };
    if (listwise && method != CorrelationMethod::Kendall) {
        Variables used = complete;
        if (method == CorrelationMethod::Spearman)
            for (std::vector<double>& variable : used)
                variable = midRanks(variable).ranks;
        const Covariance c = covariance(used);
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j <= i; ++j)
                fill(i, j, coefficientTest(c.products[i][j], c.products[i][i], c.products[j][j], c.n, confidence), c.n);
    } else {
        const Variables& used = listwise ? complete : variables;
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j <= i; ++j) {
                const Pairs pairs = completePairs(used[i], used[j]);
                fill(i, j, testOf(pairs, method, confidence), pairs.size());
            }
    }
    adjust(result);
    return result;
}

PartialCorrelation partialCorrelation(std::span<const double> x, std::span<const double> y, const Variables& controls)
{
    Variables variables{{x.begin(), x.end()}, {y.begin(), y.end()}};
    variables.insert(variables.end(), controls.begin(), controls.end());
    const Variables complete = completeCases(variables);
    PartialCorrelation result;
    result.n = static_cast<double>(complete.front().size());
    result.df = result.n - 2 - static_cast<double>(controls.size());
    const Variables r = correlationMatrix(complete, CorrelationMethod::Pearson, Deletion::Listwise).r;
    const auto inverse = result.df > 0 ? symmetricInverse(r) : std::nullopt;
    if (!inverse) {
        result.r = result.t = result.p =
            Number::undefined(result.df > 0 ? translate("Statistics", "A variable is constant, or the others determine it completely.")
                                            : reasons::tooFew(3 + static_cast<double>(controls.size()), result.n));
        return result;
    }
    const double partial = std::clamp(-(*inverse)[0][1] / std::sqrt((*inverse)[0][0] * (*inverse)[1][1]), -1.0, 1.0);
    result.r = partial;
    testCoefficient(partial, result.df, result.t, result.p);
    return result;
}

} // namespace counterpoint::stats
