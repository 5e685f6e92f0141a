#pragma once
#include "core/responses/variable.h"

namespace counterpoint {
class Read;

/// Keeps the responses in which a variable has one value.
struct FilterCondition {
    VariableId variable;
    Value value;
    bool operator==(const FilterCondition&) const = default;
};

namespace filters {
/// Reads 'role=Manager' or 'role=2': the name of a variable, and one of its values by label or code. Invalid when there is no such
/// variable or value; the sentence names what there is.
Result<FilterCondition> conditionFrom(const Read& db, DatasetId dataset, const QString& text);
/// 'Role = Manager and Site = 2', as a user reads it.
Result<QString> toText(const Read& db, const std::vector<FilterCondition>& conditions);
/// Which rows fulfil all conditions, one entry a row; empty where there is no condition. Invalid when a variable is not of this dataset.
Result<std::vector<bool>> selectRows(const Read& db, DatasetId dataset, const std::vector<FilterCondition>& conditions);
/// Which rows an expression is true for, one entry a row; empty where the expression is. An answer that is not known makes it true for no
/// row. Invalid, in words, where the expression is wrong or cannot be computed for a row.
Result<std::vector<bool>> selectRows(const Read& db, DatasetId dataset, const QString& expression);
} // namespace filters

} // namespace counterpoint
