#pragma once

namespace counterpoint::expression {

/// The number to so many decimals (below 0: tens, hundreds), a half towards the greater number. What counts is the number as it is written:
/// 12345.15 is 12345.2, though the nearest binary number is a little less.
double rounded(double number, double digits);

} // namespace counterpoint::expression
