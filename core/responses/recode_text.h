#pragma once
#include "core/responses/definition.h"

namespace counterpoint {

/// Rules as a person writes them, one a line: '1,2=1 Low', '3-highest=2 High', 'missing=9', 'rest=copy', 'Yes=1'. Between the new value and
/// its label stands a space; values of texts and new texts may stand between quotes.
Result<std::vector<RecodeRule>> recodeRulesFrom(const Variable& of, const QStringList& lines);
QStringList recodeText(const std::vector<RecodeRule>& rules);

} // namespace counterpoint
