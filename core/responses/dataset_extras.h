#pragma once
#include "core/base/id.h"
#include "core/interchange/data_file/data_file.h"
#include <QStringList>
#include <functional>
#include <optional>

namespace counterpoint {
class Read;
class Edit;

/// What a statistics program's file says beside its variables: sets of answers, and the weight.
namespace dataset_extras {

using VariableOf = std::function<std::optional<VariableId>(const QString& name)>;

/// Takes them over from a file; `notes` says what was taken.
void add(Edit& db, DatasetId dataset, const data_file::File& file, const VariableOf& variableOf, QStringList& notes);
/// Puts those of a dataset into a file whose variables are there already.
void fill(const Read& db, DatasetId dataset, data_file::File& file);

} // namespace dataset_extras

} // namespace counterpoint
