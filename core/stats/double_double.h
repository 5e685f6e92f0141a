#pragma once
#include <cmath>

namespace counterpoint::stats {

/// A number as the unevaluated sum of two doubles: some 31 significant digits.
/// Sources: Dekker (1971), Numerische Mathematik 18:224-242; Joldes, Muller & Popescu (2017), ACM TOMS 44:15res.
struct DoubleDouble {
    double high = 0;
    double low = 0;

    DoubleDouble() = default;
    DoubleDouble(double h, double l = 0)
        : high(h)
        , low(l)
    {
    }
    double value() const { return high + low; }
};

/// a + b without error.
inline DoubleDouble exactSum(double a, double b)
{
    const double sum = a + b;
    const double back = sum - a;
    return {sum, (a - (sum - back)) + (b - back)};
}

/// a + b without error where |a| >= |b|.
inline DoubleDouble exactQuickSum(double a, double b)
{
    const double sum = a + b;
    return {sum, b - (sum - a)};
}

/// a * b without error, for |a| and |b| under 1e290.
inline DoubleDouble exactProduct(double a, double b)
{
    constexpr double splitter = 134217729; // 2^27 + 1
    const double aBig = splitter * a;
    const double bBig = splitter * b;
    const double aHigh = aBig - (aBig - a);
    const double bHigh = bBig - (bBig - b);
    const double aLow = a - aHigh;
    const double bLow = b - bHigh;
    const double product = a * b;
    return {product, ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow};
}

inline DoubleDouble operator-(DoubleDouble a) { return {-a.high, -a.low}; }

inline DoubleDouble operator+(DoubleDouble a, DoubleDouble b)
{
    const DoubleDouble high = exactSum(a.high, b.high);
    const DoubleDouble low = exactSum(a.low, b.low);
    const DoubleDouble first = exactQuickSum(high.high, high.low + low.high);
    return exactQuickSum(first.high, first.low + low.low);
}

inline DoubleDouble operator-(DoubleDouble a, DoubleDouble b) { return a + -b; }

inline DoubleDouble operator*(DoubleDouble a, DoubleDouble b)
{
    const DoubleDouble product = exactProduct(a.high, b.high);
    return exactQuickSum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

inline DoubleDouble operator/(DoubleDouble a, DoubleDouble b)
{
    const double first = a.high / b.high;
    const DoubleDouble rest = a - b * DoubleDouble(first);
    const double second = rest.high / b.high;
    const DoubleDouble still = rest - b * DoubleDouble(second);
    return exactQuickSum(first, second) + DoubleDouble(still.high / b.high);
}

inline DoubleDouble squareRoot(DoubleDouble a)
{
    if (!(a.high > 0))
        return {};
    const double root = std::sqrt(a.high);
    return exactQuickSum(root, (a - exactProduct(root, root)).value() / (2 * root));
}

} // namespace counterpoint::stats
