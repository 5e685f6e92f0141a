#pragma once
#include "core/interchange/limesurvey/lime_document.h"
#include "core/survey/questionnaire.h"

namespace counterpoint {

/// A questionnaire as LimeSurvey's survey, ready to be imported there.
struct LimeSurvey {
    lime::Document document;
    int questions = 0;
    QStringList losses; ///< sentences: what LimeSurvey does not have, or has otherwise
};
/// Invalid where nothing of it could be asked there.
Result<LimeSurvey> limeSurveyOf(const Questionnaire& questionnaire);

} // namespace counterpoint
