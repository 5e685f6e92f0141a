#pragma once
#include "core/responses/column.h"

namespace counterpoint {
class Read;
class Edit;

/// The responses to one survey: rows are respondents, variables are columns.
struct Dataset {
    DatasetId id;
    QString name;
    QString fileName; ///< of the file it came from, without folders
    QString importedAt; ///< UTC, ISO 8601
    qint64 rows = 0;
    int variables = 0;
    QString label; ///< what the file said of itself, or the user does
    QString notes; ///< documents of the file, line by line
    bool operator==(const Dataset&) const = default;
};

/// What a new dataset is made of. The variables' own ids are not used.
struct NewDataset {
    QString name;
    QString fileName;
    std::vector<Variable> variables;
    QString label = {};
    QString notes = {};
};

namespace datasets {
std::vector<Dataset> all(const Read& db); ///< by name
Result<Dataset> byId(const Read& db, DatasetId id);
Result<Dataset> byName(const Read& db, const QString& name);
/// Adds variables with their columns, which all have as many rows. Invalid when a name is empty or comes twice, or a column's type or
/// length does not fit; a taken name of a dataset gets a number.
Result<DatasetId> add(Edit& db, const NewDataset& dataset, const std::vector<Column>& columns);
Result<> rename(Edit& db, DatasetId id, const QString& name);
Result<> describe(Edit& db, DatasetId id, const QString& label, const QString& notes);
void remove(Edit& db, DatasetId id); ///< with its variables and analyses; the values stay in the file for undo
/// All values of a variable, or those of the first rows. Fails with Format where they are damaged.
Result<Column> column(const Read& db, VariableId variable, qint64 firstRows = -1);
/// Puts other values in the place of a variable's, of the same or another type; the old ones stay in the file for undo. Invalid where there
/// are more or fewer rows. What stands on the variable is not computed again: see derived.h.
Result<> replaceColumn(Edit& db, VariableId variable, const Column& values);
/// Puts other texts in the place of a variable's texts, row by row, and computes again what stands on it; the old ones stay in the file
/// for undo. Invalid for numbers, or where there are more or fewer rows.
Result<> replaceTexts(Edit& db, VariableId variable, const Column& texts);
} // namespace datasets

} // namespace counterpoint
