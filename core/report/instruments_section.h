#pragma once
#include "core/base/result.h"
#include "core/survey/guides.h"

namespace counterpoint::report {
struct Document;

/// What was asked in interviews and groups: one guide (of a valid id), or all of them under headings.
Result<> addGuides(const Read& db, GuideId only, Document& report);
/// What the survey asked: wording, choices and their codes, page by page; one questionnaire (of a valid id), or all of them under headings.
/// Of responses that came without a questionnaire the words and labels of the variables.
Result<> addQuestionnaires(const Read& db, QuestionnaireId only, Document& report);

} // namespace counterpoint::report
