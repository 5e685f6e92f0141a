#pragma once
#include "core/report/document.h"
#include "core/survey/guides.h"

namespace counterpoint::report {

/// The guide as it is taken into the room: what to say first and last, and the questions under their topics with prompts and minutes.
/// `group` as in guides::forGroup(): one group's questions, or all, each with who is asked it.
Document guideHandout(const Guide& guide, int group = 0);

} // namespace counterpoint::report
