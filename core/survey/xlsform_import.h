#pragma once
#include "core/base/result.h"
#include "core/interchange/xlsform/findings.h"
#include "core/interchange/xlsform/form.h"
#include "core/survey/questionnaire.h"

namespace counterpoint {

/// A form as a questionnaire, not yet in any study.
struct FormAsQuestionnaire {
    Questionnaire questionnaire;
    xlsform::Findings findings; ///< what was found in the form: warnings, and what our own forms do not do, which is kept and written back
};

/// Format, with the first errors and their places, where the form cannot be used. The questionnaire is called as the form's title says, or as the
/// file without its suffix.
Result<FormAsQuestionnaire> questionnaireFromForm(const xlsform::Form& form, const QString& fileName);

} // namespace counterpoint
