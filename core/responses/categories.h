#pragma once
#include "core/responses/column.h"

namespace counterpoint {

/// One distinct value of a variable.
struct Category {
    Value value;
    QString label; ///< its value label, or the value itself where it has none
    bool isMissing = false; ///< declared user-missing
    double count = 0; ///< rows
};

/// The answers of a variable as categories.
///
/// Order: numbers and dates ascending; texts in the order of the variable's value labels, those without a label after them by alphabet.
/// Categories that have a value label but no answer are there too, with count 0; missing codes that nobody has are not.
struct Categories {
    std::vector<Category> items;
    std::vector<std::int32_t> rows; ///< place in `items` for each row; -1 where the cell is empty (system-missing)
    double empty = 0; ///< system-missing rows
};

/// `selected` says which rows are looked at (all where it is empty); the others get no count and -2 in `rows`.
Categories categorise(const Variable& variable, const Column& column, const std::vector<bool>& selected = {});

} // namespace counterpoint
