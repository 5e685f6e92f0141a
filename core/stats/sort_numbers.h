#pragma once
#include <vector>

namespace counterpoint::stats {

/// Sorts finite numbers, ascending; -0 comes before 0. Many are sorted by their bits, digit by digit, in time that grows with their number alone
/// (radix sort, least significant digit first; Knuth, The Art of Computer Programming 3, 5.2.5).
void sortNumbers(std::vector<double>& numbers);

} // namespace counterpoint::stats
