#pragma once
#include "core/responses/variable.h"

namespace counterpoint {
class Project;
}

/// What a user does to a variable, each one undo step. What changes nothing takes no step.
namespace counterpoint::ui::variable_steps {

Result<> rename(Project& project, const Variable& variable, const QString& name);
Result<> setLabel(Project& project, const Variable& variable, const QString& label);
Result<> setLevel(Project& project, const Variable& variable, Level level);
Result<> setDecimals(Project& project, const Variable& variable, int decimals);
Result<> setScale(Project& project, const Variable& variable, const QString& scale, bool reversed);
Result<> setValueLabels(Project& project, const Variable& variable, const QString& lines); ///< see label_text.h
Result<> setMissing(Project& project, const Variable& variable, const QString& lines); ///< see label_text.h

} // namespace counterpoint::ui::variable_steps
