#pragma once
#include "core/responses/column.h"
#include "core/responses/import_responses.h"

namespace counterpoint {

/// One column of a file for one variable.
struct ColumnWish {
    std::size_t place = 0; ///< in preview.columns
    Variable target;
};

struct ResponseColumns {
    std::vector<Column> columns; ///< as the wishes
    QStringList notes; ///< cells that do not fit, which are left empty
};

/// The values of some columns of a file, as the variables that they are for have them: where a variable has numbers, the label of a value
/// is read as the value.
ResponseColumns columnsOf(const NewResponses& responses, const std::vector<ColumnWish>& wishes);

} // namespace counterpoint
