#pragma once
#include "core/base/result.h"
#include "core/interchange/xlsform/form.h"
#include "core/survey/questionnaire.h"

namespace counterpoint {

/// A questionnaire as a form, with all that came with it and is not ours. Invalid, in a sentence that names the item, where no form can be made
/// of it that other programs take.
Result<xlsform::Form> formFromQuestionnaire(const Questionnaire& questionnaire);

/// What the programs that field a form do not know of the questionnaire. It is in columns of our own, and comes back with them.
QStringList lossesInForm(const Questionnaire& questionnaire);

} // namespace counterpoint
