#pragma once
#include "core/survey/local_page.h"
#include "core/survey/survey_ids.h"

namespace counterpoint {
class Project;

/// Brings what was sent to the local page straight into the study: one step each, of the channel “local page”. What is not a response to this
/// questionnaire, in a version that the study knows, changes nothing. `instance` (may be nullptr) is given the response's id.
LocalReceipt takeInLocally(Project& project, QuestionnaireId id, const QByteArray& bytes, QString* instance = nullptr);

} // namespace counterpoint
