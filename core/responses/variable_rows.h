#pragma once
#include "core/responses/variable.h"

namespace counterpoint {
class Read;
class Edit;

/// Variables as rows of the study file; variables.h is what the rest of the program calls.
namespace variable_rows {
Result<VariableId> insert(Edit& db, const Variable& variable, int position);
/// Invalid where a value comes twice or is not of the variable's type.
Result<> checkLabels(const Variable& variable, const std::vector<ValueLabel>& labels);
Result<> checkMissing(const Variable& variable, const std::vector<MissingCode>& missing);
void replaceLabels(Edit& db, VariableId id, const std::vector<ValueLabel>& labels);
void replaceMissing(Edit& db, VariableId id, const std::vector<MissingCode>& missing);
std::vector<ValueLabel> labelsOf(const Read& db, VariableId id);
std::vector<MissingCode> missingOf(const Read& db, VariableId id);
} // namespace variable_rows

} // namespace counterpoint
