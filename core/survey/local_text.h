#pragma once
#include <QString>
#include <map>

namespace counterpoint {

/// A text in several languages, by their names; empty texts are not kept.
using LocalText = std::map<QString, QString>;
/// The texts of a thing by what they are for; roles that we do not know ('media::image', 'short') are kept as they come.
using RoleTexts = std::map<QString, LocalText>;
/// What we do not support or know, kept verbatim: by the name of the setting or column.
using Extras = std::map<QString, QString>;

namespace role {
inline const QString label = QStringLiteral("label");
inline const QString hint = QStringLiteral("hint");
inline const QString guidance = QStringLiteral("guidance_hint");
inline const QString constraintMessage = QStringLiteral("constraint_message");
inline const QString requiredMessage = QStringLiteral("required_message");
inline const QString otherLabel = QStringLiteral("other_label"); ///< beside the field of 'other, please say'
inline const QString low = QStringLiteral("low_label"); ///< of the ends of a rating or slider
inline const QString high = QStringLiteral("high_label");
inline const QString title = QStringLiteral("title"); ///< of the questionnaire
inline const QString introduction = QStringLiteral("introduction");
inline const QString thanks = QStringLiteral("thanks");
inline const QString screenedOut = QStringLiteral("screened_out"); ///< said to who does not consent or is not asked on
} // namespace role

QString textIn(const RoleTexts& texts, const QString& role, const QString& language); ///< empty where there is none
/// The text in the language, else in the fallback, else in any.
QString textOrOther(const RoleTexts& texts, const QString& role, const QString& language, const QString& fallback = {});
void setText(RoleTexts& texts, const QString& role, const QString& language, const QString& text); ///< an empty text takes it away

} // namespace counterpoint
