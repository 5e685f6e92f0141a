#pragma once
#include "core/responses/variable.h"

/// Value labels and missing codes as lines that a user can write: '1 = Strongly disagree', '97-99'.
namespace counterpoint::ui::label_text {

QString fromLabels(const Variable& variable); ///< one a line
QString fromMissing(const Variable& variable); ///< one a line
/// Invalid, naming the line, where it is not 'value = label'. A tab, as a spreadsheet puts it between cells, does for '='.
Result<std::vector<ValueLabel>> toLabels(const Variable& variable, const QString& lines);
/// One a line; numbers may also be parted by semicolons or commas.
Result<std::vector<MissingCode>> toMissing(const Variable& variable, const QString& lines);
/// Lines as they stand in one cell of a table: parted by semicolons.
QString inOneLine(const QString& lines);

} // namespace counterpoint::ui::label_text
