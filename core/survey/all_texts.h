#pragma once
#include "core/survey/questionnaire.h"
#include <functional>

namespace counterpoint {

/// The texts of the questionnaire, of its items and of its choices.
void forAllTexts(Questionnaire& questionnaire, const std::function<void(RoleTexts&)>& visit);

} // namespace counterpoint
