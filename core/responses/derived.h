#pragma once
#include "core/responses/derive.h"

namespace counterpoint {
class Read;
class Edit;

/// What a new variable is made of.
struct NewVariable {
    QString name;
    QString label; ///< empty: that of the variable it is made from, where it is one
    Definition definition;
};

/// Variables that come about from others of their dataset. Their values are stored, and computed again in the step that changes what they
/// stand on: the values, missing codes or range of a variable, or a definition.
namespace derived {
/// Adds it at the end of the dataset. Invalid, in words, where the name is taken, a variable is not there, the definition makes no sense,
/// or it would stand on itself.
Result<VariableId> add(Edit& db, DatasetId dataset, const NewVariable& variable);
/// Another definition for the same variable; value labels are kept unless the definition has some of its own.
Result<> redefine(Edit& db, VariableId id, const Definition& definition);
/// With its memos. Invalid for a variable that came with the file, and where another one or a filter stands on it: the sentence names them.
Result<> remove(Edit& db, VariableId id);

/// What a definition would give, without a step: the first rows (all where `rows` is below 0), and what they come from. `self` is the
/// variable that is being defined again, if one is.
struct Preview {
    std::vector<DerivedInput> inputs;
    Derived derived;
    bool isWhole = true; ///< false: of the first rows only
};
Result<Preview> preview(const Read& db, DatasetId dataset, const Definition& definition, VariableId self = {}, qint64 rows = -1);

/// Computes again all that stands on the variable, after its values, missing codes or range have changed.
Result<> refresh(Edit& db, VariableId changed);
/// Computes all derived variables of the dataset again: after rows have come.
Result<> refreshAll(Edit& db, DatasetId dataset);
/// Puts the new name of a variable into the definitions and filters of its dataset that speak of it.
void renameMentions(Edit& db, DatasetId dataset, const QString& from, const QString& to);
/// Names of the derived variables that stand on this one, directly.
QStringList standingOn(const Read& db, const Variable& variable);
} // namespace derived

} // namespace counterpoint
