#pragma once
#include "core/survey/local_text.h"
#include <QJsonObject>

/// Texts and verbatim settings as JSON, as the study file and questionnaires in JSON both have them.
namespace counterpoint::extras_json {

QJsonObject toJson(const Extras& extras);
QJsonObject toJson(const RoleTexts& texts);
Extras extrasFrom(const QJsonObject& json);
RoleTexts textsFrom(const QJsonObject& json);
QString compact(const QJsonObject& json);
QJsonObject objectIn(const QString& text); ///< empty where it is none

} // namespace counterpoint::extras_json
