#pragma once
#include "core/project/changes.h"

namespace counterpoint {

/// True when anything of a questionnaire may have changed: its items, lists, versions, invitations, paper forms; or of a guide, which is told
/// by the same kind. Responses are changes of a Dataset.
inline bool touchesSurvey(const Changes& changes) { return changes.touchesAny(Entity::Guide, Entity::GuideQuestion); }

} // namespace counterpoint
