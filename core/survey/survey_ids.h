#pragma once
#include "core/base/id.h"

namespace counterpoint {

using QuestionnaireId = Id<struct QuestionnaireTag>;
using SurveyItemId = Id<struct SurveyItemTag>;
using ChoiceListId = Id<struct ChoiceListTag>;
using SurveyScaleId = Id<struct SurveyScaleTag>;
using SurveyVersionId = Id<struct SurveyVersionTag>;
using InvitationId = Id<struct InvitationTag>;
using QuotaId = Id<struct QuotaTag>;
using InterviewSelectionId = Id<struct InterviewSelectionTag>;
using PaperFormId = Id<struct PaperFormTag>;

} // namespace counterpoint
