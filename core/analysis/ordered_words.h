#pragma once
#include "core/analysis/gather.h"

namespace counterpoint {

/// A question that was answered in ordered words ("Disagree" … "Agree"), as one answered in numbers: each word counts as the place of its
/// label, from 1, and has it as its label; missing words count below 0 and stay missing. Numbers are as they are.
/// Invalid where the words have no declared order.
Result<Question> withOrderedWordsAsNumbers(Question question);
QString noteOnOrderedWords(); ///< for the tables of such questions

} // namespace counterpoint
