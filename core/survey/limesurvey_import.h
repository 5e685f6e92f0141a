#pragma once
#include "core/interchange/limesurvey/lime_document.h"
#include "core/survey/questionnaire.h"
#include <QStringList>

namespace counterpoint {

/// A questionnaire that was made of another program's survey, not yet in any study.
struct ForeignSurvey {
    Questionnaire questionnaire;
    QStringList unsupported; ///< sentences: what it asks or does that we do not, by the question's code
};

/// A survey of LimeSurvey as a questionnaire. Conditions and types without an equal are kept as they are in the items' extras, and listed.
Result<ForeignSurvey> questionnaireFromLime(const lime::Document& survey, const QString& fileName);

/// The answers in an archive as a table, with the headings that LimeSurvey's exports have: 'Q1', 'Q2[SQ001]', 'Q2[other]'.
std::vector<QStringList> answersFromLime(const lime::Archive& archive);

} // namespace counterpoint
