#pragma once
#include "core/stats/undefined.h"
#include <QString>
#include <cstddef>
#include <vector>

namespace counterpoint::agreement {

/// A stretch of a text that a coder marked off, [start, end).
struct Stretch {
    double start = 0;
    double end = 0;
    double length() const { return end - start; }
    bool operator==(const Stretch&) const = default;
};

/// A text without a break, and what each coder marked off in it for one category: in order, none overlapping another.
struct Continuum {
    double start = 0;
    double end = 0;
    std::vector<std::vector<Stretch>> byCoder;
};

/// Agreement on where units begin and end: 1 - Do / De.
struct Unitizing {
    stats::Number observed;
    stats::Number expected;
    stats::Number alpha;
};

/// Unitizing alpha of one category in its form of 1995 and 2004.
///
/// @param texts one or several; as one, where no unit reaches over a break. All have the same number of coders.
/// Source: Krippendorff (1995), Sociological Methodology 25:47-76; (2004), Quality & Quantity 38:787-800.
Unitizing unitizingAlpha(const std::vector<Continuum>& texts);
/// Of several categories together: 1 - sum of Do / sum of De.
stats::Number unitizingAlpha(const std::vector<Unitizing>& categories);

/// A stretch with its category's place.
struct ValuedStretch {
    Stretch stretch;
    int value = 0;
};

/// Unitizing alpha of 2016: of values including 'none' (u-alpha), and of units whatever their values (bar u-alpha).
/// No worked example of these was published; the tests reckon them by hand.
///
/// @param byCoder in order, none overlapping another, within [0, length)
/// Source: Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50:2347-2364, eq. 4 and 5.
struct Unitizing2016 {
    Unitizing valued;
    Unitizing unitsAlone;
};
Unitizing2016 unitizingAlpha2016(double length, const std::vector<std::vector<ValuedStretch>>& byCoder);

} // namespace counterpoint::agreement
