#pragma once
#include <QJsonObject>

namespace counterpoint::expression {

/// Answers {"expr": "…", "values": {"name": …}} with {"value": …, "type": "…"} or {"error": "…"}. Values are numbers, texts, true and
/// false, null for an unanswered question, and lists for several choices; NaN and the infinities are given as texts.
QJsonObject calculate(const QJsonObject& question);

} // namespace counterpoint::expression
