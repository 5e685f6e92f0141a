#pragma once
#include "core/base/result.h"
#include "core/survey/limesurvey_import.h"

namespace counterpoint {

/// Whether the first bytes of a file are those of a survey that Qualtrics exports (.qsf).
bool isQualtricsSurvey(const QByteArray& head);
/// A survey of Qualtrics as a questionnaire. Display logic, branches, loops and types without an equal are listed.
Result<ForeignSurvey> questionnaireFromQualtrics(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint
