#pragma once
#include "core/coding/guide_answers.h"

class QMenu;

namespace counterpoint::ui {

class Session;

/// Fills `menu` with those who speak in the sources where nobody asks, most often met first: to choose one gives everybody of that name there
/// the role of interviewer (in a focus group: moderator), as one step.
void fillAskers(QMenu& menu, Session& session, const std::vector<GuideMatch>& matches);

} // namespace counterpoint::ui
