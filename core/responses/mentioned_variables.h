#pragma once
#include "core/base/id.h"
#include <QString>
#include <map>

namespace counterpoint {
class Read;
class Edit;

/// The variables of a dataset that an expression speaks of, by the names that it uses. What is kept with an expression, so that it follows
/// when a variable is renamed.
using MentionedVariables = std::map<QString, VariableId>;

MentionedVariables mentionedVariables(const Read& db, DatasetId dataset, const QString& expression);
/// Analyses of the first versions keep no such variables beside their filter: its words are renamed instead.
void renameInOldAnalyses(Edit& db, DatasetId dataset, const QString& from, const QString& to);
/// The expression with the names that its variables have now; a variable that is gone keeps the name it had.
QString withCurrentNames(const Read& db, const QString& expression, const MentionedVariables& mentioned);

} // namespace counterpoint
