#pragma once
#include "core/responses/variable.h"

namespace counterpoint {
class Read;
class Edit;

/// The variables of a dataset, with their labels and missing codes.
namespace variables {
std::vector<Variable> of(const Read& db, DatasetId dataset); ///< in the order of the file
Result<Variable> byId(const Read& db, VariableId id);
Result<Variable> byName(const Read& db, DatasetId dataset, const QString& name);

Result<> rename(Edit& db, VariableId id, const QString& name); ///< Invalid when the name is empty or taken
Result<> setLabel(Edit& db, VariableId id, const QString& label);
Result<> setLevel(Edit& db, VariableId id, Level level);
Result<> setDecimals(Edit& db, VariableId id, int decimals); ///< 0 to 15
Result<> setScale(Edit& db, VariableId id, const QString& scale, bool reversed); ///< an empty name: no item of a scale
Result<> setFormat(Edit& db, VariableId id, const QString& format); ///< as SPSS writes it; empty: not known
Result<> setRange(Edit& db, VariableId id, const std::optional<NumberRange>& range); ///< of the answers; none: what the labels say
/// Invalid where a value comes twice or is not of the variable's type.
Result<> setValueLabels(Edit& db, VariableId id, const std::vector<ValueLabel>& labels);
Result<> setMissing(Edit& db, VariableId id, const std::vector<MissingCode>& missing);
/// Gives other variables the value labels, missing codes and declared range of one. Invalid where a type does not fit.
Result<> copyLabels(Edit& db, VariableId from, const std::vector<VariableId>& to);

/// '99', '97-99' or a text as a missing code of this variable; '-9--7' is the range from -9 to -7.
Result<MissingCode> missingCodeFrom(const Variable& variable, const QString& text);
QString toText(const MissingCode& code);
/// '1', 'yes' or '2024-05-31' as a value of this variable's type.
Result<Value> valueFrom(const Variable& variable, const QString& text);
} // namespace variables

} // namespace counterpoint
