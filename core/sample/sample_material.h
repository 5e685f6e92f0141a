#pragma once
#include "core/base/result.h"

namespace counterpoint {
class Edit;
}

/// What a study collects: people, transcripts and responses of the sample study.
namespace counterpoint::sample {

Result<> addCases(Edit& db);
Result<> addTranscripts(Edit& db);
Result<> addSurvey(Edit& db);
Result<> addQuestionnaire(Edit& db); ///< of that survey; after addSurvey()

} // namespace counterpoint::sample
