#pragma once
#include "core/base/result.h"
#include "core/survey/questionnaire.h"
#include <QJsonObject>

namespace counterpoint {

/// The one description of a questionnaire that versions, forms and tests share: docs/questionnaire-json.md says what each key means. What has
/// its usual value is left out; ids of the study file are not in it.
QJsonObject toJson(const Questionnaire& questionnaire);
QJsonObject toJson(const SurveyItem& item);
/// Compact UTF-8 with keys in order, so that the same questionnaire gives the same bytes.
QByteArray canonicalJson(const Questionnaire& questionnaire);
/// Format, in words with the place, where it is no questionnaire or something in it has the wrong type.
Result<Questionnaire> questionnaireFromJson(const QByteArray& json);
Result<SurveyItem> surveyItemFromJson(const QJsonObject& json);

} // namespace counterpoint
