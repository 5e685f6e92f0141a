#pragma once
#include "core/base/result.h"
#include "core/survey/survey_variables.h"

namespace counterpoint {
class Read;
class Edit;

/// Brings the variables of a questionnaire's datasets to what it asks; fielded_dataset.h is what the rest of the program calls.
namespace dataset_refresh {

/// The dataset of a repeat (of the responses themselves where `repeatUuid` is empty); not valid where there is none yet.
DatasetId datasetOf(const Read& db, QuestionnaireId id, const QString& repeatUuid);
/// All that the questionnaire's datasets have of it.
std::vector<StoredSurveyVariable> storedVariables(const Read& db, QuestionnaireId id);
/// Makes it, or brings its variables to `wanted`.
Result<DatasetId> refresh(Edit& db, const Questionnaire& questionnaire, const QString& repeatUuid, const SurveyVariables& wanted);

} // namespace dataset_refresh

} // namespace counterpoint
