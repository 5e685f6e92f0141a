#pragma once
#include <QString>
#include <cmath>
#include <limits>

namespace counterpoint::stats {

/// A statistic that may be undefined for the data: then it has a reason in words instead of a value. Infinity counts as undefined.
struct Number {
    double value = std::numeric_limits<double>::quiet_NaN();
    QString reason;

    Number() = default;
    Number(double v)
        : value(v)
    {
    }
    static Number undefined(QString why)
    {
        Number number;
        number.reason = std::move(why);
        return number;
    }
    /// The value if it is finite, else undefined for the reason given.
    static Number finiteOr(double v, const QString& why) { return std::isfinite(v) ? Number(v) : undefined(why); }
    bool isDefined() const { return std::isfinite(value); }
};

/// An interval whose ends may be undefined, both or one (an odds ratio without upper bound).
struct Interval {
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    QString reason;

    Interval() = default;
    Interval(double from, double to)
        : low(from)
        , high(to)
    {
    }
    static Interval undefined(QString why)
    {
        Interval interval;
        interval.reason = std::move(why);
        return interval;
    }
    bool isDefined() const { return std::isfinite(low) && std::isfinite(high); }
};

} // namespace counterpoint::stats
