#pragma once
#include <QString>
#include <span>

namespace counterpoint {

/// A short text of the numbers that a result stands on (counts, means …), rounded to six digits: the same as long as the result holds,
/// whatever is renamed. Long ones end in a digest of the rest.
QString fingerprintOf(std::span<const double> numbers);

} // namespace counterpoint
