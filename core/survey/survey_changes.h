#pragma once
#include "core/project/changes.h"

namespace counterpoint {

/// True when anything of a questionnaire may have changed: its items, lists, versions, invitations, paper forms. Responses are changes of a
/// Dataset.
inline bool touchesSurvey(const Changes& changes) { return changes.touchesAny(Entity::Questionnaire, Entity::Fielding); }

} // namespace counterpoint
