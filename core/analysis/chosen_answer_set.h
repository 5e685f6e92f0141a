#pragma once
#include "core/analysis/kind.h"
#include "core/responses/answer_sets.h"

namespace counterpoint {

/// Whether the role is filled by a stored set of answers too.
bool takesAnswerSet(const Role& role);
/// Puts the variables of a stored set into the analysis, and the values that it counts as chosen.
void chooseAnswerSet(Analysis& analysis, const AnswerSet& set);

} // namespace counterpoint
