#pragma once
#include "core/interchange/data_file/data_file.h"
#include "core/responses/variable.h"
#include <QStringList>

/// Between the variables of a statistics program's file and those of a study.
namespace counterpoint::data_file_values {

/// Seconds since 1970, as Column has dates, of those since 1582, and back.
double fromFile(double seconds);
double toFile(double seconds);

/// The variable's dictionary, with everything in it that a study can hold; its values are read with variable.type in mind.
Variable variableFrom(const data_file::Variable& given);
/// Names of the custom attributes of the file's variable that a study has no place for.
QStringList otherAttributes(const data_file::Variable& given);
/// The dictionary of a study's variable, without values.
data_file::Variable toFile(const Variable& variable);

} // namespace counterpoint::data_file_values
