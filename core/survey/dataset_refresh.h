#pragma once
#include "core/base/result.h"
#include "core/survey/survey_variables.h"

namespace counterpoint {
class Read;
class Edit;

/// Brings the variables of a questionnaire's datasets to what it asks; fielded_dataset.h is what the rest of the program calls.
namespace dataset_refresh {

/// Variables that each row of a repeat has before its answers.
namespace repeat_variable {
inline const QString row = QStringLiteral("row_id"); ///< of the response, and which time
inline const QString number = QStringLiteral("repeat_number");
} // namespace repeat_variable

/// The dataset of a repeat (of the responses themselves where `repeatUuid` is empty); not valid where there is none yet.
DatasetId datasetOf(const Read& db, QuestionnaireId id, const QString& repeatUuid);
/// Makes it, or brings its variables to `wanted`.
Result<DatasetId> refresh(Edit& db, const Questionnaire& questionnaire, const QString& repeatUuid, const SurveyVariables& wanted);

} // namespace dataset_refresh

} // namespace counterpoint
