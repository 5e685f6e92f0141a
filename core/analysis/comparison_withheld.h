#pragma once
#include "core/analysis/gather.h"
#include "core/stats/crosstab.h"
#include "core/stats/group_moments.h"
#include <vector>

/// What comparisons of measures, and with a value, withhold where few answered (docs/methods.md, "Small counts withheld").
namespace counterpoint::comparison {

/// How many responses gave one answer first and another second: [first is high][second is high].
stats::Matrix fourfold(const stats::Groups& measures, std::size_t first, std::size_t second, double high);

/// Whether means and tests would tell how a few answered: of two answers they give the counts of the fourfold tables, of two measures tests
/// by signs say how many went up, went down and stayed.
/// @param measures one list of answers each, of the same responses
/// @param answers  the two that there are, in order; empty where there are others
bool wouldShowFew(const stats::Groups& measures, const std::vector<double>& answers, double below);

/// Withholds all but how many responses were compared: the tables of tests go, the document for machines keeps their places.
void withhold(std::vector<Part>& parts, double below);

} // namespace counterpoint::comparison
