#pragma once
#include "core/survey/questionnaire.h"

/// Items that come into a questionnaire: copies, and those of the question bank.
namespace counterpoint::item_copy {

/// Of the item and what it holds.
void forgetIds(SurveyItem& item);
/// Names that are empty (of questions) or taken become free ones, and what is said within the item follows.
void giveFreeNames(const Questionnaire& questionnaire, SurveyItem& item);

} // namespace counterpoint::item_copy
