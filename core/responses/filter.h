#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;

/// Keeps the responses in which a variable has one value, given by its code or its label.
struct FilterCondition {
    QString variable;
    QString value;
    bool operator==(const FilterCondition&) const = default;
};

/// Reads 'role=Manager'. Invalid for any other form.
Result<FilterCondition> filterConditionFrom(const QString& text);
/// 'role = Manager and site = 2', as a user reads it.
QString toText(const std::vector<FilterCondition>& conditions);

/// Which rows fulfil all conditions; empty where there is no condition. Invalid when a variable or a value is not there; the sentence names
/// what is.
Result<std::vector<bool>> selectRows(const Read& db, DatasetId dataset, const std::vector<FilterCondition>& conditions);

} // namespace counterpoint
