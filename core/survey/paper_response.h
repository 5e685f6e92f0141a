#pragma once
#include "core/survey/paper_entry.h"

namespace counterpoint {

/// What was typed in from a form, as a response like any other. Its number is the invitation's token, where one has it.
GivenResponse paperResponse(const Questionnaire& questionnaire, const PaperForm& form, const PaperValues& values);

} // namespace counterpoint
