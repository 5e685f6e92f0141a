#pragma once
#include "core/base/result.h"
#include "core/survey/questionnaire.h"
#include "core/survey/survey_ids.h"

class QJsonObject;

namespace counterpoint {
class Read;
class Edit;

/// A questionnaire as it was fielded: what responses name.
struct SurveyVersion {
    SurveyVersionId id;
    QuestionnaireId questionnaire;
    int number = 0;
    QString label; ///< as responses name it
    QString madeAt; ///< UTC, ISO 8601
    QString madeBy;
    QString note;
    QStringList changes; ///< against the version before, in words
    QString digest; ///< SHA-256 of the canonical JSON, hexadecimal
    bool operator==(const SurveyVersion&) const = default;
};

/// One difference between two versions.
struct SurveyChange {
    QString sentence;
    bool breaksData = false; ///< responses to both cannot be read as answers to one question without more ado
    QString itemUuid = {}; ///< empty: of the whole or of a list
    bool operator==(const SurveyChange&) const = default;
};

namespace surveyVersions {
std::vector<SurveyVersion> of(const Read& db, QuestionnaireId id); ///< oldest first
Result<SurveyVersion> byLabel(const Read& db, QuestionnaireId id, const QString& label);
/// The questionnaire as it was; without ids of the study file.
Result<Questionnaire> snapshot(const Read& db, SurveyVersionId id);
/// Freezes it as it is now, under its number; the last version where nothing has changed since.
Result<SurveyVersion> freeze(Edit& db, QuestionnaireId id, const QString& by, const QString& note = {});
/// Puts other words into the snapshot of a version, as JSON; for a redaction alone, since responses name what they answered.
void replaceSnapshot(Edit& db, SurveyVersionId id, const QJsonObject& json);
/// What has changed since the last version; empty where there is none.
Result<std::vector<SurveyChange>> changesSinceLast(const Read& db, QuestionnaireId id);
} // namespace surveyVersions

/// What changed from one to the other, in words, what breaks collected data first.
std::vector<SurveyChange> differences(const Questionnaire& before, const Questionnaire& after);

} // namespace counterpoint
