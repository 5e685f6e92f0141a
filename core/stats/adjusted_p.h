#pragma once
#include <span>
#include <vector>

namespace counterpoint::stats {

/// Holm is the default for more than one test in a table.
enum class Adjustment { Holm, Hochberg, Hommel, Bonferroni, BenjaminiHochberg, BenjaminiYekutieli };

/// p values adjusted for multiple testing, in the order given. NaN stays NaN and does not count as a test.
/// Sources: Holm (1979), Hochberg (1988), Hommel (1988), Benjamini & Hochberg (1995), Benjamini & Yekutieli (2001).
std::vector<double> adjustedP(std::span<const double> p, Adjustment adjustment = Adjustment::Holm);

} // namespace counterpoint::stats
