#pragma once
#include "core/interchange/xlsform/findings.h"
#include <QJsonArray>

namespace counterpoint::cli {

QJsonArray listOf(const std::vector<xlsform::Finding>& findings);
/// As sentences with their places; what is the same in several rows in one: 'survey, rows 2, 3 and 7, column “type”: …'
QStringList sentencesOf(const std::vector<xlsform::Finding>& findings);

} // namespace counterpoint::cli
