#pragma once
#include "core/survey/limesurvey_codes.h"
#include <optional>

/// Conditions from our language to LimeSurvey's and back. What has no equal there is not guessed: nothing.
namespace counterpoint::lime_logic {

/// `self`: the code of the question that '.' stands for.
std::optional<QString> toLime(const QString& expression, const Questionnaire& questionnaire, const LimeCodes& codes,
                              const QString& self = {});
/// The names in it are those of the questionnaire that was made of the survey. An expression that is always true gives an empty text.
std::optional<QString> fromLime(const QString& expression, const Questionnaire& questionnaire);

/// Words with '${name}' in them as LimeSurvey fills them in, and the way back.
QString wordsToLime(const QString& text, const Questionnaire& questionnaire, const LimeCodes& codes);
QString wordsFromLime(const QString& html);

} // namespace counterpoint::lime_logic
