#pragma once
#include <QString>
#include <vector>

namespace counterpoint::figure {

/// A scale with round ticks: tick k stands at k * mantissa * 10^exponent, from `first` to `last`.
struct Axis {
    int mantissa = 1; ///< 1, 2 or 5
    int exponent = 0;
    qint64 first = 0;
    qint64 last = 1;

    double tick(qint64 index) const; ///< the nearest double to the decimal number: 0.3, not 3 * 0.1
    double low() const { return tick(first); }
    double high() const { return tick(last); }
    double step() const;
    double fraction(double value) const; ///< where `value` lies from low (0) to high (1), held within
    QString text(qint64 index) const; ///< with as many decimals as the step has
};

/// The finest axis of at most `mostSteps` steps (and one at each end to round up) that holds `low` and `high`; for whole numbers no step below 1.
Axis niceAxis(double low, double high, int mostSteps, bool wholeNumbers = false);

/// A number to be read: at most `digits` significant digits, commas from 10,000 on, powers of ten where it is huge or tiny, never -0.
QString numberText(double value, int digits = 6);

} // namespace counterpoint::figure
