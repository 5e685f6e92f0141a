#pragma once
#include "core/survey/checks.h"

/// The parts of checkQuestionnaire(), each adding what it finds.
namespace counterpoint::survey_checks {

void logic(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems); ///< names, references, circles, what is never reached
void choices(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems); ///< lists and scales
void variables(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems); ///< names that one question takes from another
void texts(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems); ///< empty ones and missing translations
void wording(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems); ///< how questions are put, and how hard they read

SurveyProblem problem(SurveyProblem::Kind kind, SurveyProblem::Severity severity, const SurveyItem& item, const QString& sentence);
/// What the item is called in a sentence: its name, or the beginning of its words.
QString called(const Questionnaire& questionnaire, const SurveyItem& item);

/// Mean of years of school that an English text asks for (Flesch-Kincaid grade level), and of words and long words (LIX). Both of at least one
/// sentence; 0 of no words.
double fleschKincaidGrade(const QString& text);
double lix(const QString& text);

} // namespace counterpoint::survey_checks
