#pragma once
#include "core/responses/variable.h"

#include <functional>

namespace counterpoint {
class Edit;
class Project;
} // namespace counterpoint

/// What a user does to a variable, each one undo step. What changes nothing takes no step.
namespace counterpoint::ui::variable_steps {

Result<> rename(Project& project, const Variable& variable, const QString& name);
Result<> setLabel(Project& project, const Variable& variable, const QString& label);
Result<> setLevel(Project& project, const Variable& variable, Level level);
Result<> setDecimals(Project& project, const Variable& variable, int decimals);
Result<> setScale(Project& project, const Variable& variable, const QString& scale, bool reversed);
Result<> setValueLabels(Project& project, const Variable& variable, const QString& lines); ///< see label_text.h
Result<> setMissing(Project& project, const Variable& variable, const QString& lines); ///< see label_text.h

Result<> setFormat(Project& project, const Variable& variable, const QString& format);
Result<> setRange(Project& project, const Variable& variable, const QString& text); ///< '1-5'; empty: what the labels say

/// The same for several at once, as one step. `column` is what is changed, in words.
using Change = std::function<Result<>(Edit& db, const Variable& variable)>;
Result<> inAll(Project& project, const std::vector<Variable>& variables, const QString& column, const Change& change);
Result<> copyLabels(Project& project, const Variable& from, const std::vector<Variable>& to);
Result<> remove(Project& project, const std::vector<Variable>& variables); ///< derived ones

QString rangeText(const std::optional<NumberRange>& range); ///< '1-5'; empty where there is none
/// '1-5', '-2-2'; Invalid, in words, where it is no range.
Result<std::optional<NumberRange>> rangeFrom(const Variable& variable, const QString& text);

} // namespace counterpoint::ui::variable_steps
